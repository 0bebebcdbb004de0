import { extname } from 'node:path';
import { readBytes } from './fileAccess.ts';
import type { FloatTensor } from './floatTensor.ts';
import { decodePicture, type Picture } from './image.ts';
import { InputError } from './inputError.ts';
import { readNpy } from './npy.ts';

/** Where the numbers of an input come from. */
export type Source =
  /** `shape` where it was said: `random:1x3x224x224`, the batch may be left out. */
  | { readonly kind: Rule; readonly shape: readonly number[] | undefined }
  | { readonly kind: 'array'; readonly file: string; readonly tensor: FloatTensor }
  | { readonly kind: 'picture'; readonly file: string; readonly picture: Picture };

type Rule = 'random' | 'zeros' | 'ones';

export async function readSource(text: string): Promise<Source> {
  const [, rule, shape] = /^(random|zeros|ones)(?::([1-9]\d*(?:x[1-9]\d*)*))?$/.exec(text) ?? [];
  if (rule === 'random' || rule === 'zeros' || rule === 'ones')
    return { kind: rule, shape: shape?.split('x').map(Number) };
  switch (extname(text).toLowerCase()) {
    case '.npy':
      return { kind: 'array', file: text, tensor: readNpy(await readBytes(text), text) };
    case '.png':
    case '.jpg':
    case '.jpeg':
      return { kind: 'picture', file: text, picture: decodePicture(await readBytes(text), text) };
    default:
      throw new InputError(
        `${text} cannot be fed: expected random, zeros, ones (with a size: random:3x224x224), a .npy, a .png or a .jpg file.`,
      );
  }
}
