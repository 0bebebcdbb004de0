import type { ReactNode } from 'react';
import type { PaletteEntry, Snapshot } from '../../../engine/view/snapshot.ts';
import { focusCanvas } from '../keyboard/focus.ts';
import { edgesBeside, findNode } from '../scene/nodes.ts';
import type { CanvasState } from '../state.ts';
import { EdgePanel } from './EdgePanel.tsx';
import { NetworkPanel } from './NetworkPanel.tsx';
import { NodePanel } from './NodePanel.tsx';
import { SeveralNodesPanel } from './SeveralNodesPanel.tsx';
import './Inspector.css';

interface InspectorProps {
  readonly state: CanvasState;
  readonly snapshot: Snapshot;
  /** Everything that `op` can name. */
  readonly palette: readonly PaletteEntry[];
}

/** Everything about what is selected, and the fields to change it. */
export function Inspector(props: InspectorProps): ReactNode {
  return (
    <aside className="inspector" aria-label="Inspector" onKeyDown={({ key }) => key === 'Escape' && focusCanvas()}>
      <div className="inspector-body">
        <Panel {...props} />
      </div>
    </aside>
  );
}

function Panel({ state, snapshot, palette }: InspectorProps): ReactNode {
  const { selection, statistics } = state;
  const nodes = selection.nodes.flatMap((id) => findNode(snapshot.nodes, id) ?? []);
  const edge = snapshot.edges.find(({ id }) => id === selection.edge);
  const frozen = snapshot.frozen !== undefined;
  const [node] = nodes;
  if (edge) return <EdgePanel edge={edge} frozen={frozen} />;
  if (node && nodes.length > 1) return <SeveralNodesPanel nodes={nodes} frozen={frozen} />;
  if (!node) return <NetworkPanel snapshot={snapshot} />;
  return (
    <NodePanel
      // An input that is renamed in its own field keeps the keyboard.
      key={node.kind === 'input' ? `input ${snapshot.nodes.indexOf(node)}` : node.id}
      node={node}
      edges={edgesBeside(snapshot.nodes, snapshot.edges, node.id)}
      snapshot={snapshot}
      palette={palette}
      statistics={statistics[node.id]}
      readOnly={frozen || !node.editable}
    />
  );
}
