import { useEffect } from 'react';
import type { Command } from '../gestures.ts';
import { isCommitted, isTextField } from './textField.ts';

/**
 * Undo and redo are the document's. VS Code listens to a webview's keys too, so here they are taken before it sees them:
 * in a text field that holds something new they stay with the field, anywhere else they go to the host, once.
 */
export function useUndoKeys(command: (command: Command) => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const wanted = undoOrRedo(event);
      if (!wanted) return;
      event.stopPropagation();
      if (isTextField(event.target) && !isCommitted(event.target)) return;
      event.preventDefault();
      command(wanted);
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [command]);
}

export function undoOrRedo(event: KeyStroke): 'undo' | 'redo' | undefined {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return undefined;
  const key = event.key.toLowerCase();
  if (key === 'z') return event.shiftKey ? 'redo' : 'undo';
  return key === 'y' && !event.shiftKey ? 'redo' : undefined;
}

type KeyStroke = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;
