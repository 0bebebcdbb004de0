import type { ReactNode } from 'react';
import { Icon } from '../Icon.tsx';

interface StoppedProps {
  readonly network: string;
  /** Why; nothing where somebody cancelled it. */
  readonly message?: string;
  readonly onRunAgain: () => void;
}

export function Stopped({ network, message, onRunAgain }: StoppedProps): ReactNode {
  return (
    <section className="results-message">
      <h1>{message === undefined ? `The forward pass of ${network} was cancelled` : `${network} could not run`}</h1>
      {message !== undefined && (
        <p className="results-failure" role="alert">
          <Icon name="error" />
          <span>{message}</span>
        </p>
      )}
      <button type="button" className="primary-button" onClick={onRunAgain}>
        <Icon name="run" />
        Run again
      </button>
    </section>
  );
}
