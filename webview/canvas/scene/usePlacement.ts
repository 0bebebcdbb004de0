import { useEffect, useMemo, useReducer, useRef, useState } from 'react';
import type { Layouter } from '../../layout/client.ts';
import type { Direction } from '../../layout/graph.ts';
import { layoutInLayers } from '../../layout/layered.ts';
import { nowhere, type Placement, place } from './placement.ts';
import type { SceneGroup } from './scene.ts';

export interface SettlingPlacement {
  readonly placement: Placement;
  /** False while a better one is being found. */
  readonly settled: boolean;
}

/**
 * Where the scene stands. While a layout is being found, everything stays where it was; what is opened for the first time
 * shows in plain layers after a moment.
 */
export function usePlacement(scene: SceneGroup, direction: Direction, layouter: Layouter): SettlingPlacement {
  const [found, noteFound] = useReducer((count: number) => count + 1, 0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the layouter knows has changed when `found` has.
  const attempt = useMemo(() => place(scene, direction, layouter.lookup), [scene, direction, layouter, found]);
  const last = useRef(nowhere);
  const [makeshift, setMakeshift] = useState<Placement>();

  useEffect(() => {
    if ('placement' in attempt) {
      last.current = attempt.placement;
      return;
    }
    let wanted = true;
    const patience = setTimeout(() => {
      const plain = place(scene, direction, layoutInLayers);
      if ('placement' in plain && last.current === nowhere) setMakeshift(plain.placement);
    }, 400);
    Promise.all(attempt.missing.map(layouter.compute)).then(() => wanted && noteFound());
    return () => {
      wanted = false;
      clearTimeout(patience);
    };
  }, [attempt, layouter, scene, direction]);

  if ('placement' in attempt) return { placement: attempt.placement, settled: true };
  return { placement: last.current === nowhere ? (makeshift ?? nowhere) : last.current, settled: false };
}
