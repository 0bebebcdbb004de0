import { sampleInput } from '../onnx/initialize.ts';
import { LoweringError } from '../onnx/lower.ts';
import { sizeOf } from '../onnx/model.ts';
import type { InputDefinition } from '../spec/definition.ts';
import type { FloatTensor } from './floatTensor.ts';
import { type Picture, picturePlanes } from './image.ts';
import { InputError } from './inputError.ts';
import { commonBatch, openSizes, printExtents, type Slot, sampleShapeOf } from './inputSizes.ts';
import type { Sizes } from './network.ts';
import { readSource } from './source.ts';

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
    slots.push({ name: definition.name, shape: shapeOf(definition), source: await readSource(text) });
  }
  const sizes = openSizes(slots);
  const batch = commonBatch(slots, choice.batch);
  return { sizes, fed: slots.map((slot) => feed(slot, sampleShapeOf(slot, sizes), batch, choice.seed)) };
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

function shapeOf({ name, shape }: InputDefinition): Slot['shape'] {
  if (shape !== undefined) return shape;
  throw new LoweringError(`The input ${name} has no shape in the network. Write for example ${name}: [3, 224, 224].`);
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
      `A picture has 1 or 3 channels, height and width, and the input ${name} expects ${printExtents(shape.slice(1))}. Feed it a .npy file or random.`,
    );
  }
  const { data, steps } = picturePlanes(picture, channels, { height, width });
  const repeated = new Float32Array(batch * data.length);
  for (let sample = 0; sample < batch; sample++) repeated.set(data, sample * data.length);
  return { name, tensor: { shape, data: repeated }, source: `${file}: ${steps}${batch > 1 ? `, ${batch} times` : ''}` };
}
