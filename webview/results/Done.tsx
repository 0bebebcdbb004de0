import type { ReactNode } from 'react';
import { Icon } from '../Icon.tsx';
import { duration } from '../numbers.ts';
import type { RunResults } from '../protocol.ts';
import { NodeTable } from './NodeTable.tsx';
import { OutputCard } from './OutputCard.tsx';
import { printResultShape } from './resultShape.ts';

interface DoneProps {
  readonly network: string;
  readonly results: RunResults;
  readonly onRunAgain: () => void;
  readonly onReveal: (node: string) => void;
}

export function Done({ network, results, onRunAgain, onReveal }: DoneProps): ReactNode {
  const { inputs, outputs, nodes, weights, times, runtime } = results;
  return (
    <>
      <header className="results-head">
        <h1>{network}</h1>
        <button type="button" className="primary-button" onClick={onRunAgain}>
          <Icon name="run" />
          Run again
        </button>
      </header>
      <dl className="run-facts">
        {inputs.map((input) => (
          <div key={input.name}>
            <dt>{input.name}</dt>
            <dd>
              {printResultShape(input.shape)}
              <span className="aside">{input.source}</span>
            </dd>
          </div>
        ))}
        <div>
          <dt>Weights</dt>
          <dd>{weights}</dd>
        </div>
        <div>
          <dt>Ran in</dt>
          <dd>
            <strong>{duration(times.run)}</strong>
            <span className="aside">
              on {runtimes[runtime]}, after {duration(times.build)} to build and {duration(times.session)} to load the
              model
            </span>
          </dd>
        </div>
      </dl>
      <section aria-label="Outputs">
        <h2>{outputs.length === 1 ? 'Output' : 'Outputs'}</h2>
        <div className="outputs">
          {outputs.map((output) => (
            <OutputCard key={output.name} output={output} />
          ))}
        </div>
      </section>
      <section aria-label="Nodes">
        <h2>Nodes</h2>
        <NodeTable nodes={nodes} onReveal={onReveal} />
      </section>
    </>
  );
}

const runtimes: Readonly<Record<RunResults['runtime'], string>> = {
  native: 'ONNX Runtime',
  wasm: 'ONNX Runtime (WebAssembly)',
};
