import { printCount } from '../../engine/operators/receipt.ts';
import type { ViewNode } from '../../engine/view/snapshot.ts';
import { plural } from '../numbers.ts';

/** A node in one breath, for people who hear the canvas: `conv1, Conv2d, 64 × 56 × 56, 9,408 parameters`. */
export function describeNode(node: ViewNode): string {
  const parts = [node.name, kindWords[node.kind] ?? node.op];
  if (node.repeat !== undefined) parts.push(`repeated ${node.repeat} times`);
  const shapes = node.outputs.map(({ shape }) => shape).filter((shape) => shape !== '');
  if (shapes.length > 0) parts.push(shapes.join(', '));
  if (node.parameters && node.parameters.total > 0) parts.push(`${printCount(node.parameters.total)} parameters`);
  const errors = node.problems.filter(({ severity }) => severity === 'error').length;
  const warnings = node.problems.filter(({ severity }) => severity === 'warning').length;
  if (errors > 0) parts.push(plural(errors, 'error'));
  if (warnings > 0) parts.push(plural(warnings, 'warning'));
  return parts.filter((part) => part !== '').join(', ');
}

const kindWords: Partial<Record<ViewNode['kind'], string>> = { input: 'network input', output: 'network output' };
