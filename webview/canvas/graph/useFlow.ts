import { useEffect, useMemo, useRef } from 'react';
import { emptyFlow, type Flow, type FlowInput, toFlow } from './flow.ts';

/** The scene as the graph library draws it; what looks as before stays the same object. */
export function useFlow(input: FlowInput): Flow {
  const { scene, placement, direction, selection, statistics, renaming, dropTarget, frozen } = input;
  const last = useRef(emptyFlow);
  const flow = useMemo(
    () => toFlow({ scene, placement, direction, selection, statistics, renaming, dropTarget, frozen }, last.current),
    [scene, placement, direction, selection, statistics, renaming, dropTarget, frozen],
  );
  useEffect(() => {
    last.current = flow;
  }, [flow]);
  return flow;
}
