import { didYouMean, nearest } from '../library/nearest.ts';
import type { Range } from '../spec/range.ts';
import type { ValueError } from './evaluate.ts';
import { sizes } from './sizes.ts';

/** What an expression can name where it stands. */
export interface Names {
  readonly parameters: readonly string[];
  /** Inputs and nodes, of which it can ask the sizes. */
  readonly tensors: readonly string[];
}

/** An expression names something that is not there. */
export function unknownName(path: readonly string[], range: Range, names: Names): ValueError {
  const name = path.join('.');
  if (name === 'index') {
    const message = 'There is no index here: it is the number of a copy, in a node with repeat';
    return { kind: 'error', message, range };
  }
  const help = didYouMean(similarNames(path, names)) || whatThereIs(names);
  return { kind: 'error', message: `There is no ${name} here${help && `. ${help}`}`, range };
}

/** What may have been meant, best first: `width` by `widht`, `image.channels` by `channels`. */
export function similarNames([name = '', ...members]: readonly string[], names: Names): readonly string[] {
  if (members.length > 0) return nearest(name, names.tensors).map((each) => [each, ...members].join('.'));
  const [size] = nearest(name, Object.keys(sizes));
  const ofTensors = size === undefined ? [] : names.tensors.slice(0, 3).map((each) => `${each}.${size}`);
  return [...nearest(name, names.parameters), ...ofTensors];
}

function whatThereIs({ parameters, tensors }: Names): string {
  const all = [...parameters, ...tensors.map((each) => `${each}.channels`)];
  return all.length > 0 && all.length <= 12 ? `There is ${all.join(', ')}.` : '';
}
