import type { ReactNode } from 'react';
import { useGestures } from '../gestures.ts';

/** The way to the page that says what a code means and how to mend it. */
export function ExplainLink({ code }: { readonly code: string }): ReactNode {
  const { explain } = useGestures();
  return (
    <button type="button" className="link-button" title={`What ${code} means`} onClick={() => explain(code)}>
      Explain
    </button>
  );
}
