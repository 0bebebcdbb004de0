import type { RefusalCode } from '../operators/operator.ts';
import type { Range } from './range.ts';

/** One thing that is wrong, at the place to blame, in words that say what was expected, what was found and a way out. */
export interface Problem {
  readonly code: ProblemCode;
  readonly severity: Severity;
  readonly message: string;
  readonly range: Range;
  /** The node of the file that it concerns, by its path. */
  readonly node?: string;
  /** The attribute of that node to blame. */
  readonly attribute?: string;
}

export type Severity = 'error' | 'warning' | 'information';

export type ProblemCode =
  | RefusalCode
  // The text
  | 'yaml-syntax'
  | 'wrong-kind'
  | 'unknown-key'
  | 'missing-key'
  | 'duplicate-name'
  | 'invalid-name'
  | 'expression-syntax'
  // Names and wiring
  | 'unknown-operator'
  | 'unknown-reference'
  | 'unknown-attribute'
  | 'missing-attribute'
  | 'missing-input'
  | 'too-many-inputs'
  | 'cycle'
  | 'recursive-block'
  | 'block-law'
  | 'unused-node'
  | 'hidden-block'
  // Values
  | 'wrong-value'
  | 'expression-value'
  // Advice
  | 'wasted-bias'
  | 'silent-broadcast'
  | 'blind-window'
  | 'single-value-normalization';
