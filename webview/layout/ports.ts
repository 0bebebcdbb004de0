import type { Direction, Point, Size } from './graph.ts';

/** The connection point of an input, relative to the box: evenly spread over the side where data comes in. */
export function inputPoint(size: Size, direction: Direction, port: number, ports: number): Point {
  const offset = offsetOf(size, direction, port, ports);
  return direction === 'down' ? { x: offset, y: 0 } : { x: 0, y: offset };
}

export function outputPoint(size: Size, direction: Direction, port: number, ports: number): Point {
  const offset = offsetOf(size, direction, port, ports);
  return direction === 'down' ? { x: offset, y: size.height } : { x: size.width, y: offset };
}

/** Whole numbers, because elk ends its lines on those. */
function offsetOf({ width, height }: Size, direction: Direction, port: number, ports: number): number {
  return Math.round(((direction === 'down' ? width : height) * (port + 1)) / (ports + 1));
}
