import { useEffect, useMemo, useReducer, useRef } from 'react';
import type { Layouter } from '../../layout/client.ts';
import type { Direction } from '../../layout/graph.ts';
import { nowhere, type Placement, place } from './placement.ts';
import type { SceneGroup } from './scene.ts';

/** Where the scene stands. While a layout is being found, everything stays where it was. */
export function usePlacement(scene: SceneGroup, direction: Direction, layouter: Layouter): Placement {
  const [found, noteFound] = useReducer((count: number) => count + 1, 0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the layouter knows has changed when `found` has.
  const attempt = useMemo(() => place(scene, direction, layouter.lookup), [scene, direction, layouter, found]);
  const last = useRef(nowhere);

  useEffect(() => {
    if ('placement' in attempt) {
      last.current = attempt.placement;
      return;
    }
    let wanted = true;
    Promise.all(attempt.missing.map(layouter.compute)).then(() => wanted && noteFound());
    return () => {
      wanted = false;
    };
  }, [attempt, layouter]);

  return 'placement' in attempt ? attempt.placement : last.current;
}
