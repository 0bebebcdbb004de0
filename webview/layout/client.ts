import ElkApi, { type ELK } from 'elkjs/lib/elk-api.js';
import { fromElk, toElk } from './elkGraph.ts';
import { isChain, type Layout, type LayoutGraph, structureOf } from './graph.ts';
import { layoutInLayers } from './layered.ts';

/** Finds a layout for every graph, in bounded time, and remembers it. */
export interface Layouter {
  /** What is known already, without waiting. */
  lookup(graph: LayoutGraph): Layout | undefined;
  /** Never fails: where elk does, the answer is the plain layered layout. */
  compute(graph: LayoutGraph): Promise<Layout>;
}

/**
 * elk in a worker, given up on after `deadline` milliseconds: it cannot be interrupted, and some graphs keep it busy for
 * minutes. `workerSource` is where its script lies; a webview may start a worker only from a blob.
 */
export function createLayouter(workerSource: string | undefined, deadline = 3000): Layouter {
  const known = new Map<string, Layout>();
  // At once, so that it is warm when the first graph comes.
  let starting = workerSource === undefined ? undefined : startElk(workerSource);

  function lookup(graph: LayoutGraph): Layout | undefined {
    return known.get(structureOf(graph)) ?? (isChain(graph) ? layoutInLayers(graph) : undefined);
  }

  async function compute(graph: LayoutGraph): Promise<Layout> {
    const layout = lookup(graph) ?? (isTooMuch(graph) ? layoutInLayers(graph) : await ask(graph));
    remember(known, structureOf(graph), layout);
    return layout;
  }

  async function ask(graph: LayoutGraph): Promise<Layout> {
    if (workerSource === undefined) return layoutInLayers(graph);
    starting ??= startElk(workerSource);
    const used = starting;
    try {
      return await withDeadline(
        used.then(async (elk) => fromElk(graph, await elk.layout(toElk(graph)))),
        deadline,
      );
    } catch {
      // It may be busy for a long time still: the next graph gets a fresh worker.
      if (starting === used) starting = undefined;
      used.then(
        (elk) => elk.terminateWorker(),
        () => undefined,
      );
      return layoutInLayers(graph);
    }
  }

  return { lookup, compute };
}

/** Beyond this elk takes longer than anyone waits. */
function isTooMuch(graph: LayoutGraph): boolean {
  return graph.boxes.length + graph.wires.length > 4000;
}

async function startElk(source: string): Promise<ELK> {
  const response = await fetch(source);
  const script = URL.createObjectURL(new Blob([await response.text()], { type: 'text/javascript' }));
  const elk = new ElkApi({ workerFactory: () => new Worker(script), algorithms: ['layered'] });
  URL.revokeObjectURL(script);
  return elk;
}

function withDeadline<Value>(promise: Promise<Value>, milliseconds: number): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('late')), milliseconds);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** The oldest goes first; a layout is small, and an undo is likely to want one again. */
function remember(known: Map<string, Layout>, structure: string, layout: Layout): void {
  known.delete(structure);
  known.set(structure, layout);
  if (known.size > 200) for (const oldest of known.keys()) return void known.delete(oldest);
}
