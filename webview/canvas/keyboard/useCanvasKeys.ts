import { useReactFlow } from '@xyflow/react';
import { type KeyboardEvent, useCallback } from 'react';
import { useGestures } from '../gestures.ts';
import { prefersStillness } from '../prefersStillness.ts';
import { canvasCommand, type KeyContext } from './canvasCommand.ts';
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
          return focusPart(command.part);
        case 'fit':
          return void flow.fitView({ padding: 0.08, maxZoom: 1, duration: prefersStillness() ? 0 : 200 });
      }
    },
    [state, snapshot, edges, placement, intend, dispatch, revealText, flow],
  );
}

function focusPart(part: 'inspector' | 'palette'): void {
  const field = part === 'palette' ? '.palette input' : '.inspector input, .inspector select, .inspector button';
  document.querySelector<HTMLElement>(field)?.focus();
}
