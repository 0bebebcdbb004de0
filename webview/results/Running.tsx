import type { ReactNode } from 'react';
import type { RunState } from '../protocol.ts';

interface RunningProps {
  readonly state: Extract<RunState, { phase: 'running' }>;
  readonly onCancel: () => void;
}

export function Running({ state, onCancel }: RunningProps): ReactNode {
  const { network, step, fraction } = state;
  return (
    <section className="results-message">
      <h1>Forward pass of {network}</h1>
      {/* Without a value the bar says that something goes on, and not how far it is. */}
      <progress aria-label={step} max={1} {...(fraction !== undefined && { value: fraction })} />
      <p role="status">{step} …</p>
      <button type="button" className="secondary-button" onClick={onCancel}>
        Cancel
      </button>
    </section>
  );
}
