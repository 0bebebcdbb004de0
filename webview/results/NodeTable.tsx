import { type ReactNode, useMemo, useState } from 'react';
import { Icon } from '../Icon.tsx';
import { duration, measured } from '../numbers.ts';
import { printResultShape } from './resultShape.ts';
import { type Column, type NodeRow, nextOrder, type Order, sortRows } from './sorting.ts';
import './NodeTable.css';

interface NodeTableProps {
  readonly nodes: readonly NodeRow[];
  readonly onReveal: (node: string) => void;
}

/** What each node put out and how long it took; the headings sort, a name leads to the text. */
export function NodeTable({ nodes, onReveal }: NodeTableProps): ReactNode {
  const [order, setOrder] = useState<Order>(undefined);
  const rows = useMemo(() => sortRows(nodes, order), [nodes, order]);
  const slowest = Math.max(...nodes.map(({ time }) => time ?? 0), Number.MIN_VALUE);
  const timed = nodes.some(({ time }) => time !== undefined);
  const shown = columns.filter(({ column }) => timed || column !== 'time');
  return (
    <table className="node-table">
      <thead>
        <tr>
          {shown.map(({ column, title, isNumber }) => (
            <th key={column} scope="col" className={isNumber ? 'number' : undefined} aria-sort={sortOf(order, column)}>
              <button type="button" onClick={() => setOrder(nextOrder(order, column))}>
                {title}
                {order?.column === column && <Icon name={order.descending ? 'sortDown' : 'sortUp'} />}
              </button>
            </th>
          ))}
          {timed && <td />}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} data-node={row.id}>
            <th scope="row">
              <button type="button" className="link-button" title="Show in the text" onClick={() => onReveal(row.id)}>
                {row.id}
              </button>
            </th>
            <td>{row.op}</td>
            <td className="number">{printResultShape(row.shape)}</td>
            <td className="number">{measured(row.mean)}</td>
            <td className="number">{measured(row.deviation)}</td>
            {timed && <td className="number">{row.time === undefined ? '' : duration(row.time)}</td>}
            {timed && (
              <td className="bar-cell">
                <span className="bar" style={{ width: `${(100 * (row.time ?? 0)) / slowest}%` }} />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const columns: readonly { readonly column: Column; readonly title: string; readonly isNumber: boolean }[] = [
  { column: 'node', title: 'Node', isNumber: false },
  { column: 'op', title: 'Operator', isNumber: false },
  { column: 'shape', title: 'Shape', isNumber: true },
  { column: 'mean', title: 'Mean', isNumber: true },
  { column: 'deviation', title: 'Deviation', isNumber: true },
  { column: 'time', title: 'Time', isNumber: true },
];

function sortOf(order: Order, column: Column): 'ascending' | 'descending' | 'none' {
  if (order?.column !== column) return 'none';
  return order.descending ? 'descending' : 'ascending';
}
