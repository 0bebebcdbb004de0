import { type Dimension, printDimension, product, unknownDimension } from '../../tensor/dimension.ts';
import { printShape, type Shape } from '../../tensor/shape.ts';
import { operator, type Refusal } from '../operator.ts';
import { expression } from '../spelling.ts';
import { lowerReshape, type Target } from './lowerReshape.ts';

export const reshape = operator({
  name: 'Reshape',
  category: 'Reshape',
  doc: 'Gives each sample another shape with the same number of elements.',
  source: 'https://docs.pytorch.org/docs/stable/generated/torch.reshape.html',
  attributes: {
    shape: {
      kind: 'integers',
      minimum: -1,
      doc: 'The extents without the batch, as the inputs of a network have them; one may be −1, for what remains.',
    },
  },
  inputs: ['input'],
  infer({ attributes: { shape }, inputs: [input = []] }) {
    const refusal = checkShape(shape);
    if (refusal) return refusal;
    const [batch = unknownDimension, ...extents] = input;
    const remainder = remaining(product(extents), shape);
    if (typeof remainder === 'number' && !Number.isInteger(remainder)) return doesNotFit(input, shape);
    return [[batch, ...shape.map((extent) => (extent === -1 ? remainder : extent))]];
  },
  window: () => 'global',
  lower({ attributes: { shape }, inputs: [input = []] }, graph) {
    const extents = shape.map((extent): Target => (extent === -1 ? 'remainder' : extent));
    return [lowerReshape(graph, graph.inputs[0] ?? '', input, [{ axis: 0 }, ...extents])];
  },
  pytorch: ({ attributes }) => expression(`{x0}.reshape({x0}.shape[0], ${withRemainder(attributes.shape).join(', ')})`),
  starter: () => ({ shape: [-1] }),
  examples: [
    { attributes: { shape: [6, 1, 1] }, inputs: [[6]], outputs: [[6, 1, 1]] },
    { attributes: { shape: [2, -1, 5] }, inputs: [[4, 3, 5]], outputs: [[2, 6, 5]] },
  ],
});

/** What stands for −1: the elements of a sample divided by all other extents. A whole number 1 where there is no −1 and all is well. */
function remaining(elements: Dimension, shape: readonly number[]): Dimension {
  const others = shape.filter((extent) => extent !== -1).reduce((result, extent) => result * extent, 1);
  if (typeof elements !== 'number') return others === 1 ? elements : unknownDimension;
  if (shape.includes(-1)) return elements / others;
  return elements === others ? 1 : Number.NaN;
}

/** One extent follows from the others. Left to PyTorch, so that a block is written alike whatever its width. */
function withRemainder(shape: readonly number[]): readonly number[] {
  const first = shape.includes(-1) ? -1 : shape.findIndex((extent) => extent !== 1);
  return shape.map((extent, axis) => (axis === first ? -1 : extent));
}

function checkShape(shape: readonly number[]): Refusal | undefined {
  const at = { attribute: 'shape' };
  if (shape.includes(0)) {
    const message = 'every extent must be 1 or more, or −1 for what remains, but one is 0';
    return { refused: 'attribute-range', at, message, help: 'The batch is implied: leave it out.' };
  }
  if (shape.filter((extent) => extent === -1).length < 2) return undefined;
  const message = 'one extent at most can be −1, but there are several';
  return { refused: 'attribute-conflict', at, message, help: 'Give all but one as numbers.' };
}

function doesNotFit(input: Shape, shape: readonly number[]): Refusal {
  return {
    refused: 'shape-mismatch',
    at: { attribute: 'shape' },
    message: `the elements must stay as many, but ${printShape(input)} (${printDimension(product(input.slice(1)))}) does not fit [${shape.join(', ')}]`,
    help: 'Write −1 for one of the extents, and see what remains for it.',
  };
}
