import type { ReactNode } from 'react';
import type { ViewNode } from '../../../engine/view/snapshot.ts';
import { Icon } from '../../Icon.tsx';
import { useGestures } from '../gestures.ts';

interface NetworkInputsProps {
  readonly nodes: readonly ViewNode[];
  readonly frozen: boolean;
}

/** The inputs of the network, each a way to its fields, and one more. */
export function NetworkInputs({ nodes, frozen }: NetworkInputsProps): ReactNode {
  const { intend, dispatch } = useGestures();
  const inputs = nodes.filter(({ kind }) => kind === 'input');
  return (
    <section aria-label="Inputs">
      <h3>Inputs</h3>
      <dl className="figures">
        {inputs.map(({ id, name, outputs }) => (
          <div key={id} className="figure-row">
            <dt>
              <button type="button" className="link-button" onClick={() => dispatch({ type: 'show-node', node: id })}>
                {name}
              </button>
            </dt>
            <dd>{outputs[0]?.shape || <span className="unknown">unknown</span>}</dd>
          </div>
        ))}
      </dl>
      {!frozen && (
        <button type="button" className="wide-button" onClick={() => intend({ kind: 'add-input' })}>
          <Icon name="add" />
          Add an input
        </button>
      )}
    </section>
  );
}
