import { checkAxis } from '../axis.ts';
import { activation } from './activation.ts';
import { softmaxAxis, softmaxCall, softmaxWork } from './softmaxAxis.ts';

export const logSoftmax = activation({
  name: 'LogSoftmax',
  doc: 'The logarithm of Softmax, computed without its rounding.',
  source: 'https://docs.pytorch.org/docs/stable/generated/torch.nn.LogSoftmax.html',
  attributes: { dim: softmaxAxis },
  work: softmaxWork,
  check: ({ attributes, inputs: [input = []] }) => checkAxis('dim', attributes.dim, input),
  lower: ({ attributes }, graph) => [graph.node('LogSoftmax', graph.inputs, { axis: attributes.dim })],
  pytorch: ({ attributes }) => softmaxCall('nn.LogSoftmax', attributes.dim),
  examples: [{ attributes: {}, inputs: [[10]], outputs: [[10]] }],
});
