import type { Range } from '../spec/range.ts';
import { type Evaluated, known, unknownValue } from './evaluate.ts';
import type { Tensor } from './graph.ts';

/** The sizes that expressions can ask of a tensor: `x.channels`, `x.height`, `x.width`. */
export const sizes: Readonly<Record<string, number>> = { channels: 1, height: 2, width: 3 };

export function sizeOf(tensor: Tensor | undefined, path: readonly string[], range: Range): Evaluated {
  const [name = '', member = ''] = path;
  const axis = Object.hasOwn(sizes, member) ? sizes[member] : undefined;
  if (axis === undefined || path.length !== 2) {
    const choices = Object.keys(sizes).map((size) => `${name}.${size}`);
    const message = `${path.join('.')} has no value; a tensor has ${choices.join(', ')}`;
    return { kind: 'error', message, range };
  }
  if (tensor?.shape === undefined) return unknownValue;
  const extent = tensor.shape[axis];
  if (extent === undefined) {
    const message = `${name} has no ${member}: it has ${tensor.shape.length - 1} axes beside the batch`;
    return { kind: 'error', message, range };
  }
  return typeof extent === 'number' ? known(extent) : { kind: 'unknown', openSize: { name: path.join('.'), tensor } };
}
