import { useEffect } from 'react';
import type { CanvasHost } from '../memory.ts';
import { type CanvasCommand, copyCommand, cutCommand, type KeyContext, pasteCommand } from './canvasCommand.ts';
import { isTextField } from './textField.ts';
import type { CarryOut } from './useCarryOut.ts';

/** Copy, cut and paste are events of the page, whether by key or from a menu of VS Code. Fields keep theirs. */
export function useClipboard(host: CanvasHost, context: KeyContext, carryOut: CarryOut): void {
  const { state, snapshot, edges, placement } = context;
  useEffect(() => {
    const here = { state, snapshot, edges, placement };
    const answer = (event: ClipboardEvent, command: CanvasCommand | undefined) => {
      if (!command || isTextField(document.activeElement) || document.getSelection()?.isCollapsed === false) return;
      event.preventDefault();
      carryOut(command);
    };
    const onCopy = (event: ClipboardEvent) => answer(event, copyCommand(here));
    const onCut = (event: ClipboardEvent) => answer(event, cutCommand(here));
    const onPaste = (event: ClipboardEvent) =>
      answer(event, pasteCommand(event.clipboardData?.getData('text/plain') ?? '', here));
    const stop = host.listen((message) => {
      if (message.type === 'paste') carryOut(pasteCommand(message.text, here));
    });
    window.addEventListener('copy', onCopy);
    window.addEventListener('cut', onCut);
    window.addEventListener('paste', onPaste);
    return () => {
      stop();
      window.removeEventListener('copy', onCopy);
      window.removeEventListener('cut', onCut);
      window.removeEventListener('paste', onPaste);
    };
  }, [host, state, snapshot, edges, placement, carryOut]);
}
