import { add, type Dimension } from '../tensor/dimension.ts';
import type { Sides } from './attribute.ts';
import type { Lowering } from './lowering.ts';
import type { Refusal } from './operator.ts';
import { onnxPads } from './window.ts';

export type PaddingMode = 'zeros' | 'constant' | 'reflect' | 'replicate' | 'circular';

/** Reflecting needs a neighbour for every padded pixel, wrapping around goes once at most. */
export function checkPaddingMode(
  mode: PaddingMode,
  sides: Sides,
  extents: readonly [Dimension, Dimension],
): Refusal | undefined {
  const [left, right, top, bottom] = sides;
  const axes = [
    { name: 'height', extent: extents[0], padding: Math.max(top, bottom) },
    { name: 'width', extent: extents[1], padding: Math.max(left, right) },
  ];
  for (const { name, extent, padding } of axes) {
    if (typeof extent !== 'number' || padding <= 0) continue;
    const most = mode === 'reflect' ? extent - 1 : mode === 'circular' ? extent : padding;
    if (padding <= most) continue;
    return {
      refused: 'attribute-range',
      at: { attribute: 'padding' },
      message: `${mode} padding must be at most ${most} for the ${name} ${extent}, but it is ${padding}`,
      help: `Use ${most} or less, or the mode replicate.`,
    };
  }
  return undefined;
}

/** Pads height and width. Negative padding crops what the positive has made, as PyTorch does. */
export function lowerPadding(graph: Lowering, input: string, sides: Sides, mode: PaddingMode, value = 0): string {
  const pads = onnxPads(sides);
  const axes = graph.integers([2, 3]);
  const grow = graph.integers(pads.map((side) => Math.max(0, side)));
  const grown = pads.some((side) => side > 0)
    ? graph.node('Pad', [input, grow, graph.floats([value], []), axes], { mode: onnxModes[mode] })
    : input;
  if (pads.every((side) => side >= 0)) return grown;
  const [top = 0, left = 0, bottom = 0, right = 0] = pads;
  const starts = graph.integers([Math.max(0, -top), Math.max(0, -left)]);
  const ends = graph.integers([bottom < 0 ? bottom : theEnd, right < 0 ? right : theEnd]);
  return graph.node('Slice', [grown, starts, ends, axes]);
}

/** The extents after padding. */
export function padded(
  [height, width]: readonly [Dimension, Dimension],
  [left, right, top, bottom]: Sides,
): readonly [Dimension, Dimension] {
  return [add(height, top + bottom), add(width, left + right)];
}

/** PyTorch's words for it; `sides` are the text of all four. */
export function padExpression(sides: string, mode: PaddingMode, value = 0): string {
  const named = mode === 'zeros' || mode === 'constant' ? value !== 0 && `value=${value}` : `mode="${mode}"`;
  return `F.pad({x0}, ${sides}${named ? `, ${named}` : ''})`;
}

/** Slice takes any end behind the last element for the last. */
const theEnd = 2 ** 31 - 1;

const onnxModes: Readonly<Record<PaddingMode, string>> = {
  zeros: 'constant',
  constant: 'constant',
  reflect: 'reflect',
  replicate: 'edge',
  circular: 'wrap',
};
