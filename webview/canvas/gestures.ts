import { createContext, type Dispatch, useContext } from 'react';
import type { Intention } from '../../engine/view/intention.ts';
import type { MessageFromCanvas } from '../protocol.ts';
import type { CanvasAction } from './state.ts';

/** What a person can set going, from wherever on the canvas. The same object for as long as the canvas lives. */
export interface Gestures {
  /** Ask the host for a change of the text. */
  intend(intention: Intention): void;
  /** Put the lines of nodes into the clipboard; ask for a change afterwards, when they are there. */
  copy(nodes: readonly string[], afterwards?: Intention): void;
  /** A field holds this and has not committed it yet; undefined when it holds nothing of that kind any more. */
  draft(intention: Intention | undefined): void;
  /** The field that held this is gone: it is carried out, unless it was already. */
  commitDraft(intention: Intention): void;
  /** Change how the canvas is looked at. */
  dispatch: Dispatch<CanvasAction>;
  revealText(node: string): void;
  command(command: Command): void;
  /** Show what a code of a problem means. */
  explain(code: string): void;
}

export type Command = Extract<MessageFromCanvas, { type: 'command' }>['command'];

const GesturesContext = createContext<Gestures | undefined>(undefined);

export const GesturesProvider = GesturesContext.Provider;

export function useGestures(): Gestures {
  const gestures = useContext(GesturesContext);
  if (!gestures) throw new Error('A part of the canvas stands outside of it.');
  return gestures;
}
