import type { RunResults } from '../protocol.ts';

export type NodeRow = RunResults['nodes'][number];

export type Column = 'node' | 'op' | 'shape' | 'mean' | 'deviation' | 'time';

/** `undefined` is the order in which the network runs. */
export type Order = { readonly column: Column; readonly descending: boolean } | undefined;

/** A click on a column: numbers the largest first, words from A; then the other way round; then as they ran. */
export function nextOrder(order: Order, column: Column): Order {
  const first = column !== 'node' && column !== 'op';
  if (order?.column !== column) return { column, descending: first };
  return order.descending === first ? { column, descending: !first } : undefined;
}

export function sortRows(rows: readonly NodeRow[], order: Order): readonly NodeRow[] {
  if (!order) return rows;
  const key = keys[order.column];
  return rows.toSorted((left, right) => {
    const leftKey = key(left);
    const rightKey = key(right);
    // What is not known comes last, whichever way round.
    if (isMissing(leftKey) || isMissing(rightKey)) return Number(isMissing(leftKey)) - Number(isMissing(rightKey));
    const difference =
      typeof leftKey === 'string' ? leftKey.localeCompare(String(rightKey)) : leftKey - Number(rightKey);
    return order.descending ? -difference : difference;
  });
}

type Key = string | number | undefined;

const keys: Readonly<Record<Column, (row: NodeRow) => Key>> = {
  node: ({ id }) => id,
  op: ({ op }) => op,
  shape: ({ shape }) => shape.reduce((product, extent) => product * extent, 1),
  mean: ({ mean }) => mean,
  deviation: ({ deviation }) => deviation,
  time: ({ time }) => time,
};

function isMissing(key: Key): key is undefined {
  return key === undefined || (typeof key === 'number' && Number.isNaN(key));
}
