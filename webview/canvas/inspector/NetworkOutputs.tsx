import { type ReactNode, useId } from 'react';
import type { ViewEdge, ViewNode } from '../../../engine/view/snapshot.ts';
import { useGestures } from '../gestures.ts';
import { isOutputOf } from '../scene/nodes.ts';

interface NetworkOutputsProps {
  readonly node: ViewNode;
  readonly edges: readonly ViewEdge[];
}

/** Whether what a node puts out is an output of the network. */
export function NetworkOutputs({ node, edges }: NetworkOutputsProps): ReactNode {
  const { intend } = useGestures();
  const id = useId();
  return (
    <section aria-label="Network output">
      {node.outputs.map((port, index) => (
        <div key={port.name} className="attribute">
          <label htmlFor={`${id}-${index}`}>
            {node.outputs.length > 1 ? `network output ${index}` : 'network output'}
          </label>
          <span className="checkbox">
            <input
              id={`${id}-${index}`}
              type="checkbox"
              title="What this node puts out is an output of the network"
              checked={isOutputOf(edges, node.id, index)}
              onChange={({ target }) =>
                intend({ kind: 'set-output', source: node.id, sourcePort: index, isOutput: target.checked })
              }
            />
          </span>
        </div>
      ))}
    </section>
  );
}
