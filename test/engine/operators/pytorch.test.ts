import { describe, expect, test } from 'vitest';
import { made } from './calls.ts';
import { countOf, macsOf, weightsOf } from './counts.ts';
import { pytorchResults, sizesFor } from './pytorchResults.ts';

describe('every case has the shapes, weights and multiply-accumulates that PyTorch has', () => {
  test.each(pytorchResults())('$title', (each) => {
    const { operator, call } = made(each);
    const weights = weightsOf(operator, call);
    expect({
      shapes: call.outputs.map(sizesFor),
      parameters: countOf(weights, 'parameter'),
      buffers: countOf(weights, 'buffer'),
      macs: macsOf(operator, call),
      weights: weights.map(({ name, shape }) => [name, shape]),
    }).toEqual({
      shapes: each.result.shapes,
      parameters: each.result.parameters,
      buffers: each.result.buffers,
      macs: each.result.macs,
      weights: Object.entries(each.result.weights),
    });
  });
});
