import type { Term } from './term.ts';

/** A line of `__init__`: `self.conv = nn.Conv2d(3, 64, kernel_size=3)`. */
export interface Member {
  readonly target: string;
  readonly text: string;
  /** The condition without which an `nn.Identity` takes its place. */
  readonly when?: string;
}

/** A line of `forward`. */
export interface Step {
  /** Of the node. */
  readonly name: string;
  /** What it reads, by node and output: `split.1`. */
  readonly sources: readonly string[];
  /** What it makes. */
  readonly values: readonly string[];
  /** `self.conv({x0})` */
  readonly text: string;
  /** Where it does not hold, the first source is the value. */
  readonly when?: string;
  /** The modules that are called one after the other, each as `{layer}`, with what the one before has made. */
  readonly each?: string;
}

/** What one node of a definition adds to its class. */
export interface Written {
  readonly members: readonly Member[];
  readonly steps: readonly Step[];
  /** What is known by name of the node: its sizes are called by these. */
  readonly terms: readonly Term[];
  /** Classes that neither PyTorch nor a block has. */
  readonly definitions: readonly string[];
}

/** The uses are too different for one class. Those with the same word can share one; nothing goes with any. */
export interface Apart {
  readonly apart: readonly string[];
}

export function isApart(result: object): result is Apart {
  return 'apart' in result;
}
