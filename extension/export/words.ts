import type { Analysis } from '../../engine/analysis/analyze.ts';
import { IncompleteError, requireWhole } from '../../engine/graph/incomplete.ts';
import type { Range } from '../../engine/spec/range.ts';
import { type FormatName, formats } from './formats.ts';

/** `resnet-50.onnx`, but `resnet_50.py`, because Python could not import the other. */
export function fileNameFor(name: string, format: FormatName): string {
  const plain = name.replaceAll(/[^\p{L}\p{N}_.-]+/gu, '-').replaceAll(/^[-.]+|[-.]+$/g, '') || 'network';
  const module = plain.replaceAll(/[^\p{L}\p{N}_]+/gu, '_').replace(/^(?=\d)/, '_');
  return `${format === 'pytorch' ? module : plain}.${formats[format].extension}`;
}

/** Why a network cannot be exported, in a sentence or two, and where to look. */
export interface Obstacle {
  readonly message: string;
  readonly place: Place | undefined;
}

/** A place in the text, or a node by its path. */
export type Place = { readonly range: Range } | { readonly node: string };

export function obstacleTo({ network, graph, problems, text }: Analysis): Obstacle | undefined {
  const errors = problems.filter((problem) => problem.severity === 'error');
  const [first] = errors;
  if (first === undefined) return incomplete(() => requireWhole(graph), network.name);
  const line = text.slice(0, first.range.start).split('\n').length;
  const where = errors.length === 1 ? `Line ${line}` : `It has ${errors.length} errors, the first in line ${line}`;
  return { message: `${cannot(network.name)} ${where}: ${first.message}`, place: { range: first.range } };
}

/** What must be said more, by what the network is asked to do. */
function incomplete(action: () => void, network: string): Obstacle | undefined {
  try {
    action();
    return undefined;
  } catch (error) {
    if (!(error instanceof IncompleteError)) throw error;
    return failed(network, error.message, error.node);
  }
}

/** The export began, and failed. */
export function failed(network: string, reason: string, node?: string): Obstacle {
  return { message: `${cannot(network)} ${reason}`, place: node === undefined ? undefined : { node } };
}

export function exportedTo(network: string, file: string): string {
  return `Exported ${network} to ${file}.`;
}

function cannot(network: string): string {
  return `${network} cannot be exported.`;
}
