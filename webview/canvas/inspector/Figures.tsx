import type { ReactNode } from 'react';
import { printCount } from '../../../engine/operators/receipt.ts';
import type { Count, Port, ViewEdge, ViewFigures, ViewNode } from '../../../engine/view/snapshot.ts';
import { duration, measured } from '../../numbers.ts';
import type { NodeStatistics } from '../../protocol.ts';
import { FigureRows } from './FigureRows.tsx';

interface FiguresProps {
  readonly node: ViewNode;
  readonly edges: readonly ViewEdge[];
  readonly figures: ViewFigures;
  readonly statistics: NodeStatistics | undefined;
}

/** Shapes and counts, each count with the arithmetic it comes from. */
export function Figures({ node, edges, figures, statistics }: FiguresProps): ReactNode {
  const counted = node.kind !== 'input' && node.kind !== 'output';
  // A merge always has a place for one more, which has no shape to speak of.
  const connected = node.inputs.filter((_, port) =>
    edges.some(({ target, targetPort }) => target === node.id && targetPort === port),
  );
  return (
    <section aria-label="Figures">
      <h3>Figures</h3>
      <dl className="figures">
        <Shapes title="In" ports={connected} />
        <Shapes title="Out" ports={node.outputs} />
        {counted && <FigureRows figures={figures.of === node.id ? figures.list : countsOf(node)} />}
        {statistics && (
          <>
            <dt>Last run</dt>
            <dd>
              {measured(statistics.mean)} ± {measured(statistics.deviation)}
              {statistics.time !== undefined && <span className="receipt">{duration(statistics.time)}</span>}
            </dd>
          </>
        )}
      </dl>
    </section>
  );
}

function Shapes({ title, ports }: { readonly title: string; readonly ports: readonly Port[] }): ReactNode {
  if (ports.length === 0) return null;
  return (
    <>
      <dt>{title}</dt>
      <dd>
        {ports.map((port) => (
          <span key={port.name} className="figure-line">
            {ports.length > 1 && port.name !== '' && <span className="port-name">{port.name}</span>}
            {port.shape === '' ? <span className="unknown">unknown</span> : port.shape}
          </span>
        ))}
      </dd>
    </>
  );
}

/** What is known of every node, until the figures of this one are here. */
function countsOf({ parameters, macs }: ViewNode): ViewFigures['list'] {
  return [countFigure('Parameters', parameters), ...(macs?.total === 0 ? [] : [countFigure('MACs', macs)])];
}

function countFigure(title: string, count: Count | undefined): ViewFigures['list'][number] {
  if (count === undefined) return { title, value: 'unknown' };
  const value = printCount(count.total);
  return count.receipt === value ? { title, value } : { title, value, receipt: count.receipt };
}
