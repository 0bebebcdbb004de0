import { type KeyboardEvent, useCallback } from 'react';
import { canvasCommand, type KeyContext } from './canvasCommand.ts';
import { isTextField } from './textField.ts';
import type { CarryOut } from './useCarryOut.ts';

export function useCanvasKeys(context: KeyContext, carryOut: CarryOut): (event: KeyboardEvent<HTMLElement>) => void {
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
      carryOut(command);
    },
    [state, snapshot, edges, placement, carryOut],
  );
}
