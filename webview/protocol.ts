import type { Intention } from '../engine/view/intention.ts';
import type { Look, PaletteEntry, Snapshot } from '../engine/view/snapshot.ts';

/**
 * Everything that crosses between the extension host and its two webviews, each message from its receiver's side.
 */

// ---- The graph canvas ----

export type MessageToCanvas =
  /** What ships with the engine and can be dragged in; the answer to `ready`, before the first snapshot. */
  | { readonly type: 'library'; readonly entries: readonly PaletteEntry[] }
  /** Show this; whatever was shown before is void. */
  | { readonly type: 'snapshot'; readonly snapshot: Snapshot }
  /** The intention was not carried out: the reason, as a sentence for people. */
  | { readonly type: 'refused'; readonly request: number; readonly reason: string }
  /** The intention became text, or the nodes are in the clipboard. `created` are the new nodes to select. */
  | { readonly type: 'done'; readonly request: number; readonly created?: readonly string[] }
  /** The text cursor is on this node: bring it into view and select it. */
  | { readonly type: 'reveal'; readonly node: string }
  /** Somebody took this from the context menu: do it to what is selected. */
  | { readonly type: 'menu'; readonly item: MenuItem }
  /** Somebody took Paste from there; this is in the clipboard. */
  | { readonly type: 'paste'; readonly text: string }
  /** A forward pass ended: what each node put out, by path. Void as soon as a snapshot of another version comes. */
  | { readonly type: 'statistics'; readonly version: number; readonly nodes: Readonly<Record<string, NodeStatistics>> };

export type MenuItem =
  | 'show-in-text'
  | 'rename'
  | 'toggle-fold'
  | 'toggle-output'
  | 'add-input'
  | 'copy'
  | 'duplicate'
  | 'delete'
  | 'fit'
  | 'show-keys';

export type MessageFromCanvas =
  /** The canvas can listen now, and this is looked at on it. */
  | { readonly type: 'ready'; readonly look: Look }
  /** Now it is this that is looked at. */
  | { readonly type: 'look'; readonly look: Look }
  /** Please turn this into text, if the text still is of this version. */
  | ({ readonly type: 'intention' } & Asked)
  /** Put the lines of these nodes into the clipboard. */
  | { readonly type: 'copy'; readonly request: number; readonly nodes: readonly string[] }
  /** A field holds this and has not committed it yet: carry it out before the text is saved, run or left. */
  | { readonly type: 'draft'; readonly draft: Asked | undefined }
  /** How the canvas was left just now: what it wants to find again when the file is opened the next time. */
  | { readonly type: 'memory'; readonly memory: unknown }
  /** Show this node in the text editor beside. */
  | { readonly type: 'reveal-text'; readonly node: string }
  /** Show what this code of a problem means. */
  | { readonly type: 'explain'; readonly code: string }
  /** Run one of VS Code's or the extension's commands; only those named here. */
  | { readonly type: 'command'; readonly command: 'undo' | 'redo' | 'netwright.runForwardPass' | 'netwright.openText' };

/** An intention, with the version it was made on and the number that its answer names. */
export interface Asked {
  readonly request: number;
  readonly version: number;
  readonly intention: Intention;
}

// ---- The results of a forward pass ----

export type MessageToResults =
  /** Show this state of the run; whatever was shown before is void. */
  { readonly type: 'state'; readonly state: RunState };

export type MessageFromResults =
  | { readonly type: 'ready' }
  | { readonly type: 'run-again' }
  | { readonly type: 'cancel' }
  | { readonly type: 'reveal-text'; readonly node: string };

export type RunState =
  | {
      readonly phase: 'running';
      readonly network: string;
      readonly step: string;
      readonly fraction: number | undefined;
    }
  | { readonly phase: 'failed'; readonly network: string; readonly message: string }
  | { readonly phase: 'cancelled'; readonly network: string }
  | { readonly phase: 'done'; readonly network: string; readonly results: RunResults };

export interface RunResults {
  readonly runtime: 'native' | 'wasm';
  readonly inputs: readonly { readonly name: string; readonly shape: readonly number[]; readonly source: string }[];
  readonly outputs: readonly OutputResult[];
  readonly nodes: readonly ({ readonly id: string; readonly op: string } & NodeStatistics)[];
  readonly weights: string;
  /** Milliseconds. */
  readonly times: { readonly build: number; readonly session: number; readonly run: number };
}

export interface OutputResult {
  readonly name: string;
  readonly shape: readonly number[];
  readonly minimum: number;
  readonly maximum: number;
  readonly mean: number;
  readonly deviation: number;
  /** The largest values of the first sample, best first, by flat index; the softmax beside it where the output is a vector. */
  readonly top: readonly { readonly index: number; readonly value: number; readonly probability?: number }[];
}

export interface NodeStatistics {
  readonly shape: readonly number[];
  readonly mean: number;
  readonly deviation: number;
  /** Milliseconds; undefined where the runtime cannot tell. */
  readonly time: number | undefined;
}
