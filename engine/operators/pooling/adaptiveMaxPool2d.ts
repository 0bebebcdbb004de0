import type { AttributeSchema } from '../attribute.ts';
import type { Lowering } from '../lowering.ts';
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

export const adaptiveMaxPool2d = operator({
  name: 'AdaptiveMaxPool2d',
  category: 'Pooling',
  doc: 'Largest values of as many windows as the output has positions, whatever the size of the input.',
  source: 'https://docs.pytorch.org/docs/stable/generated/torch.nn.AdaptiveMaxPool2d.html',
  attributes: schema,
  inputs: ['input'],
  infer: ({ attributes, inputs }) => inferAdaptive(attributes.output_size, inputs[0]),
  cost: ({ inputs, outputs }) => adaptiveCost(inputs[0], outputs[0]),
  window: ({ attributes, inputs }) => adaptiveWindow(attributes.output_size, inputs[0]),
  lower({ attributes, inputs, outputs }, graph) {
    const { output_size } = attributes;
    const [input = ''] = graph.inputs;
    if (output_size[0] === 1 && output_size[1] === 1) return [graph.node('GlobalMaxPool', [input])];
    const even = evenPool(inputs[0], outputs[0]);
    if (even !== undefined) return [graph.node('MaxPool', [input], even)];
    const rows = binsOf(2, output_size, inputs[0], 'AdaptiveMaxPool2d');
    const columns = binsOf(3, output_size, inputs[0], 'AdaptiveMaxPool2d');
    return [largest(graph, largest(graph, input, 2, rows), 3, columns)];
  },
  pytorch: ({ attributes }) => moduleCall('nn.AdaptiveMaxPool2d', {}, schema, attributes),
  starter: () => ({ output_size: 1 }),
  examples: [
    { attributes: { output_size: 1 }, inputs: [[5, 7, 9]], outputs: [[5, 1, 1]] },
    { attributes: { output_size: [5, null] }, inputs: [[2, 7, 3]], outputs: [[2, 5, 3]] },
  ],
});

/** Gathers the windows of one axis into an axis of their own; a shorter window repeats its last element, which changes no maximum. */
function largest(graph: Lowering, input: string, axis: number, bins: readonly Bin[] | undefined): string {
  if (bins === undefined) return input;
  const length = Math.max(...bins.map(([start, end]) => end - start));
  const indices = bins.flatMap(([start, end]) =>
    Array.from({ length }, (_, offset) => Math.min(start + offset, end - 1)),
  );
  const windows = graph.node('Gather', [input, graph.integers(indices, [bins.length, length])], { axis });
  return graph.node('ReduceMax', [windows, graph.integers([axis + 1])], { keepdims: 0 });
}
