import { checkAxis } from '../axis.ts';
import { activation } from './activation.ts';
import { softmaxAxis, softmaxWork } from './softmaxAxis.ts';

export const logSoftmax = activation({
  name: 'LogSoftmax',
  doc: 'The logarithm of Softmax, computed without its rounding.',
  source: 'https://docs.pytorch.org/docs/stable/generated/torch.nn.LogSoftmax.html',
  attributes: { dim: softmaxAxis },
  work: softmaxWork,
  check: ({ attributes, inputs: [input = []] }) => checkAxis('dim', attributes.dim, input),
  lower: ({ attributes }, graph) => [graph.node('LogSoftmax', graph.inputs, { axis: attributes.dim })],
  // PyTorch's own default is deprecated: it depends on the number of axes.
  pytorch: ({ attributes }) => `nn.LogSoftmax(dim=${attributes.dim})`,
  examples: [{ attributes: {}, inputs: [[10]], outputs: [[10]] }],
});
