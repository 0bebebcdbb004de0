import type { Intention } from '../../engine/view/intention.ts';
import type { PaletteEntry, Snapshot } from '../../engine/view/snapshot.ts';
import type { Direction } from '../layout/graph.ts';
import type { MessageToCanvas, NodeStatistics } from '../protocol.ts';
import { findNode, isGone, parentOf } from './scene/nodes.ts';
import { shareStructure } from './structuralSharing.ts';

/** All that the canvas knows. The network is the snapshot's; everything else is how a person looks at it. */
export interface CanvasState {
  readonly snapshot: Snapshot | undefined;
  /** What ships with the engine and can be dragged in. */
  readonly library: readonly PaletteEntry[];
  /** Of the last forward pass, while it was made from the version that is shown. */
  readonly statistics: Readonly<Record<string, NodeStatistics>>;
  readonly selection: Selection;
  /** The blocks whose inside is shown. */
  readonly unfolded: readonly string[];
  readonly direction: Direction;
  readonly panels: Panels;
  /** Of the palette: the categories whose entries are hidden. */
  readonly closedCategories: readonly string[];
  /** The node whose name is being typed. */
  readonly renaming: string | undefined;
  /** The list of keys is open. */
  readonly keysShown: boolean;
  /** Has to be brought into view, as soon as it stands on the canvas. */
  readonly wanted: string | undefined;
  /** Asked of the host, not answered yet. */
  readonly pending: ReadonlyMap<number, Intention>;
  readonly notices: readonly Notice[];
}

/** Nodes or one edge, never both: Delete must not have two meanings. */
export interface Selection {
  readonly nodes: readonly string[];
  readonly edge: string | undefined;
}

export interface Panels {
  readonly palette: boolean;
  readonly inspector: boolean;
}

export interface Notice {
  readonly id: number;
  readonly text: string;
}

export type CanvasAction =
  | { readonly type: 'message'; readonly message: MessageToCanvas }
  | { readonly type: 'asked'; readonly request: number; readonly intention: Intention }
  | { readonly type: 'select-nodes'; readonly nodes: readonly string[] }
  | { readonly type: 'select-edge'; readonly edge: string }
  | { readonly type: 'show-node'; readonly node: string }
  | { readonly type: 'brought-into-view'; readonly node: string }
  | { readonly type: 'toggle-fold'; readonly node: string }
  | { readonly type: 'turn'; readonly direction: Direction }
  | { readonly type: 'toggle-panel'; readonly panel: keyof Panels }
  | { readonly type: 'toggle-category'; readonly category: string }
  | { readonly type: 'begin-rename'; readonly node: string }
  | { readonly type: 'end-rename' }
  | { readonly type: 'show-keys'; readonly shown: boolean }
  | { readonly type: 'notify'; readonly text: string }
  | { readonly type: 'dismiss'; readonly notice: number };

export const nothingSelected: Selection = { nodes: [], edge: undefined };

export const initialState: CanvasState = {
  snapshot: undefined,
  library: [],
  statistics: {},
  selection: nothingSelected,
  unfolded: [],
  direction: 'down',
  panels: { palette: true, inspector: true },
  closedCategories: [],
  renaming: undefined,
  keysShown: false,
  wanted: undefined,
  pending: new Map(),
  notices: [],
};

export function reduceCanvas(state: CanvasState, action: CanvasAction): CanvasState {
  switch (action.type) {
    case 'message':
      return receive(state, action.message);
    case 'asked':
      return { ...state, pending: new Map(state.pending).set(action.request, action.intention) };
    case 'select-nodes':
      return { ...state, selection: { nodes: action.nodes, edge: undefined } };
    case 'select-edge':
      return { ...state, selection: { nodes: [], edge: action.edge } };
    case 'show-node':
      return showNode(state, action.node);
    case 'brought-into-view':
      return state.wanted === action.node ? { ...state, wanted: undefined } : state;
    case 'toggle-fold':
      return toggleFold(state, action.node);
    case 'turn':
      return { ...state, direction: action.direction };
    case 'toggle-panel':
      return { ...state, panels: { ...state.panels, [action.panel]: !state.panels[action.panel] } };
    case 'toggle-category':
      return { ...state, closedCategories: toggle(state.closedCategories, action.category) };
    case 'begin-rename':
      if (state.snapshot?.frozen !== undefined) return state;
      return { ...state, renaming: action.node, selection: { nodes: [action.node], edge: undefined } };
    case 'end-rename':
      return { ...state, renaming: undefined };
    case 'show-keys':
      return { ...state, keysShown: action.shown };
    case 'notify':
      return notify(state, action.text);
    case 'dismiss':
      return { ...state, notices: state.notices.filter(({ id }) => id !== action.notice) };
  }
}

function receive(state: CanvasState, message: MessageToCanvas): CanvasState {
  switch (message.type) {
    case 'library':
      return { ...state, library: message.entries };
    case 'snapshot':
      return show(state, message.snapshot);
    case 'refused':
      return notify(answered(state, message.request), message.reason);
    case 'done':
      return showCreated(answered(state, message.request), message.created ?? []);
    case 'reveal':
      return showNode(state, message.node);
    case 'menu':
    case 'paste':
      // Whoever can do it listens too.
      return state;
    case 'statistics':
      return message.version === state.snapshot?.version ? { ...state, statistics: message.nodes } : state;
  }
}

function show(state: CanvasState, arrived: Snapshot): CanvasState {
  const snapshot = shareStructure(state.snapshot, arrived);
  const sameText = state.snapshot?.version === snapshot.version;
  const exists = (id: string) => findNode(snapshot.nodes, id) !== undefined;
  const { renaming } = state;
  return {
    ...state,
    snapshot,
    statistics: sameText ? state.statistics : {},
    selection: selectionAfter(state, snapshot, exists),
    unfolded: keep(state.unfolded, (id) => !isGone(snapshot.nodes, id)),
    renaming: renaming !== undefined && exists(renaming) ? renaming : undefined,
  };
}

/** What was selected, as far as it is still there. A renamed node keeps its selection, a deleted one hands it to its source. */
function selectionAfter(state: CanvasState, snapshot: Snapshot, exists: (id: string) => boolean): Selection {
  const { nodes, edge } = state.selection;
  const edgeExists = edge !== undefined && snapshot.edges.some(({ id }) => id === edge);
  const successors = successorsOf(state);
  const kept = nodes.flatMap((id) => {
    if (exists(id)) return [id];
    const successor = successors.get(id);
    return successor !== undefined && exists(successor) ? [successor] : [];
  });
  // A node that was just made is selected before it arrives.
  const awaited = state.wanted !== undefined && nodes.includes(state.wanted) && !exists(state.wanted) ? nodes : [];
  const next = [...new Set([...kept, ...awaited])];
  const unchanged =
    edgeExists === (edge !== undefined) &&
    next.length === nodes.length &&
    next.every((id, index) => id === nodes[index]);
  return unchanged ? state.selection : { nodes: next, edge: edgeExists ? edge : undefined };
}

/** By the id of a node that goes: the node that takes its place in the selection. */
function successorsOf(state: CanvasState): ReadonlyMap<string, string> {
  const successors = new Map<string, string>();
  for (const intention of state.pending.values()) {
    if (intention.kind === 'rename-node') {
      const parent = parentOf(intention.node);
      successors.set(intention.node, parent === undefined ? intention.name : `${parent}.${intention.name}`);
    }
    if (intention.kind === 'delete-nodes') {
      const leaving = new Set(intention.nodes);
      const into = state.snapshot?.edges.find(({ source, target }) => leaving.has(target) && !leaving.has(source));
      if (into) successors.set(into.target, into.source);
    }
  }
  return successors;
}

/** Opens every block around the node, selects it, and wants it in view. */
function showNode(state: CanvasState, node: string): CanvasState {
  const around: string[] = [];
  for (let parent = parentOf(node); parent !== undefined; parent = parentOf(parent)) around.push(parent);
  const closed = around.filter((id) => !state.unfolded.includes(id));
  return {
    ...state,
    selection: { nodes: [node], edge: undefined },
    unfolded: closed.length === 0 ? state.unfolded : [...state.unfolded, ...closed],
    wanted: node,
  };
}

/** All of them are selected, and the last is wanted in view. */
function showCreated(state: CanvasState, created: readonly string[]): CanvasState {
  const last = created.at(-1);
  if (last === undefined) return state;
  return { ...showNode(state, last), selection: { nodes: created, edge: undefined } };
}

/** It is selected too, so that it stays in its place while the others move. */
function toggleFold(state: CanvasState, node: string): CanvasState {
  return { ...state, unfolded: toggle(state.unfolded, node), selection: { nodes: [node], edge: undefined } };
}

function answered(state: CanvasState, request: number): CanvasState {
  const pending = new Map(state.pending);
  pending.delete(request);
  return { ...state, pending };
}

/** The same words twice are one notice; three at a time are enough. */
function notify(state: CanvasState, text: string): CanvasState {
  const others = state.notices.filter((notice) => notice.text !== text);
  const id = 1 + Math.max(0, ...state.notices.map((notice) => notice.id));
  return { ...state, notices: [...others, { id, text }].slice(-3) };
}

function keep<Value>(values: readonly Value[], wanted: (value: Value) => boolean): readonly Value[] {
  return values.every(wanted) ? values : values.filter(wanted);
}

function toggle(values: readonly string[], value: string): readonly string[] {
  return values.includes(value) ? values.filter((each) => each !== value) : [...values, value];
}
