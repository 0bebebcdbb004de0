import { type GraphNode, operatorNodes } from '../graph/graph.ts';
import type { WorkClass } from '../operators/operator.ts';
import { batch, symbolOf } from '../tensor/dimension.ts';

/** The sizes, `H and W`, on which work of these nodes hangs and that nobody has given; undefined where all is known. */
export function openSizes(nodes: readonly GraphNode[], work?: WorkClass): string | undefined {
  const open = [...operatorNodes(nodes)].filter(({ costs }) =>
    costs.some((cost) => cost.factors === undefined && (work === undefined || cost.work === work)),
  );
  if (open.length === 0) return undefined;
  const shapes = open.flatMap(({ inputs, outputs }) => [...inputs, ...outputs].flatMap(({ shape = [] }) => shape));
  const symbols = new Set(shapes.flatMap((extent) => symbolOf(extent) ?? []));
  symbols.delete(String(batch.of));
  return symbols.size === 0 ? 'sizes that are not known' : [...symbols].join(' and ');
}
