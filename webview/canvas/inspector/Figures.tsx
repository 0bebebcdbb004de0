import type { ReactNode } from 'react';
import { printCount } from '../../../engine/operators/receipt.ts';
import type { Count, Port, ViewEdge, ViewNode } from '../../../engine/view/snapshot.ts';
import { duration, measured } from '../../numbers.ts';
import type { NodeStatistics } from '../../protocol.ts';

interface FiguresProps {
  readonly node: ViewNode;
  readonly edges: readonly ViewEdge[];
  readonly statistics: NodeStatistics | undefined;
}

/** Shapes and counts, each count with the arithmetic it comes from. */
export function Figures({ node, edges, statistics }: FiguresProps): ReactNode {
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
        {counted && <CountRow title="Parameters" count={node.parameters} />}
        {counted && <CountRow title="MACs" count={node.macs} />}
        {node.buffers !== undefined && node.buffers > 0 && (
          <>
            <dt>Buffers</dt>
            <dd>{printCount(node.buffers)}</dd>
          </>
        )}
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

function CountRow({ title, count }: { readonly title: string; readonly count: Count | undefined }): ReactNode {
  const total = count === undefined ? undefined : printCount(count.total);
  return (
    <>
      <dt>{title}</dt>
      <dd>
        {total ?? <span className="unknown">unknown</span>}
        {count && count.receipt !== total && <Receipt text={count.receipt} />}
      </dd>
    </>
  );
}

/** A short one stands there; that of a whole block is opened when it is wanted. */
function Receipt({ text }: { readonly text: string }): ReactNode {
  if (text.length <= 90) return <span className="receipt">{text}</span>;
  return (
    <details className="receipt">
      <summary>how it adds up</summary>
      {text}
    </details>
  );
}
