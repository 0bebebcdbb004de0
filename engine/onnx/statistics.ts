import type { OnnxModel, OnnxNode, OnnxValue } from './model.ts';

/** A model that measures itself: beside its own outputs it puts out what `readStatistics` reads. */
export interface ObservedModel {
  readonly model: OnnxModel;
  readonly observations: readonly Observation[];
}

/** Where the statistics of one value come out. */
export interface Observation {
  /** The name of the value that is observed. */
  readonly value: string;
  readonly shape: string;
  readonly mean: string;
  /** The sum of the squared distances from the mean. */
  readonly squares: string;
}

/**
 * Adds nodes that reduce every operator's outputs to three small ones. Fetching the tensors themselves makes a pass
 * about three times as long; this adds half.
 */
export function observe(model: OnnxModel): ObservedModel {
  const values = new Set(model.operators.flatMap((operator) => operator.outputs));
  const observations = [...values].map(observation);
  return {
    observations,
    model: {
      ...model,
      nodes: [...model.nodes, ...observations.flatMap(reductions)],
      outputs: [...model.outputs, ...observations.flatMap(outputs)],
    },
  };
}

/** A name that starts with a slash belongs to no node of the network, so the profile leaves it out. */
function observation(value: string): Observation {
  return { value, shape: `/${value}/shape`, mean: `/${value}/mean`, squares: `/${value}/squares` };
}

/**
 * Two passes over the values: the mean of the squares less the square of the mean would lose all digits in 32-bit floats
 * where the deviation is small beside the mean.
 */
function reductions({ value, shape, mean, squares }: Observation): OnnxNode[] {
  const centred = `/${value}/centred`;
  return [
    node('Shape', [value], shape),
    node('ReduceMean', [value], mean, { keepdims: 0 }),
    node('Sub', [value, mean], centred),
    node('ReduceSumSquare', [centred], squares, { keepdims: 0 }),
  ];
}

function node(type: string, inputs: readonly string[], output: string, attributes = {}): OnnxNode {
  return { name: output, type, inputs, outputs: [output], attributes };
}

function outputs({ shape, mean, squares }: Observation): OnnxValue[] {
  return [
    { name: shape, type: 'int64', shape: undefined },
    { name: mean, type: 'float32', shape: [] },
    { name: squares, type: 'float32', shape: [] },
  ];
}
