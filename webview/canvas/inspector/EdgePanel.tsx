import type { ReactNode } from 'react';
import type { ViewEdge } from '../../../engine/view/snapshot.ts';
import { Icon } from '../../Icon.tsx';
import { useGestures } from '../gestures.ts';
import { referenceTo } from '../scene/dropTarget.ts';

export function EdgePanel({ edge, frozen }: { readonly edge: ViewEdge; readonly frozen: boolean }): ReactNode {
  const { intend, dispatch } = useGestures();
  const show = (node: string) => dispatch({ type: 'show-node', node });
  return (
    <>
      <div className="inspector-head">
        <h2>Connection</h2>
      </div>
      <dl className="figures">
        <dt>From</dt>
        <dd>
          <button type="button" className="link-button" onClick={() => show(edge.source)}>
            {edge.source}
          </button>
        </dd>
        <dt>To</dt>
        <dd>
          <button type="button" className="link-button" onClick={() => show(edge.target)}>
            {edge.target}
          </button>
        </dd>
        <dt>Shape</dt>
        <dd>{edge.shape === '' ? <span className="unknown">unknown</span> : edge.shape}</dd>
      </dl>
      {!frozen && (
        <>
          <button
            type="button"
            className="wide-button"
            onClick={() => intend({ kind: 'disconnect', edge: referenceTo(edge) })}
          >
            <Icon name="delete" />
            Disconnect
          </button>
          <p className="hint">Choose a palette entry with Enter to insert it here.</p>
        </>
      )}
    </>
  );
}
