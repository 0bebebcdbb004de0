import type { ReactNode } from 'react';
import { printCount } from '../../../engine/operators/receipt.ts';
import type { Count, ViewNode } from '../../../engine/view/snapshot.ts';
import { Icon } from '../../Icon.tsx';
import { useGestures } from '../gestures.ts';

interface SeveralNodesPanelProps {
  readonly nodes: readonly ViewNode[];
  readonly frozen: boolean;
}

export function SeveralNodesPanel({ nodes, frozen }: SeveralNodesPanelProps): ReactNode {
  const { intend } = useGestures();
  const counted = nodes.filter(({ kind }) => kind !== 'input' && kind !== 'output');
  const editable = nodes.filter((node) => node.editable).map(({ id }) => id);
  return (
    <>
      <div className="inspector-head">
        <h2>{nodes.length} nodes</h2>
      </div>
      <dl className="figures">
        <dt>Parameters</dt>
        <dd>{total(counted.map(({ parameters }) => parameters))}</dd>
        <dt>MACs</dt>
        <dd>{total(counted.map(({ macs }) => macs))}</dd>
      </dl>
      {!frozen && editable.length > 0 && (
        <>
          <button
            type="button"
            className="wide-button"
            onClick={() => intend({ kind: 'duplicate-nodes', nodes: editable })}
          >
            <Icon name="duplicate" />
            Duplicate
          </button>
          <button
            type="button"
            className="wide-button"
            onClick={() => intend({ kind: 'delete-nodes', nodes: editable })}
          >
            <Icon name="delete" />
            Delete
          </button>
        </>
      )}
    </>
  );
}

/** A sum that misses something says so. */
function total(counts: readonly (Count | undefined)[]): string {
  const known = counts.filter((count) => count !== undefined);
  const sum = printCount(known.reduce((result, count) => result + count.total, 0));
  return known.length === counts.length ? sum : `${sum}, partial: ${counts.length - known.length} missing`;
}
