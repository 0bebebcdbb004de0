import { type Dimension, printDimension, sameDimension, sum } from '../../tensor/dimension.ts';
import { printFullShape, type Shape } from '../../tensor/shape.ts';
import { axisName, checkAxis, frontAxis } from '../axis.ts';
import { operator, type Refusal } from '../operator.ts';
import { expression, inputNames } from '../spelling.ts';

export const concat = operator({
  name: 'Concat',
  category: 'Merge',
  doc: 'Puts its inputs one behind the other, along the channels unless told otherwise.',
  source: 'https://docs.pytorch.org/docs/stable/generated/torch.cat.html',
  attributes: { dim: { kind: 'integer', default: 1, doc: 'The axis to put them along; the batch is axis 0.' } },
  inputs: { minimum: 1 },
  infer({ attributes, inputs }) {
    const [first] = inputs;
    if (first === undefined) return nothing;
    const refusal = checkAxis('dim', attributes.dim, first);
    if (refusal) return refusal;
    const along = frontAxis(attributes.dim, first.length);
    return checkOthers(inputs, along) ?? [first.map((_, axis) => mergedExtent(inputs, axis, along))];
  },
  lower: ({ attributes }, graph) => [graph.node('Concat', graph.inputs, { axis: attributes.dim })],
  pytorch: ({ attributes, inputs }) =>
    expression(`torch.cat([${inputNames(inputs.length).join(', ')}], dim={dim})`, attributes),
  examples: [
    {
      attributes: {},
      inputs: [
        [3, 5, 7],
        [4, 5, 7],
        [2, 5, 7],
      ],
      outputs: [[9, 5, 7]],
    },
    {
      attributes: { dim: -1 },
      inputs: [
        [3, 4, 1],
        [3, 4, 6],
      ],
      outputs: [[3, 4, 7]],
    },
  ],
});

function mergedExtent(inputs: readonly Shape[], axis: number, along: number): Dimension {
  const extents = inputs.flatMap((shape) => shape[axis] ?? []);
  // Where they must agree, a number says more than an unknown extent.
  return axis === along ? sum(extents) : (extents.find((extent) => typeof extent === 'number') ?? extents[0] ?? 0);
}

const nothing: Refusal = {
  refused: 'shape-mismatch',
  message: 'there must be an input at least, but there is none',
  help: 'List the inputs in from.',
};

/** All axes but the one must agree with the first input. */
function checkOthers([first = [], ...others]: readonly Shape[], along: number): Refusal | undefined {
  for (const [index, shape] of others.entries()) {
    const found = `${printFullShape(shape)} meets ${printFullShape(first)}`;
    const at = { input: index + 1 };
    if (shape.length !== first.length) {
      const message = `the inputs must have the same number of axes, but ${found}`;
      return { refused: 'rank-mismatch', at, message, help: 'Reshape or Flatten one of them.' };
    }
    const axis = shape.findIndex((extent, each) => each !== along && sameDimension(extent, first[each] ?? 0) === false);
    if (axis < 0) continue;
    const message = `the inputs must agree in all but ${axisName(along, first.length)}, but ${axisName(axis, first.length)} differs: ${found}`;
    return { refused: 'shape-mismatch', at, message, help: mismatchHelp(axis, first[axis] ?? 0) };
  }
  return undefined;
}

function mismatchHelp(axis: number, extent: Dimension): string {
  if (axis === 1) return `Bring it to ${printDimension(extent)} channels, or concatenate along dim 1.`;
  return 'Give the branches the same stride, and padding that keeps the size (half the kernel).';
}
