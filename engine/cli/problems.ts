import type { Severity } from '../problems/record.ts';
import type { Problem } from '../spec/problem.ts';
import { positions } from './position.ts';

export interface JsonProblem {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly node: string | null;
  readonly line: number;
  readonly column: number;
}

export function problemsToJson(problems: readonly Problem[], text: string): JsonProblem[] {
  const positionOf = positions(text);
  return problems.map(({ code, severity, message, node, range }) => ({
    code,
    severity,
    message,
    node: node ?? null,
    ...positionOf(range.start),
  }));
}

/**
 * One line each on standard error, in the form that editors and CI understand: `FILE:LINE:COLUMN: severity: message [code]`,
 * and where to read what a code means.
 */
export function printProblems(file: string, problems: readonly JsonProblem[]): void {
  for (const { line, column, severity, message, code } of problems) {
    process.stderr.write(`${file}:${line}:${column}: ${severity}: ${message.replaceAll('\n', ' ')} [${code}]\n`);
  }
  const [first] = problems;
  if (first !== undefined) process.stderr.write(`What a code means: netwright explain ${first.code}\n`);
}

export function exitCodeOf(problems: readonly { readonly severity: Severity }[]): 0 | 1 {
  return problems.some((problem) => problem.severity === 'error') ? 1 : 0;
}
