import { type OnnxModel, sizeOf } from './model.ts';

/** The numbers of a model's weights, all in one stretch of memory in the order of `OnnxModel.weights`. */
export interface Weights {
  readonly numbers: Float32Array<ArrayBuffer>;
  /** A view of one weight's numbers, to read or to fill. */
  of(name: string): Float32Array<ArrayBuffer>;
}

export function allocateWeights(model: OnnxModel): Weights {
  const count = model.weights.reduce((total, weight) => total + sizeOf(weight.shape), 0);
  const numbers = new Float32Array(count);
  const views = new Map<string, Float32Array<ArrayBuffer>>();
  let start = 0;
  for (const weight of model.weights) {
    const end = start + sizeOf(weight.shape);
    views.set(weight.name, numbers.subarray(start, end));
    start = end;
  }
  return {
    numbers,
    of(name) {
      const view = views.get(name);
      if (view === undefined) throw new Error(`The model has no weight ${name}`);
      return view;
    },
  };
}
