import type { ReactNode } from 'react';
import type { PaletteEntry, Snapshot, ViewEdge, ViewNode } from '../../../engine/view/snapshot.ts';
import { Icon } from '../../Icon.tsx';
import type { NodeStatistics } from '../../protocol.ts';
import { useGestures } from '../gestures.ts';
import { IconButton } from '../IconButton.tsx';
import { Prose } from '../Prose.tsx';
import { AttributeField } from './AttributeField.tsx';
import { attributesOf } from './attributes.ts';
import { Figures } from './Figures.tsx';
import { InputFields } from './InputFields.tsx';
import { NetworkOutputs } from './NetworkOutputs.tsx';
import { ProblemList } from './ProblemList.tsx';
import { Wiring } from './Wiring.tsx';

interface NodePanelProps {
  readonly node: ViewNode;
  /** Those of the network or block that the node stands in. */
  readonly edges: readonly ViewEdge[];
  readonly snapshot: Snapshot;
  readonly palette: readonly PaletteEntry[];
  readonly statistics: NodeStatistics | undefined;
  readonly readOnly: boolean;
}

export function NodePanel({ node, edges, snapshot, palette, statistics, readOnly }: NodePanelProps): ReactNode {
  const { dispatch, revealText, intend } = useGestures();
  const entry = palette.find(({ name }) => name === node.op);
  const attributes = attributesOf(node, entry?.attributes ?? {});
  const known = new Set(attributes.map(({ name }) => name));
  const general = node.problems.filter(({ attribute }) => attribute === undefined || !known.has(attribute));
  const isTerminal = node.kind === 'input' || node.kind === 'output';
  return (
    <>
      <div className="inspector-head" data-category={node.category} data-kind={node.kind}>
        <h2>{node.name}</h2>
        <IconButton icon="text" label="Show in the text" onClick={() => revealText(node.id)} />
        {!readOnly && (
          <>
            {node.kind !== 'output' && (
              <IconButton
                icon="rename"
                label="Rename (F2)"
                onClick={() => dispatch({ type: 'begin-rename', node: node.id })}
              />
            )}
            {!isTerminal && (
              <IconButton
                icon="duplicate"
                label="Duplicate"
                onClick={() => intend({ kind: 'duplicate-nodes', nodes: [node.id] })}
              />
            )}
            <IconButton
              icon="delete"
              label={node.kind === 'output' ? 'No longer an output' : 'Delete'}
              onClick={() => intend({ kind: 'delete-nodes', nodes: [node.id] })}
            />
          </>
        )}
        <p className="inspector-op">
          <span className="swatch" />
          {titleOf(node)}
          {node.repeat !== undefined && <span className="card-repeat">×{node.repeat}</span>}
        </p>
      </div>
      {entry && <Prose text={entry.doc} />}
      {readOnly && snapshot.frozen === undefined && (
        <p className="inspector-note">
          <Icon name="lock" /> Defined elsewhere: shown here, not edited.
        </p>
      )}
      <ProblemList problems={general} />
      {node.kind === 'input' && <InputFields node={node} readOnly={readOnly} />}
      {attributes.length > 0 && (
        <section className="attributes" aria-label="Attributes">
          <h3>Attributes</h3>
          {attributes.map((each) => (
            <AttributeField
              key={each.name}
              node={node.id}
              viewAttribute={each}
              problems={node.problems.filter(({ attribute }) => attribute === each.name)}
              operators={palette}
              readOnly={readOnly}
            />
          ))}
        </section>
      )}
      <Figures node={node} edges={edges} figures={snapshot.figures} statistics={statistics} />
      <Wiring node={node} edges={edges} snapshot={snapshot} readOnly={readOnly} />
      {!readOnly && !isTerminal && <NetworkOutputs node={node} edges={edges} />}
    </>
  );
}

function titleOf(node: ViewNode): string {
  if (node.kind === 'input') return 'Network input';
  if (node.kind === 'output') return 'Network output';
  return node.op;
}
