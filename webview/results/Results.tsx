import { type ReactNode, useEffect, useState } from 'react';
import type { Host } from '../host.ts';
import type { MessageFromResults, MessageToResults, RunState } from '../protocol.ts';
import { Done } from './Done.tsx';
import { Running } from './Running.tsx';
import { Stopped } from './Stopped.tsx';
import './Results.css';

interface ResultsProps {
  readonly host: Host<MessageToResults, MessageFromResults>;
}

/** What a forward pass is doing, or what it came to. */
export function Results({ host }: ResultsProps): ReactNode {
  const [state, setState] = useState<RunState>();
  useEffect(() => {
    const stop = host.listen((message) => setState(message.state));
    host.post({ type: 'ready' });
    return stop;
  }, [host]);
  return <main className="results">{state && drawState(state, host.post)}</main>;
}

function drawState(state: RunState, post: (message: MessageFromResults) => void): ReactNode {
  switch (state.phase) {
    case 'running':
      return <Running state={state} onCancel={() => post({ type: 'cancel' })} />;
    case 'failed':
      return <Stopped network={state.network} message={state.message} onRunAgain={() => post({ type: 'run-again' })} />;
    case 'cancelled':
      return <Stopped network={state.network} onRunAgain={() => post({ type: 'run-again' })} />;
    case 'done':
      return (
        <Done
          network={state.network}
          results={state.results}
          onRunAgain={() => post({ type: 'run-again' })}
          onReveal={(node) => post({ type: 'reveal-text', node })}
        />
      );
  }
}
