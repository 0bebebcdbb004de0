import type { AttributeSchema } from '../attribute.ts';
import { operator } from '../operator.ts';
import { moduleCall } from '../spelling.ts';
import {
  adaptiveCost,
  adaptiveOutputSize,
  adaptiveWindow,
  type Bin,
  binsOf,
  evenPool,
  inferAdaptive,
} from './adaptive.ts';

const schema = { output_size: adaptiveOutputSize } as const satisfies AttributeSchema;

export const adaptiveAvgPool2d = operator({
  name: 'AdaptiveAvgPool2d',
  category: 'Pooling',
  doc: 'Means of as many windows as the output has positions, whatever the size of the input. `output_size: 1` is global pooling.',
  source: 'https://docs.pytorch.org/docs/stable/generated/torch.nn.AdaptiveAvgPool2d.html',
  attributes: schema,
  inputs: ['input'],
  infer: ({ attributes, inputs }) => inferAdaptive(attributes.output_size, inputs[0]),
  cost: ({ inputs, outputs }) => adaptiveCost(inputs[0], outputs[0]),
  window: ({ attributes, inputs }) => adaptiveWindow(attributes.output_size, inputs[0]),
  /** ONNX has no such operator. Windows of unequal length become a product with a matrix of means, one per axis. */
  lower({ attributes, inputs, outputs }, graph) {
    const { output_size } = attributes;
    const [input = ''] = graph.inputs;
    if (output_size[0] === 1 && output_size[1] === 1) return [graph.node('GlobalAveragePool', [input])];
    const even = evenPool(inputs[0], outputs[0]);
    if (even !== undefined) return [graph.node('AveragePool', [input], even)];
    const rows = binsOf(2, output_size, inputs[0], 'AdaptiveAvgPool2d');
    const columns = binsOf(3, output_size, inputs[0], 'AdaptiveAvgPool2d');
    const tall = rows ? graph.node('MatMul', [graph.floats(means(rows), shapeOf(rows)), input]) : input;
    if (columns === undefined) return [tall];
    const matrix = graph.node('Transpose', [graph.floats(means(columns), shapeOf(columns))], { perm: [1, 0] });
    return [graph.node('MatMul', [tall, matrix])];
  },
  pytorch: ({ attributes }) => moduleCall('nn.AdaptiveAvgPool2d', {}, schema, attributes),
  starter: () => ({ output_size: 1 }),
  examples: [
    { attributes: { output_size: 1 }, inputs: [[5, 7, 9]], outputs: [[5, 1, 1]] },
    { attributes: { output_size: [3, 4] }, inputs: [[2, 7, 10]], outputs: [[2, 3, 4]] },
  ],
});

/** A row per window, with `1/length` at the elements that are in it. */
function means(bins: readonly Bin[]): readonly number[] {
  const [, extent] = shapeOf(bins);
  return bins.flatMap(([start, end]) =>
    Array.from({ length: extent }, (_, index) => (index >= start && index < end ? 1 / (end - start) : 0)),
  );
}

function shapeOf(bins: readonly Bin[]): readonly [number, number] {
  return [bins.length, bins.at(-1)?.[1] ?? 0];
}
