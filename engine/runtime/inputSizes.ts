import { InputError } from './inputError.ts';
import type { Sizes } from './network.ts';
import type { Source } from './source.ts';

/** An input with what it expects, the batch left out, and what it gets. */
export interface Slot {
  readonly name: string;
  readonly shape: readonly (number | string)[];
  readonly source: Source;
}

/** The sizes that the network leaves open, as what is fed has them. */
export function openSizes(slots: readonly Slot[]): Sizes {
  const sizes = new Map<string, number>();
  for (const slot of slots) bind(slot, givenSampleShape(slot), sizes);
  // A picture can be resized, so it decides only what nothing else does.
  for (const { source, shape } of slots) {
    if (source.kind !== 'picture') continue;
    const [, height, width] = shape;
    if (typeof height === 'string' && !sizes.has(height)) sizes.set(height, source.picture.height);
    if (typeof width === 'string' && !sizes.has(width)) sizes.set(width, source.picture.width);
  }
  return sizes;
}

function bind({ name, shape, source }: Slot, found: readonly number[] | undefined, sizes: Map<string, number>): void {
  if (found === undefined) return;
  for (const [axis, extent] of shape.entries()) {
    const size = found[axis] ?? 0;
    const wanted = typeof extent === 'string' ? sizes.get(extent) : extent;
    if (wanted === undefined) sizes.set(String(extent), size);
    else if (wanted !== size) {
      const known = typeof extent === 'string' ? `, where ${extent} is already ${wanted}` : '';
      throw new InputError(
        `${what(source)} is ${printExtents(found)}, and the input ${name} expects ${printExtents(shape)}${known}.`,
      );
    }
  }
}

/** The shape that was given, without the batch. */
function givenSampleShape(slot: Slot): readonly number[] | undefined {
  const given = givenShape(slot.source);
  const rank = slot.shape.length;
  if (given === undefined || given.length === rank) return given;
  if (given.length === rank + 1) return given.slice(1);
  throw new InputError(
    `${what(slot.source)} is ${printExtents(given)}, and the input ${slot.name} expects ${printExtents(slot.shape)}, with or without a batch before it.`,
  );
}

function givenShape(source: Source): readonly number[] | undefined {
  if (source.kind === 'array') return source.tensor.shape;
  return source.kind === 'picture' ? undefined : source.shape;
}

/** How many samples are fed: as many as asked for, else as the arrays hold, else one. */
export function commonBatch(slots: readonly Slot[], asked: number | undefined): number {
  let batch = asked;
  for (const slot of slots) {
    const found = givenBatch(slot);
    if (found === undefined) continue;
    batch ??= found;
    if (found !== batch) {
      const other = asked === undefined ? `another input ${batch}` : `${batch} were asked for`;
      throw new InputError(
        `${what(slot.source)} holds ${samples(found)}, and ${other}. All inputs need the same batch.`,
      );
    }
  }
  return batch ?? 1;
}

/** An array without a batch axis is one sample; what is made or a picture is as many as are needed. */
function givenBatch({ source, shape }: Slot): number | undefined {
  const given = givenShape(source);
  if (given !== undefined && given.length > shape.length) return given[0];
  return source.kind === 'array' ? 1 : undefined;
}

function samples(count: number): string {
  return count === 1 ? '1 sample' : `${count} samples`;
}

/** The shape of one sample in numbers. */
export function sampleShapeOf({ name, shape }: Slot, sizes: Sizes): readonly number[] {
  return shape.map((extent) => {
    const size = typeof extent === 'string' ? sizes.get(extent) : extent;
    if (size !== undefined) return size;
    const example = shape.map((each) => (typeof each === 'string' ? (sizes.get(each) ?? 224) : each)).join('x');
    throw new InputError(
      `The input ${name} is ${printExtents(shape)}, and nothing says how large ${extent} is. Give a size, for example random:${example}.`,
    );
  });
}

function what(source: Source): string {
  return source.kind === 'array' || source.kind === 'picture' ? source.file : `The ${source.kind} tensor`;
}

export function printExtents(shape: readonly (number | string)[]): string {
  return `[${shape.join(', ')}]`;
}
