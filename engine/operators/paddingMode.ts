import { add, type Dimension } from '../tensor/dimension.ts';
import type { Sides } from './attribute.ts';
import type { Lowering } from './lowering.ts';
import type { Refusal } from './operator.ts';
import { onnxPads } from './window.ts';

export type PaddingMode = 'zeros' | 'constant' | 'reflect' | 'replicate' | 'circular';

/** Reflecting needs a neighbour for every padded pixel, and wrapping around goes once at most, over what is not cut off. */
export function checkPaddingMode(
  mode: PaddingMode,
  sides: Sides,
  extents: readonly [Dimension, Dimension],
): Refusal | undefined {
  if (mode === 'zeros') return undefined;
  const [left, right, top, bottom] = sides;
  const axes = [
    { name: 'height', extent: extents[0], before: top, after: bottom },
    { name: 'width', extent: extents[1], before: left, after: right },
  ];
  for (const { name, extent, before, after } of axes) {
    const padding = Math.max(before, after);
    if (typeof extent !== 'number' || padding <= 0) continue;
    const kept = extent + Math.min(0, before) + Math.min(0, after);
    if (kept < 0 && (mode === 'constant' || mode === 'circular')) return cutsTooMuch(name, extent, extent - kept);
    const most = mode === 'reflect' ? extent - 1 : mode === 'circular' ? kept : padding;
    if (padding <= most) continue;
    const cut = kept === extent || mode === 'reflect' ? '' : `, of which ${kept} are left`;
    return {
      refused: 'attribute-range',
      at: { attribute: 'padding' },
      message: `${mode} padding must be at most ${most} for the ${name} ${extent}${cut}, but it is ${padding}`,
      help: `Use ${most} or less, or the mode replicate.`,
    };
  }
  return undefined;
}

function cutsTooMuch(name: string, extent: number, cut: number): Refusal {
  const message = `no more can be cut off than is there, but ${cut} of the ${name} ${extent} is`;
  return { refused: 'attribute-range', at: { attribute: 'padding' }, message, help: 'Cut off less.' };
}

/**
 * Pads height and width. Negative padding cuts off: before the rest wraps around, but only after it is reflected or
 * replicated (`_pad_circular` in ATen/native/PadNd.cpp, ATen/native/cpu/PaddingKernel.cpp).
 */
export function lowerPadding(graph: Lowering, input: string, sides: Sides, mode: PaddingMode, value = 0): string {
  const pads = onnxPads(sides);
  const axes = graph.integers([2, 3]);
  const grown = (from: string) => {
    if (pads.every((side) => side <= 0)) return from;
    const grow = graph.integers(pads.map((side) => Math.max(0, side)));
    return graph.node('Pad', [from, grow, graph.floats([value], []), axes], { mode: onnxModes[mode] });
  };
  const cut = (from: string) => {
    if (pads.every((side) => side >= 0)) return from;
    const [top = 0, left = 0, bottom = 0, right = 0] = pads;
    const starts = graph.integers([Math.max(0, -top), Math.max(0, -left)]);
    const ends = graph.integers([bottom < 0 ? bottom : theEnd, right < 0 ? right : theEnd]);
    return graph.node('Slice', [from, starts, ends, axes]);
  };
  return mode === 'circular' ? grown(cut(input)) : cut(grown(input));
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
