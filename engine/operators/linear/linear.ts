import { type Dimension, printDimension, sameDimension } from '../../tensor/dimension.ts';
import { elementCount, printFullShape, type Shape } from '../../tensor/shape.ts';
import type { AttributeSchema } from '../attribute.ts';
import { kernelAndBias } from '../initialize.ts';
import { operator, type Refusal } from '../operator.ts';
import { moduleCall } from '../spelling.ts';
import { elementFactors, workPerElement } from '../work.ts';

const schema = {
  out_features: { kind: 'integer', minimum: 1, doc: 'Size of the last axis of the output.' },
  bias: { kind: 'boolean', default: true, doc: 'Adds a learnable number to every output feature.' },
  in_features: {
    kind: 'integer',
    minimum: 1,
    optional: true,
    doc: 'Size of the last axis of the input. Taken from the input; when given, it is checked.',
  },
} as const satisfies AttributeSchema;

export const linear = operator({
  name: 'Linear',
  category: 'Linear',
  doc: 'Each output feature is a weighted sum of all input features: of the last axis, whatever stands before it.',
  source: 'https://docs.pytorch.org/docs/stable/generated/torch.nn.Linear.html',
  attributes: schema,
  inputs: ['input'],
  infer({ attributes, inputs: [input = []] }) {
    return checkFeatures(attributes.in_features, input) ?? [[...input.slice(0, -1), attributes.out_features]];
  },
  weights({ attributes, inputs: [input = []] }) {
    const { out_features, bias } = attributes;
    const features = input.at(-1);
    if (typeof features !== 'number') return unknownFeatures(features);
    return kernelAndBias([out_features, features], [features, out_features], bias ? out_features : 0);
  },
  /** `in × out` for every position before the last axis. */
  cost({ attributes, inputs: [input = []], outputs }) {
    const features = input.at(-1);
    const before = elementFactors(outputs[0] ?? []);
    const known = typeof features === 'number' && before !== undefined;
    const macs = { work: 'macs', factors: known ? [features, ...before] : undefined } as const;
    return attributes.bias ? [macs, workPerElement('bias', outputs[0])] : [macs];
  },
  window: () => 'global',
  lower({ attributes, inputs }, graph) {
    const [input = ''] = graph.inputs;
    const weight = graph.weight('weight');
    const bias = attributes.bias ? [graph.weight('bias')] : [];
    if (inputs[0]?.length === 2) return [graph.node('Gemm', [input, weight, ...bias], { transB: 1 })];
    const product = graph.node('MatMul', [input, graph.node('Transpose', [weight], { perm: [1, 0] })]);
    return [attributes.bias ? graph.node('Add', [product, ...bias]) : product];
  },
  pytorch: ({ attributes, inputs }) =>
    moduleCall(
      'nn.Linear',
      { in_features: knownOrNone(inputs[0]?.at(-1)), out_features: attributes.out_features },
      schema,
      attributes,
    ),
  starter: () => ({ out_features: 10 }),
  examples: [
    { attributes: { out_features: 10 }, inputs: [[48]], outputs: [[10]], parameters: 490, macs: 480 },
    {
      attributes: { out_features: 4, bias: false },
      inputs: [[3, 5, 8]],
      outputs: [[3, 5, 4]],
      parameters: 32,
      macs: 480,
    },
  ],
});

function checkFeatures(given: number | undefined, input: Shape): Refusal | undefined {
  const features = input.at(-1);
  if (features === undefined || input.length < 2) {
    return {
      refused: 'rank-mismatch',
      at: { input: 0 },
      message: `the input must have an axis of features behind the batch, but it is ${printFullShape(input)}`,
      help: 'Reshape it to [features].',
    };
  }
  if (given === undefined || sameDimension(given, features) !== false) return undefined;
  const flattened = elementCount(input) === given;
  return {
    refused: 'channel-mismatch',
    at: { attribute: 'in_features' },
    message: `in_features must be the last axis of the input ${printFullShape(input)}, ${printDimension(features)}, but it is ${given}`,
    help: flattened
      ? 'Add a Flatten before it.'
      : `Write ${printDimension(features)}, or leave in_features out: it is taken from the input.`,
  };
}

/** A Flatten before a Linear binds the network to one size of its input. */
function unknownFeatures(features: Dimension | undefined): Refusal {
  const isSymbolic = typeof features === 'object' && features.kind === 'symbolic';
  const found = isSymbolic ? printDimension(features) : 'not known';
  return {
    refused: 'unknown-size',
    at: { input: 0 },
    message: `the weights need to know how many features arrive, but that is ${found}`,
    help: 'Give height and width of the inputs as numbers, or pool to a fixed size first (AdaptiveAvgPool2d).',
  };
}

function knownOrNone(dimension: Dimension | undefined): number | undefined {
  return typeof dimension === 'number' ? dimension : undefined;
}
