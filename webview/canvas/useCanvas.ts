import { useEffect, useLayoutEffect, useMemo, useReducer, useRef } from 'react';
import type { Intention } from '../../engine/view/intention.ts';
import type { Look } from '../../engine/view/snapshot.ts';
import type { Gestures } from './gestures.ts';
import { type CanvasHost, memoryOf, readMemory } from './memory.ts';
import { type CanvasState, initialState, reduceCanvas } from './state.ts';

/** The canvas's state, joined to the host: its messages come in, gestures go out, and memory is kept. */
export function useCanvas(host: CanvasHost): { readonly state: CanvasState; readonly gestures: Gestures } {
  const [state, dispatch] = useReducer(reduceCanvas, host, restoredState);
  const latest = useRef(state);
  const lastRequest = useRef(0);
  const draft = useRef<Waiting>(undefined);
  const afterCopy = useRef<Waiting>(undefined);

  useLayoutEffect(() => {
    latest.current = state;
  }, [state]);

  useEffect(() => {
    // The viewport is written by whoever moves it.
    if (state.snapshot) host.remember(memoryOf(state, readMemory(host.remembered()).viewport));
  }, [host, state]);

  const { unfolded, selected } = lookOf(state);
  const told = useRef<Look>({ unfolded, selected });
  useEffect(() => {
    if (told.current.unfolded === unfolded && told.current.selected === selected) return;
    told.current = { unfolded, selected };
    host.post({ type: 'look', look: told.current });
  }, [host, unfolded, selected]);

  const gestures = useMemo<Gestures>(() => {
    const gestures: Gestures = {
      dispatch,
      intend(intention) {
        const { snapshot } = latest.current;
        if (!snapshot) return;
        if (snapshot.frozen !== undefined) return dispatch({ type: 'notify', text: snapshot.frozen });
        lastRequest.current += 1;
        const request = lastRequest.current;
        const { version } = snapshot;
        dispatch({ type: 'asked', request, intention });
        host.post({ type: 'intention', request, version, intention });
      },
      copy(nodes, afterwards) {
        lastRequest.current += 1;
        const request = lastRequest.current;
        afterCopy.current = afterwards && { request, intention: afterwards };
        host.post({ type: 'copy', request, nodes });
      },
      draft(intention) {
        const { snapshot } = latest.current;
        if (!snapshot) return;
        lastRequest.current += 1;
        const request = lastRequest.current;
        draft.current = intention && { intention, request };
        host.post({ type: 'draft', draft: intention && { request, version: snapshot.version, intention } });
      },
      commitDraft(intention) {
        if (draft.current?.intention !== intention) return;
        gestures.draft(undefined);
        gestures.intend(intention);
      },
      revealText: (node) => host.post({ type: 'reveal-text', node }),
      command: (command) => host.post({ type: 'command', command }),
      explain: (code) => host.post({ type: 'explain', code }),
    };
    return gestures;
  }, [host]);

  useEffect(() => {
    const stop = host.listen((message) => {
      if (message.type === 'done') {
        // The host may have carried it out without being asked, to save it.
        if (message.request === draft.current?.request) draft.current = undefined;
        if (message.request === afterCopy.current?.request) gestures.intend(afterCopy.current.intention);
      }
      dispatch({ type: 'message', message });
    });
    host.post({ type: 'ready', look: lookOf(latest.current) });
    return stop;
  }, [host, gestures]);

  const version = state.snapshot?.version;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is being typed stands on the version that is shown.
  useEffect(() => {
    if (draft.current) gestures.draft(draft.current.intention);
  }, [version, gestures]);

  return { state, gestures };
}

/** What is asked for, or would be, under the number of a request. */
interface Waiting {
  readonly request: number;
  readonly intention: Intention;
}

function lookOf({ unfolded, selection: { nodes } }: CanvasState): Look {
  return { unfolded, selected: nodes.length === 1 ? nodes[0] : undefined };
}

function restoredState(host: CanvasHost): CanvasState {
  const { viewport: _, ...remembered } = readMemory(host.remembered());
  return { ...initialState, ...remembered };
}
