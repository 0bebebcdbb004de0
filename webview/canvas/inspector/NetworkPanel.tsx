import type { ReactNode } from 'react';
import { printCount } from '../../../engine/operators/receipt.ts';
import type { Snapshot, ViewNode, ViewProblem } from '../../../engine/view/snapshot.ts';
import { Icon } from '../../Icon.tsx';
import { useGestures } from '../gestures.ts';
import { ExplainLink } from './ExplainLink.tsx';
import { FigureRows } from './FigureRows.tsx';
import { NetworkInputs } from './NetworkInputs.tsx';
import { ProblemList } from './ProblemList.tsx';

/** With nothing selected: the network as a whole, what is wrong with it, and how to go on. */
export function NetworkPanel({ snapshot }: { readonly snapshot: Snapshot }): ReactNode {
  const { figures, nodes } = snapshot;
  const { dispatch } = useGestures();
  const layers = nodes.filter(({ kind }) => kind !== 'input' && kind !== 'output').length;
  return (
    <>
      <div className="inspector-head">
        <h2>{snapshot.name}</h2>
        <p className="inspector-op">{layers === 1 ? '1 node' : `${printCount(layers)} nodes`}</p>
      </div>
      <ProblemList problems={snapshot.problems} />
      <NodeProblems nodes={nodes} />
      <section aria-label="Totals of the network">
        <h3>For one sample</h3>
        {figures.missing !== undefined && (
          <p className="inspector-note">
            <Icon name="warning" /> Partial: {figures.missing}
          </p>
        )}
        {figures.of === undefined && (
          <dl className="figures">
            <FigureRows figures={figures.list} />
          </dl>
        )}
      </section>
      <NetworkInputs nodes={nodes} frozen={snapshot.frozen !== undefined} />
      <section aria-label="How to">
        <h3>How to</h3>
        <ul className="hints">
          <li>Drag a block from the palette onto an edge to insert it there.</li>
          <li>Drag from one connection point to another to connect.</li>
          <li>Select a node to tune it; Delete deletes, F2 renames.</li>
          <li>
            Look into a block with <Icon name="unfold" /> or Space.
          </li>
          <li>
            <kbd>?</kbd> lists{' '}
            <button type="button" className="link-button" onClick={() => dispatch({ type: 'show-keys', shown: true })}>
              all keys
            </button>
            .
          </li>
        </ul>
      </section>
    </>
  );
}

interface NodeProblem {
  readonly node: ViewNode;
  readonly problem: ViewProblem;
}

function NodeProblems({ nodes }: { readonly nodes: readonly ViewNode[] }): ReactNode {
  const { dispatch } = useGestures();
  const all: NodeProblem[] = nodes.flatMap((node) => node.problems.map((problem) => ({ node, problem })));
  const found = severities.flatMap((severity) => all.filter(({ problem }) => problem.severity === severity));
  if (found.length === 0) return null;
  return (
    <section aria-label="Problems">
      <h3>Problems</h3>
      <ul className="problems">
        {found.map(({ node, problem }) => (
          <li key={`${node.id} ${problem.code} ${problem.message}`} data-severity={problem.severity}>
            <Icon name={problem.severity} />
            <span>
              <button
                type="button"
                className="link-button"
                onClick={() => dispatch({ type: 'show-node', node: node.id })}
              >
                {node.name}
              </button>{' '}
              {problem.message} <ExplainLink code={problem.code} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The worst first. */
const severities = ['error', 'warning', 'information'] as const;
