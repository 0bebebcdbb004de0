import { sampleInput } from '../onnx/initialize.ts';
import { sizeOf } from '../onnx/model.ts';
import type { InputDefinition } from '../spec/definition.ts';
import type { FloatTensor } from './floatTensor.ts';
import { type Picture, picturePlanes } from './image.ts';
import { InputError } from './inputError.ts';
import type { Sizes } from './network.ts';
import { readSource, type Source } from './source.ts';

export interface Inputs {
  /** The sizes that the network leaves open, as what is fed has them. */
  readonly sizes: Sizes;
  readonly fed: readonly FedInput[];
}

export interface FedInput {
  readonly name: string;
  readonly tensor: FloatTensor;
  /** In words: where it is from and what was done to it. */
  readonly source: string;
}

export interface InputChoice {
  /** What is fed, by the input's name; `random` where nothing is said. The name '' stands for the only input. */
  readonly sources: Readonly<Record<string, string>>;
  readonly seed: number;
  /** Undefined: as many samples as the arrays hold, else one. */
  readonly batch: number | undefined;
}

/** Reads and makes what is fed to the inputs. All must agree on the batch and on the sizes that the network leaves open. */
export async function readInputs(definitions: readonly InputDefinition[], choice: InputChoice): Promise<Inputs> {
  const slots: Slot[] = [];
  for (const [definition, text] of assign(definitions, choice.sources)) {
    slots.push({ ...expectation(definition), source: await readSource(text) });
  }
  const sizes = openSizes(slots);
  const batch = commonBatch(slots, choice.batch);
  return { sizes, fed: slots.map((slot) => feed(slot, resolved(slot, sizes), batch, choice.seed)) };
}

/** An input with what it expects, the batch left out, and what it gets. */
interface Slot extends Expectation {
  readonly source: Source;
}

interface Expectation {
  readonly name: string;
  readonly shape: readonly (number | string)[];
}

function assign(definitions: readonly InputDefinition[], sources: InputChoice['sources']): [InputDefinition, string][] {
  const names = definitions.map((definition) => definition.name);
  for (const name of Object.keys(sources)) {
    if (name === '' && names.length !== 1) {
      throw new InputError(
        `The network has ${names.length} inputs (${names.join(', ')}): say which one is meant, as in ${names[0]}=random.`,
      );
    }
    if (name !== '' && !names.includes(name)) {
      throw new InputError(`The network has no input ${name}; it has ${names.join(', ')}.`);
    }
  }
  return definitions.map((definition) => [definition, sources[definition.name] ?? sources[''] ?? 'random']);
}

function expectation({ name, shape }: InputDefinition): Expectation {
  if (shape !== undefined) return { name, shape };
  throw new InputError(`The input ${name} has no shape in the network. Write for example ${name}: [3, 224, 224].`);
}

function openSizes(slots: readonly Slot[]): Sizes {
  const sizes = new Map<string, number>();
  for (const slot of slots) bind(slot, sampleShape(slot), sizes);
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
        `${what(source)} is ${print(found)}, and the input ${name} expects ${print(shape)}${known}.`,
      );
    }
  }
}

/** The shape that was given, without the batch. */
function sampleShape(slot: Slot): readonly number[] | undefined {
  const given = givenShape(slot.source);
  const rank = slot.shape.length;
  if (given === undefined || given.length === rank) return given;
  if (given.length === rank + 1) return given.slice(1);
  throw new InputError(
    `${what(slot.source)} is ${print(given)}, and the input ${slot.name} expects ${print(slot.shape)}, with or without a batch before it.`,
  );
}

function givenShape(source: Source): readonly number[] | undefined {
  if (source.kind === 'array') return source.tensor.shape;
  return source.kind === 'picture' ? undefined : source.shape;
}

function commonBatch(slots: readonly Slot[], asked: number | undefined): number {
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

function resolved({ name, shape }: Slot, sizes: Sizes): readonly number[] {
  return shape.map((extent) => {
    const size = typeof extent === 'string' ? sizes.get(extent) : extent;
    if (size !== undefined) return size;
    const example = shape.map((each) => (typeof each === 'string' ? (sizes.get(each) ?? 224) : each)).join('x');
    throw new InputError(
      `The input ${name} is ${print(shape)}, and nothing says how large ${extent} is. Give a size, for example random:${example}.`,
    );
  });
}

function feed({ name, source }: Slot, sample: readonly number[], batch: number, seed: number): FedInput {
  const shape = [batch, ...sample];
  switch (source.kind) {
    case 'random':
      return { name, tensor: { shape, data: sampleInput(name, sizeOf(shape), seed) }, source: `random, seed ${seed}` };
    case 'zeros':
    case 'ones':
      return {
        name,
        tensor: { shape, data: new Float32Array(sizeOf(shape)).fill(source.kind === 'ones' ? 1 : 0) },
        source: source.kind,
      };
    case 'array':
      return { name, tensor: { shape, data: source.tensor.data }, source: source.file };
    case 'picture':
      return feedPicture(name, source.file, source.picture, shape);
  }
}

function feedPicture(name: string, file: string, picture: Picture, shape: readonly number[]): FedInput {
  const [batch = 1, channels, height, width, ...more] = shape;
  if ((channels !== 1 && channels !== 3) || height === undefined || width === undefined || more.length > 0) {
    throw new InputError(
      `A picture has 1 or 3 channels, height and width, and the input ${name} expects ${print(shape.slice(1))}. Feed it a .npy file or random.`,
    );
  }
  const { data, steps } = picturePlanes(picture, channels, { height, width });
  const repeated = new Float32Array(batch * data.length);
  for (let sample = 0; sample < batch; sample++) repeated.set(data, sample * data.length);
  return { name, tensor: { shape, data: repeated }, source: `${file}: ${steps}${batch > 1 ? `, ${batch} times` : ''}` };
}

function what(source: Source): string {
  return source.kind === 'array' || source.kind === 'picture' ? source.file : `The ${source.kind} tensor`;
}

function print(shape: readonly (number | string)[]): string {
  return `[${shape.join(', ')}]`;
}
