import type { ReactNode } from 'react';
import type { Snapshot, ViewEdge, ViewNode } from '../../../engine/view/snapshot.ts';
import { useGestures } from '../gestures.ts';
import { downstreamOf } from '../scene/reachability.ts';

interface WiringProps {
  readonly node: ViewNode;
  readonly edges: readonly ViewEdge[];
  readonly snapshot: Snapshot;
  readonly readOnly: boolean;
}

/** Where each input comes from: the way to connect and disconnect without a mouse. */
export function Wiring({ node, edges, snapshot, readOnly }: WiringProps): ReactNode {
  const { intend } = useGestures();
  if (node.inputs.length === 0 || readOnly) return null;
  const downstream = downstreamOf(edges, node.id);
  const sources = snapshot.nodes.flatMap((candidate) => {
    if (downstream.has(candidate.id)) return [];
    return candidate.outputs.map((port, index) => ({
      value: `${candidate.id} ${index}`,
      source: candidate.id,
      sourcePort: index,
      label: candidate.outputs.length > 1 ? `${candidate.name}, ${port.name || `output ${index}`}` : candidate.name,
    }));
  });
  return (
    <section aria-label="Connections">
      <h3>{node.inputs.length === 1 ? 'Reads from' : 'Reads from, in order'}</h3>
      {node.inputs.map((port, targetPort) => {
        const edge = edges.find((each) => each.target === node.id && each.targetPort === targetPort);
        const value = edge ? `${edge.source} ${edge.sourcePort}` : '';
        return (
          <label key={port.name} className="wiring">
            <span>{port.name || `input ${targetPort + 1}`}</span>
            <select
              value={value}
              aria-label={`Source of ${port.name || `input ${targetPort + 1}`}`}
              onChange={(event) => {
                const chosen = sources.find((source) => source.value === event.target.value);
                if (chosen) {
                  const { source, sourcePort } = chosen;
                  intend({ kind: 'connect', source, sourcePort, target: node.id, targetPort });
                } else intend({ kind: 'disconnect', edge: { target: node.id, targetPort } });
              }}
            >
              <option value="">not connected</option>
              {sources.map((source) => (
                <option key={source.value} value={source.value}>
                  {source.label}
                </option>
              ))}
            </select>
          </label>
        );
      })}
    </section>
  );
}
