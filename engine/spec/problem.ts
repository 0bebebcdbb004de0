import { type ProblemCode, recordOf } from '../problems/list.ts';
import type { Severity } from '../problems/record.ts';
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

/** A problem is as severe as its record says. */
export function problem(told: Omit<Problem, 'severity'>): Problem {
  return { ...told, severity: recordOf(told.code).severity };
}
