import type { ReactNode } from 'react';
import type { ViewProblem } from '../../../engine/view/snapshot.ts';
import { Icon } from '../../Icon.tsx';
import { ExplainLink } from './ExplainLink.tsx';

export function ProblemList({ problems }: { readonly problems: readonly ViewProblem[] }): ReactNode {
  if (problems.length === 0) return null;
  return (
    <ul className="problems" aria-label="Problems">
      {problems.map((problem) => (
        <li key={`${problem.code} ${problem.message}`} data-severity={problem.severity}>
          <Icon name={problem.severity} />
          <span>
            {problem.message} <ExplainLink code={problem.code} />
          </span>
        </li>
      ))}
    </ul>
  );
}
