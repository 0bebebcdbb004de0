import { printDimension } from '../../tensor/dimension.ts';
import { checkHasChannels } from '../featureMap.ts';
import { activation } from './activation.ts';

export const prelu = activation({
  name: 'PReLU',
  doc: '`x` where it is positive, `weight · x` elsewhere, with a learnable weight: one, or one per channel.',
  source: 'https://docs.pytorch.org/docs/stable/generated/torch.nn.PReLU.html',
  attributes: {
    num_parameters: { kind: 'integer', minimum: 1, default: 1, doc: 'One weight for all channels, or one for each.' },
    init: { kind: 'number', default: 0.25, doc: 'The weights to begin with.' },
  },
  check({ attributes: { num_parameters }, inputs: [input = []] }) {
    const channels = input[1];
    if (num_parameters === 1) return undefined;
    if (channels === undefined) return checkHasChannels(input);
    if (typeof channels !== 'number' || channels === num_parameters) return undefined;
    return {
      refused: 'channel-mismatch',
      at: { attribute: 'num_parameters' },
      message: `num_parameters must be 1 or the ${printDimension(channels)} channels of the input, but it is ${num_parameters}`,
      help: `Write ${printDimension(channels)}.`,
    };
  },
  weights({ attributes: { num_parameters, init } }) {
    const initialize = { kind: 'constant', value: init } as const;
    return [{ name: 'weight', kind: 'parameter', shape: [num_parameters], factors: [num_parameters], initialize }];
  },
  lower({ attributes: { num_parameters }, inputs: [input = []] }, graph) {
    const perChannel = graph.integers([num_parameters, ...Array<number>(Math.max(0, input.length - 2)).fill(1)]);
    const weight = graph.weight('weight');
    const slope = num_parameters === 1 ? weight : graph.node('Reshape', [weight, perChannel]);
    return [graph.node('PRelu', [...graph.inputs, slope])];
  },
  examples: [
    { attributes: {}, inputs: [[4, 5, 7]], outputs: [[4, 5, 7]], parameters: 1 },
    { attributes: { num_parameters: 4 }, inputs: [[4, 5, 7]], outputs: [[4, 5, 7]], parameters: 4 },
  ],
});
