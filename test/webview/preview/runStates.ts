import type { RunState } from '../../../webview/protocol.ts';

const layers = [
  'conv1 Conv2d',
  'bn1 BatchNorm2d',
  'relu1 ReLU',
  'pool1 MaxPool2d',
  'stage1.0.conv1 Conv2d',
  'stage1.0.relu ReLU',
  'stage1.0.sum Add',
  'stage2.0.conv1 Conv2d',
  'stage2.0.relu ReLU',
  'pool AdaptiveAvgPool2d',
  'flat Flatten',
  'logits Linear',
];

/** The states of a forward pass; by name in the address of the preview. */
export const runStates: Readonly<Record<string, RunState>> = {
  starting: { phase: 'running', network: 'resnet-tiny', step: 'Building the model', fraction: undefined },
  running: { phase: 'running', network: 'resnet-tiny', step: 'Running, node 34 of 92', fraction: 0.37 },
  failed: {
    phase: 'failed',
    network: 'resnet-tiny',
    message: [
      'The network has 1 error. Mend what is marked in the file, then run again.',
      'conv2 wants 64 channels but gets 32. Set in_channels of conv2, or out_channels of conv1, so that they agree.',
    ].join('\n'),
  },
  cancelled: { phase: 'cancelled', network: 'resnet-tiny' },
  done: {
    phase: 'done',
    network: 'resnet-tiny',
    results: {
      runtime: 'native',
      inputs: [{ name: 'image', shape: [1, 3, 224, 224], source: 'random numbers, seed 0' }],
      outputs: [
        {
          name: 'logits',
          shape: [1, 10],
          minimum: -2.314,
          maximum: 3.41,
          mean: 0.0213,
          deviation: 1.41,
          top: [3.41, 2.9, 1.22, 0.71, 0.3, 0.12, -0.4, -0.9, -1.7, -2.314].map((value, order) => ({
            index: (order * 7 + 3) % 10,
            value,
            probability: [0.48, 0.29, 0.054, 0.032, 0.021, 0.018, 0.011, 0.006, 0.003, 0.0016][order] ?? 0,
          })),
        },
        {
          name: 'features',
          shape: [1, 512, 7, 7],
          minimum: 0,
          maximum: 12.7,
          mean: 0.87,
          deviation: 1.02,
          top: [12.7, 11.9, 11.2, 10.8, 9.9].map((value, order) => ({ index: 1207 + order * 49, value })),
        },
      ],
      nodes: layers.map((layer, index) => {
        const [id = '', op = ''] = layer.split(' ');
        return {
          id,
          op,
          shape: index < 9 ? [1, 64 << (index % 3), 112 >> (index % 4), 112 >> (index % 4)] : [1, 10],
          mean: Math.sin(index * 2.3) * 0.4,
          deviation: index === 6 ? Number.NaN : Math.abs(Math.cos(index)) * 1.3,
          time: index === 10 ? undefined : [4.2, 0.31, 0.12, 0.4, 6.9, 0.05, 0.18, 9.3, 0.2, 0.07, 0, 0.02][index],
        };
      }),
      weights: 'random, as PyTorch initialises them, seed 0',
      times: { build: 12.4, session: 310, run: 29.7 },
    },
  },
};
