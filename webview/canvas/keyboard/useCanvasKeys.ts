import { useReactFlow } from '@xyflow/react';
import { type KeyboardEvent, useCallback } from 'react';
import { useGestures } from '../gestures.ts';
import { prefersStillness } from '../prefersStillness.ts';
import { canvasCommand, type KeyContext } from './canvasCommand.ts';
import { focusInspector, focusPalette } from './focus.ts';
import { isTextField } from './textField.ts';

export function useCanvasKeys(context: KeyContext): (event: KeyboardEvent<HTMLElement>) => void {
  const { intend, dispatch, revealText } = useGestures();
  const flow = useReactFlow();
  const { state, snapshot, edges, placement } = context;
  return useCallback(
    (event) => {
      if (isTextField(event.target)) return;
      // A button on the canvas has Enter and Space for itself.
      if (event.target instanceof HTMLButtonElement && (event.key === 'Enter' || event.key === ' ')) return;
      const command = canvasCommand(event, { state, snapshot, edges, placement });
      if (!command) return;
      event.preventDefault();
      event.stopPropagation();
      switch (command.kind) {
        case 'intend':
          return intend(command.intention);
        case 'dispatch':
          return dispatch(command.action);
        case 'reveal-text':
          return revealText(command.node);
        case 'focus':
          if (!state.panels[command.part]) dispatch({ type: 'toggle-panel', panel: command.part });
          // After it has appeared.
          requestAnimationFrame(command.part === 'palette' ? focusPalette : focusInspector);
          return;
        case 'fit':
          return void flow.fitView({ padding: 0.08, maxZoom: 1, duration: prefersStillness() ? 0 : 200 });
      }
    },
    [state, snapshot, edges, placement, intend, dispatch, revealText, flow],
  );
}
