import { useEffect } from 'react';
import { type KeyContext, menuCommand } from '../keyboard/canvasCommand.ts';
import type { CarryOut } from '../keyboard/useCarryOut.ts';
import type { CanvasHost } from '../memory.ts';

/** The context menu is VS Code's own; what was taken from it comes back as a message. */
export function useContextMenu(host: CanvasHost, context: KeyContext, carryOut: CarryOut): void {
  const { state, snapshot, edges, placement } = context;
  useEffect(
    () =>
      host.listen((message) => {
        if (message.type !== 'menu') return;
        const command = menuCommand(message.item, { state, snapshot, edges, placement });
        if (command) carryOut(command);
      }),
    [host, state, snapshot, edges, placement, carryOut],
  );
}
