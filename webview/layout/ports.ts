import type { Direction, Point, Size } from './graph.ts';

/** The connection point of an input, relative to the box: on the side where data comes in. */
export function inputPoint(size: Size, direction: Direction, port: number, ports: number): Point {
  const offset = Math.round(breadthOf(size, direction) * (besideTheMain[ports]?.[port] ?? spread(port, ports)));
  return direction === 'down' ? { x: offset, y: 0 } : { x: 0, y: offset };
}

/**
 * Of two or three inputs the first is in the middle. It is the main path of a residual block, and comes straight down
 * through any number of sums that way; evenly spread, each sum would stand a little further to the side.
 */
const besideTheMain: Readonly<Record<number, readonly number[]>> = { 2: [0.5, 0.8], 3: [0.5, 0.8, 0.2] };

/** Like all points at whole numbers, because elk ends its lines on those. */
export function outputPoint(size: Size, direction: Direction, port: number, ports: number): Point {
  const offset = Math.round(breadthOf(size, direction) * spread(port, ports));
  return direction === 'down' ? { x: offset, y: size.height } : { x: size.width, y: offset };
}

function spread(port: number, ports: number): number {
  return (port + 1) / (ports + 1);
}

function breadthOf({ width, height }: Size, direction: Direction): number {
  return direction === 'down' ? width : height;
}
