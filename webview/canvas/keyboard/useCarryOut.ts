import { useReactFlow } from '@xyflow/react';
import { useCallback } from 'react';
import { useGestures } from '../gestures.ts';
import { prefersStillness } from '../prefersStillness.ts';
import type { Panels } from '../state.ts';
import type { CanvasCommand } from './canvasCommand.ts';
import { focusInspector, focusPalette } from './focus.ts';

export type CarryOut = (command: CanvasCommand) => void;

/** Does what a key or an item of the context menu leads to. */
export function useCarryOut(panels: Panels): CarryOut {
  const { intend, copy, dispatch, revealText } = useGestures();
  const flow = useReactFlow();
  return useCallback(
    (command) => {
      switch (command.kind) {
        case 'intend':
          return intend(command.intention);
        case 'dispatch':
          return dispatch(command.action);
        case 'reveal-text':
          return revealText(command.node);
        case 'copy':
          return copy(command.nodes, command.afterwards);
        case 'show-keys':
          return dispatch({ type: 'show-keys', shown: true });
        case 'focus':
          if (!panels[command.part]) dispatch({ type: 'toggle-panel', panel: command.part });
          // After it has appeared.
          requestAnimationFrame(command.part === 'palette' ? focusPalette : focusInspector);
          return;
        case 'fit':
          return void flow.fitView({ padding: 0.08, maxZoom: 1, duration: prefersStillness() ? 0 : 200 });
      }
    },
    [panels, intend, copy, dispatch, revealText, flow],
  );
}
