import type { Range } from '../spec/range.ts';
import { printShape } from '../tensor/shape.ts';
import { type Evaluated, known, unknownValue } from './evaluate.ts';
import type { Tensor } from './graph.ts';

/** The sizes that expressions can ask of a tensor: `x.channels`, `x.height`, `x.width`. */
export const sizes: Readonly<Record<string, number>> = { channels: 1, height: 2, width: 3 };

export function sizeOf(tensor: Tensor | undefined, path: readonly string[], range: Range): Evaluated {
  const [name = '', member = ''] = path;
  const axis = Object.hasOwn(sizes, member) ? sizes[member] : undefined;
  if (axis === undefined || path.length !== 2) {
    const [first, second, third] = Object.keys(sizes).map((size) => `${name}.${size}`);
    const found = path.length === 1 ? `${name} is a tensor, not a number` : `${name} has no ${path.slice(1).join('.')}`;
    return { kind: 'error', message: `${found}. Write ${first}, ${second} or ${third}.`, range };
  }
  if (tensor?.shape === undefined) return unknownValue;
  const extent = tensor.shape[axis];
  if (extent === undefined) {
    const message = `${name} has no ${member}: its shape is ${printShape(tensor.shape)}`;
    return { kind: 'error', message, range };
  }
  return typeof extent === 'number' ? known(extent) : { kind: 'unknown', openSize: { name: path.join('.'), tensor } };
}
