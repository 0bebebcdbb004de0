import type { ReactNode } from 'react';
import type { ViewProblem } from '../../../engine/view/snapshot.ts';
import { Icon } from '../../Icon.tsx';
import { worstSeverity } from './severity.ts';

export function ProblemMark({ problems }: { readonly problems: readonly ViewProblem[] }): ReactNode {
  const severity = worstSeverity(problems);
  if (!severity) return null;
  const messages = problems.map(({ message }) => message).join('\n');
  return (
    <span className="problem-mark" data-severity={severity} title={messages} role="img" aria-label={messages}>
      <Icon name={severity} />
    </span>
  );
}
