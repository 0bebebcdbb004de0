import type { ViewProblem } from '../../../engine/view/snapshot.ts';

export function worstSeverity(problems: readonly ViewProblem[]): ViewProblem['severity'] | undefined {
  return order.find((severity) => problems.some((problem) => problem.severity === severity));
}

const order = ['error', 'warning', 'information'] as const;
