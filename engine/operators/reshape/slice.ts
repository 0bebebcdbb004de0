import { add, type Dimension, floorDivide, printDimension, unknownDimension } from '../../tensor/dimension.ts';
import { checkAxis, frontAxis } from '../axis.ts';
import { operator, type Refusal } from '../operator.ts';
import { expression } from '../spelling.ts';

export const slice = operator({
  name: 'Slice',
  category: 'Reshape',
  doc: 'Keeps a stretch of one axis, as `x[:, start:end:step]` does. Negative numbers count from the end.',
  source: 'https://docs.pytorch.org/docs/stable/tensor_view.html',
  attributes: {
    dim: { kind: 'integer', default: 1, doc: 'The axis to cut; the batch is axis 0.' },
    start: { kind: 'integer', default: 0, doc: 'The first position to keep.' },
    end: { kind: 'integer', optional: true, doc: 'The first position not to keep; left out, it goes to the end.' },
    step: { kind: 'integer', minimum: 1, default: 1, doc: 'Keeps every so-manieth position.' },
  },
  inputs: ['input'],
  infer({ attributes, inputs: [input = []] }) {
    const refusal = checkAxis('dim', attributes.dim, input);
    if (refusal) return refusal;
    const along = frontAxis(attributes.dim, input.length);
    const extent = input[along] ?? unknownDimension;
    const kept = keptExtent(extent, attributes);
    if (kept === 0) return empty(extent);
    return [input.map((each, axis) => (axis === along ? kept : each))];
  },
  lower({ attributes: { dim, start, end = theEnd, step } }, graph) {
    const bounds = [graph.integers([start]), graph.integers([end]), graph.integers([dim]), graph.integers([step])];
    return [graph.node('Slice', [...graph.inputs, ...bounds])];
  },
  pytorch({ attributes: { dim, start, end, step }, inputs: [input = []] }) {
    const before = ':, '.repeat(frontAxis(dim, input.length));
    const from = start === 0 ? '' : '{start}';
    const to = end === undefined ? '' : '{end}';
    return expression(`{x0}[${before}${from}:${to}${step === 1 ? '' : ':{step}'}]`, { start, end, step });
  },
  starter: () => ({ end: 1 }),
  examples: [
    { attributes: { end: 4 }, inputs: [[7, 3, 4]], outputs: [[4, 3, 4]] },
    { attributes: { dim: -1, start: -5, end: -1, step: 2 }, inputs: [[2, 3, 8]], outputs: [[2, 3, 2]] },
  ],
});

interface Bounds {
  readonly start: number;
  readonly end: number | undefined;
  readonly step: number;
}

/** Python's rule: positions behind the ends are taken for the ends. */
function keptExtent(extent: Dimension, { start, end, step }: Bounds): Dimension {
  if (typeof extent === 'number') {
    const position = (index: number) => Math.min(extent, Math.max(0, index < 0 ? index + extent : index));
    return Math.max(0, Math.ceil((position(end ?? extent) - position(start)) / step));
  }
  // Of an unknown extent only what counts from both its ends can be told, and only if it is not too short for it.
  if (start < 0 || (end !== undefined && end >= 0)) return unknownDimension;
  return floorDivide(add(extent, (end ?? 0) - start + step - 1), step);
}

/** ONNX takes any end behind the last position for the last. */
const theEnd = 2 ** 31 - 1;

function empty(extent: Dimension): Refusal {
  return {
    refused: 'empty-output',
    at: { attribute: 'start' },
    message: `a position at least must be kept of the ${printDimension(extent)}, but none is between start and end`,
    help: 'Use a smaller start or a larger end.',
  };
}
