import type { Direction, Point, Size } from './graph.ts';

/** The connection point of an input, relative to the box: evenly spread over the side where data comes in. */
export function inputPoint(size: Size, direction: Direction, port: number, ports: number): Point {
  const share = (port + 1) / (ports + 1);
  return direction === 'down' ? { x: size.width * share, y: 0 } : { x: 0, y: size.height * share };
}

export function outputPoint(size: Size, direction: Direction, port: number, ports: number): Point {
  const share = (port + 1) / (ports + 1);
  return direction === 'down' ? { x: size.width * share, y: size.height } : { x: size.width, y: size.height * share };
}
