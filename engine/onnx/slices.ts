import type { OnnxModel, OnnxNode, OnnxValue } from './model.ts';

/** A part of a model, to be run after the parts before it. */
export interface Slice {
  /** It puts out every value that is told of, and reads those that were given or made before. */
  readonly model: OnnxModel;
  /** What later slices read. */
  readonly readLater: ReadonlySet<string>;
}

/**
 * A model as several that run one after the other, so that every value can be looked at though not all fit into memory: a
 * slice ends with the node that makes it put out `most` numbers or more.
 */
export function slicesOf(model: OnnxModel, batch: number, most: number): readonly Slice[] {
  const told = new Map([...model.inputs, ...model.values, ...model.outputs].map((value) => [value.name, value]));
  const lastReaders = lastReadersOf(model.nodes);
  const open = new Set(model.inputs.map((input) => input.name));
  const slices: Slice[] = [];
  let start = 0;
  let numbers = 0;
  for (const [index, node] of model.nodes.entries()) {
    for (const output of node.outputs) {
      open.add(output);
      numbers += numbersIn(told.get(output), batch);
    }
    for (const value of open) if ((lastReaders.get(value) ?? -1) <= index) open.delete(value);
    // Of what lies between the ONNX nodes of one operator nobody knows the type.
    const canEnd = numbers >= most && [...open].every((value) => told.has(value));
    if (!canEnd && index < model.nodes.length - 1) continue;
    slices.push({ model: part(model, model.nodes.slice(start, index + 1), told), readLater: new Set(open) });
    start = index + 1;
    numbers = 0;
  }
  return slices;
}

/** By the name of a value: the index of the last node that reads it. */
function lastReadersOf(nodes: readonly OnnxNode[]): ReadonlyMap<string, number> {
  return new Map(nodes.flatMap(({ inputs }, index) => inputs.map((input) => [input, index] as const)));
}

/** What is no number is the batch. */
function numbersIn(value: OnnxValue | undefined, batch: number): number {
  const { shape = [0] } = value ?? {};
  return shape.reduce<number>((product, extent) => product * (typeof extent === 'number' ? extent : batch), 1);
}

function part(model: OnnxModel, nodes: readonly OnnxNode[], told: ReadonlyMap<string, OnnxValue>): OnnxModel {
  const read = new Set(nodes.flatMap((node) => node.inputs));
  const made = new Set(nodes.flatMap((node) => node.outputs));
  return {
    ...model,
    nodes,
    inputs: valuesOf(told, read).filter(({ name }) => !made.has(name)),
    outputs: valuesOf(told, made),
    values: [],
    constants: model.constants.filter(({ name }) => read.has(name)),
    weights: model.weights.filter(({ name }) => read.has(name)),
  };
}

function valuesOf(told: ReadonlyMap<string, OnnxValue>, names: ReadonlySet<string>): readonly OnnxValue[] {
  return [...names].map((name) => told.get(name)).filter((value) => value !== undefined);
}
