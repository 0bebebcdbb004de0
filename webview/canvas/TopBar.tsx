import { useReactFlow } from '@xyflow/react';
import type { ReactNode } from 'react';
import { printCount } from '../../engine/operators/receipt.ts';
import type { Snapshot, Totals } from '../../engine/view/snapshot.ts';
import { Icon } from '../Icon.tsx';
import type { Direction } from '../layout/graph.ts';
import { plural } from '../numbers.ts';
import { useGestures } from './gestures.ts';
import { IconButton } from './IconButton.tsx';
import { isEmptyNetwork } from './scene/nodes.ts';
import type { Panels } from './state.ts';
import './TopBar.css';

interface TopBarProps {
  readonly snapshot: Snapshot;
  readonly direction: Direction;
  readonly panels: Panels;
}

export function TopBar({ snapshot, direction, panels }: TopBarProps): ReactNode {
  const { dispatch, command } = useGestures();
  const flow = useReactFlow();
  const turned = direction === 'down' ? 'right' : 'down';
  return (
    <header className="top-bar">
      <IconButton
        icon="palette"
        label={panels.palette ? 'Hide the palette' : 'Show the palette'}
        pressed={panels.palette}
        onClick={() => dispatch({ type: 'toggle-panel', panel: 'palette' })}
      />
      <h1 className="network-name">{snapshot.name}</h1>
      <TotalsLine totals={snapshot.totals} />
      <div className="top-bar-actions" role="toolbar" aria-label="Canvas">
        <button
          type="button"
          className="primary-button"
          disabled={isEmptyNetwork(snapshot.nodes) || snapshot.frozen !== undefined}
          title="Run a forward pass on a sample input"
          onClick={() => command('netwright.runForwardPass')}
        >
          <Icon name="run" />
          Run
        </button>
        <IconButton
          icon="fit"
          label="Show the whole network"
          onClick={() => void flow.fitView({ padding: 0.08, maxZoom: 1 })}
        />
        <IconButton
          icon={turned}
          label={turned === 'right' ? 'Lay out from left to right' : 'Lay out from top to bottom'}
          onClick={() => dispatch({ type: 'turn', direction: turned })}
        />
        <IconButton icon="keys" label="Keys (?)" onClick={() => dispatch({ type: 'show-keys', shown: true })} />
        <IconButton icon="text" label="Open the text" onClick={() => command('netwright.openText')} />
        <IconButton
          icon="inspector"
          label={panels.inspector ? 'Hide the inspector' : 'Show the inspector'}
          pressed={panels.inspector}
          onClick={() => dispatch({ type: 'toggle-panel', panel: 'inspector' })}
        />
      </div>
    </header>
  );
}

function TotalsLine({ totals }: { readonly totals: Totals }): ReactNode {
  return (
    <p className="totals">
      <span title="Trainable numbers">
        <strong>{printCount(totals.parameters)}</strong> parameters
      </span>
      <span title="Multiply-accumulates for one sample">
        {totals.open === undefined ? (
          <>
            <strong>{printCount(totals.macs)}</strong> MACs
          </>
        ) : (
          `MACs depend on ${totals.open}`
        )}
      </span>
      {totals.unresolved > 0 && (
        <span className="partial" title="Their shapes are not known yet, so the totals do not include them">
          <Icon name="warning" />
          partial: {plural(totals.unresolved, 'node')} missing
        </span>
      )}
    </p>
  );
}
