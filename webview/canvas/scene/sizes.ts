import type { Size } from '../../layout/graph.ts';
import type { SceneItem } from './scene.ts';

/**
 * A card is as large as its kind says, whatever is written on it: an edit changes words and never moves a node.
 * The style sheets rely on the same numbers.
 */
export function sizeOfCard({ node, inputs, outputs }: Omit<SceneItem, 'inside'>): Size {
  const size = node.kind === 'input' || node.kind === 'output' ? terminal : card;
  const ports = Math.max(inputs.length, outputs.length);
  return { width: Math.max(size.width, ports * portPitch), height: size.height };
}

const card: Size = { width: 220, height: 72 };
const terminal: Size = { width: 164, height: 46 };
/** Connection points closer than this cannot be hit. */
const portPitch = 28;

/** Around the inside of an unfolded block; its name stands at the top. */
export const frame = { top: 58, right: 24, bottom: 28, left: 24 };

export const smallestFrame: Size = { width: 260, height: 120 };
