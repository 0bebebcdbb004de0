import { useCallback, useEffect, useRef } from 'react';
import type { Intention } from '../../engine/view/intention.ts';
import { useGestures } from './gestures.ts';

/**
 * What a field holds and nobody has committed yet. The host knows of it at once, so that saving or closing does not lose it;
 * and a field that goes away while somebody types in it commits.
 */
export function useDraft(): (intention: Intention | undefined) => void {
  const { draft, commitDraft } = useGestures();
  const held = useRef<Intention>(undefined);
  useEffect(
    () => () => {
      if (held.current) commitDraft(held.current);
    },
    [commitDraft],
  );
  return useCallback(
    (intention) => {
      if (!held.current && !intention) return;
      held.current = intention;
      draft(intention);
    },
    [draft],
  );
}
