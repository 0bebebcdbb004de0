import { printCount } from '../operators/receipt.ts';

/** `25.6 M`: three digits, for where there is little room. Below ten thousand the number itself. */
export function printShort(count: number): string {
  if (count < 10_000) return printCount(count);
  // What would round up to a thousand belongs to the next unit.
  const unit = units.find(({ size }) => count >= 0.9995 * size) ?? thousand;
  return `${(count / unit.size).toPrecision(3)} ${unit.letter}`;
}

const thousand = { size: 1e3, letter: 'k' };
const units = [{ size: 1e12, letter: 'T' }, { size: 1e9, letter: 'G' }, { size: 1e6, letter: 'M' }, thousand];

/** `97.8 MiB`: memory goes by powers of two. */
export function printBytes(bytes: number): string {
  if (bytes >= 2 ** 20) return `${(bytes / 2 ** 20).toFixed(1)} MiB`;
  return bytes >= 2 ** 10 ? `${(bytes / 2 ** 10).toFixed(1)} KiB` : bytes === 1 ? '1 byte' : `${bytes} bytes`;
}

/** `1 node`, `2 nodes` */
export function printNodes(count: number): string {
  return count === 1 ? '1 node' : `${printCount(count)} nodes`;
}
