import { analyze } from '../analysis/analyze.ts';
import { check } from '../analysis/check.ts';
import { build } from '../graph/build.ts';
import type { Graph } from '../graph/graph.ts';
import type { InputDefinition, NetworkDefinition } from '../spec/definition.ts';
import { parse } from '../spec/parse.ts';
import type { Problem } from '../spec/problem.ts';

/** The sizes that stand for the symbols in the shapes of the inputs: `H` is 224. */
export type Sizes = ReadonlyMap<string, number>;

export interface SizedNetwork {
  readonly graph: Graph;
  readonly problems: readonly Problem[];
}

/** The network cannot run: errors are among its problems. */
export class NetworkError extends Error {
  override readonly name = 'NetworkError';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    const errors = problems.filter((problem) => problem.severity === 'error').length;
    super(
      `The network has ${errors === 1 ? 'an error' : `${errors} errors`}. Mend what is marked in the file, then run again.`,
    );
    this.problems = problems;
  }
}

/** What the network is to be fed, before anything else of it is looked at. */
export function inputsOf(text: string): readonly InputDefinition[] {
  const { network, problems } = parse(text);
  if (hasErrors(problems)) throw new NetworkError(analyze(text).problems);
  return network.inputs;
}

/** The network for inputs of given sizes. Throws a `NetworkError` where it has errors. */
export function sizedNetwork(text: string, sizes: Sizes): SizedNetwork {
  const parsed = parse(text);
  const network = withSizes(parsed.network, sizes);
  const { graph, problems } = build(network);
  const all = [...parsed.problems, ...problems, ...check(network, graph)];
  if (hasErrors(all)) throw new NetworkError(all);
  return { graph, problems: all };
}

/** The definition with numbers in the place of symbols. */
export function withSizes(network: NetworkDefinition, sizes: Sizes): NetworkDefinition {
  const inputs = network.inputs.map((input) => ({
    ...input,
    shape: input.shape?.map((extent) => (typeof extent === 'string' ? (sizes.get(extent) ?? extent) : extent)),
  }));
  return { ...network, inputs };
}

function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some((problem) => problem.severity === 'error');
}
