import { check } from '../analysis/check.ts';
import { build } from '../graph/build.ts';
import { type Graph, type OperatorNode, operatorNodes } from '../graph/graph.ts';
import { lower } from '../onnx/lower.ts';
import { type OnnxModel, sizeOf } from '../onnx/model.ts';
import { allocateWeights, type Weights } from '../onnx/weights.ts';
import { alone } from '../prove/alone.ts';
import { oneSample } from '../prove/oneSample.ts';
import type { Extents, Proof } from '../prove/proof.ts';
import { type Evidence, prove } from '../prove/prove.ts';
import { resolvedPart } from '../prove/resolvedPart.ts';
import { witness } from '../prove/witness.ts';
import type { NetworkDefinition } from '../spec/definition.ts';
import { parse } from '../spec/parse.ts';
import type { Problem } from '../spec/problem.ts';
import type { FloatTensor, Tensors } from './floatTensor.ts';
import { InputError } from './inputError.ts';
import type { Progress } from './messages.ts';
import { modelBytes } from './modelBytes.ts';
import { withSizes } from './network.ts';
import { chooseRuntime } from './runtimeChoice.ts';
import type { Runtime, RuntimeName } from './session.ts';

export interface ProveRequest {
  readonly text: string;
  /** For the sizes that the inputs leave open, by their symbols: `H` is 224. */
  readonly sizes: Readonly<Record<string, number>>;
  readonly runtime?: RuntimeName | undefined;
}

export interface ProveResult {
  readonly network: string;
  readonly runtime: RuntimeName;
  /** Why another runtime than the native one ran, where that was not asked for. */
  readonly note?: string;
  readonly proof: Proof;
  readonly problems: readonly Problem[];
}

/** Runs a network, as much of it as can be understood, and holds its analysis against what was there. */
export async function proveNetwork(
  { text, sizes, runtime: asked }: ProveRequest,
  where: Parameters<typeof chooseRuntime>[1],
  report: (progress: Progress) => void,
): Promise<ProveResult> {
  report({ step: 'Reading the network', fraction: 0 });
  const parsed = parse(text);
  refuseUnknownSizes(sizes, openSizes(parsed.network));
  const network = withSizes(parsed.network, new Map(Object.entries(sizes)));
  const { graph, problems } = build(network);
  const { runtime, note } = await chooseRuntime(asked, where);
  const evidence = await gather(resolvedPart(graph), { open: openSizes(network), runtime, report });
  report({ step: 'Comparing', fraction: 0.8 });
  return {
    network: graph.name,
    runtime: runtime.name,
    ...(note !== undefined && { note }),
    proof: prove(graph, evidence),
    problems: [...parsed.problems, ...problems, ...check(network, graph)],
  };
}

interface Gathering {
  /** The sizes that the inputs leave open. */
  readonly open: readonly string[];
  readonly runtime: Runtime;
  readonly report: (progress: Progress) => void;
}

/** One run of the whole; where that cannot be, each operator by itself, so that it is known which one is to blame. */
async function gather(graph: Graph, gathering: Gathering): Promise<(node: OperatorNode) => Evidence> {
  const { report } = gathering;
  report({ step: 'Running', fraction: 0.2 });
  const whole = await evidenceOf(graph, gathering);
  if (whole.shapes !== undefined) return () => whole;
  const nodes = [...operatorNodes(graph.nodes)];
  const single = new Map<OperatorNode, Evidence>();
  for (const [index, node] of nodes.entries()) {
    report({ step: `Running ${node.path}`, fraction: 0.2 + (0.6 * index) / nodes.length });
    single.set(node, await evidenceOf(alone(node), gathering));
  }
  return (node) => single.get(node) ?? whole;
}

async function evidenceOf(graph: Graph, { open, runtime }: Gathering): Promise<Evidence> {
  try {
    const model = lower(graph);
    const lowered = { model, weights: allocateWeights(model) };
    const inputs = zerosFor(graph.inputs);
    if (inputs === undefined) return { lowered, missing: `the size of ${open.join(' and ')} is open` };
    return { lowered, ...(await executed(model, lowered.weights, inputs, runtime)) };
  } catch (error) {
    // Also what nobody expected: a proof says of which node it was.
    const message = messageOf(error);
    const path = `${graph.name}: `;
    return { missing: message.startsWith(path) ? message.slice(path.length) : message };
  }
}

/** Zeros, because shapes do not depend on numbers; undefined where a size is open. */
function zerosFor(inputs: Graph['inputs']): Tensors | undefined {
  const zeros = inputs.flatMap(({ name, tensor }): [string, FloatTensor][] => {
    const shape = oneSample(tensor.shape);
    return shape === undefined ? [] : [[name, { shape, data: new Float32Array(sizeOf(shape)) }]];
  });
  return zeros.length === inputs.length ? new Map(zeros) : undefined;
}

async function executed(model: OnnxModel, weights: Weights, inputs: Tensors, runtime: Runtime): Promise<Evidence> {
  try {
    return { shapes: await executedShapes(model, weights, inputs, runtime) };
  } catch (error) {
    return { missing: `it did not run (${messageOf(error)})` };
  }
}

/** Without what ONNX Runtime says before it: `Non-zero status code returned while running Conv node. …` */
function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/^.*?Status Message: /s, '').trim();
}

/** Of everything that the witness puts out, and of what it is fed. */
async function executedShapes(
  model: OnnxModel,
  weights: Weights,
  inputs: Tensors,
  runtime: Runtime,
): Promise<ReadonlyMap<string, Extents>> {
  // ONNX Runtime refuses a model that does nothing.
  if (model.nodes.length === 0) return shapesOf(inputs);
  const session = await runtime.open(modelBytes(witness(model), weights), 'observe');
  try {
    return shapesOf([...inputs, ...(await session.run(inputs))]);
  } finally {
    await session.close();
  }
}

function shapesOf(tensors: Iterable<readonly [string, FloatTensor]>): ReadonlyMap<string, Extents> {
  return new Map([...tensors].map(([name, { shape }]) => [name, shape]));
}

/** What stands for a size in the shapes of the inputs. */
function openSizes({ inputs }: NetworkDefinition): readonly string[] {
  return [...new Set(inputs.flatMap(({ shape = [] }) => shape.filter((extent) => typeof extent === 'string')))];
}

function refuseUnknownSizes(sizes: ProveRequest['sizes'], open: readonly string[]): void {
  for (const name of Object.keys(sizes)) {
    if (open.includes(name)) continue;
    const known = open.length === 0 ? 'leave no size open' : `leave open ${open.join(' and ')}`;
    throw new InputError(`There is no size ${name} to give: the inputs of the network ${known}.`);
  }
}
