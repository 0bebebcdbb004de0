import type { Intention } from '../../../engine/view/intention.ts';
import type { Snapshot, ViewEdge } from '../../../engine/view/snapshot.ts';
import type { MenuItem } from '../../protocol.ts';
import { insertAfter } from '../palette/insertion.ts';
import { referenceTo } from '../scene/dropTarget.ts';
import { type Arrow, neighbour } from '../scene/neighbours.ts';
import { findNode, isOutputOf } from '../scene/nodes.ts';
import type { Placement } from '../scene/placement.ts';
import type { CanvasAction, CanvasState } from '../state.ts';

/** What a key pressed on the canvas, or an item of its context menu, leads to. */
export type CanvasCommand =
  | { readonly kind: 'intend'; readonly intention: Intention }
  | { readonly kind: 'dispatch'; readonly action: CanvasAction }
  | { readonly kind: 'reveal-text'; readonly node: string }
  /** `afterwards`: when they are in the clipboard. */
  | { readonly kind: 'copy'; readonly nodes: readonly string[]; readonly afterwards?: Intention }
  | { readonly kind: 'show-keys' }
  | { readonly kind: 'focus'; readonly part: 'inspector' | 'palette' }
  | { readonly kind: 'fit' };

export interface KeyContext {
  readonly state: CanvasState;
  readonly snapshot: Snapshot;
  readonly edges: readonly ViewEdge[];
  readonly placement: Placement;
}

export type KeyStroke = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

export function canvasCommand(stroke: KeyStroke, context: KeyContext): CanvasCommand | undefined {
  const { key, altKey, shiftKey } = stroke;
  const control = stroke.ctrlKey || stroke.metaKey;
  if (altKey) return undefined;
  return control ? controlKeys[key.toLowerCase()]?.(context) : plainKeys[key]?.(context, shiftKey);
}

const controlKeys: Readonly<Record<string, (context: KeyContext) => CanvasCommand | undefined>> = {
  a: selectAll,
  d: duplicate,
  enter: revealText,
};

const plainKeys: Readonly<Record<string, (context: KeyContext, shift: boolean) => CanvasCommand | undefined>> = {
  Delete: deleteSelection,
  Backspace: deleteSelection,
  F2: rename,
  Enter: () => ({ kind: 'focus', part: 'inspector' }),
  ' ': toggleFold,
  Escape: () => ({ kind: 'dispatch', action: { type: 'select-nodes', nodes: [] } }),
  ArrowUp: (context, shift) => walk(context, 'ArrowUp', shift),
  ArrowDown: (context, shift) => walk(context, 'ArrowDown', shift),
  ArrowLeft: (context, shift) => walk(context, 'ArrowLeft', shift),
  ArrowRight: (context, shift) => walk(context, 'ArrowRight', shift),
  '/': () => ({ kind: 'focus', part: 'palette' }),
  f: () => ({ kind: 'fit' }),
  o: toggleOutput,
  '?': () => ({ kind: 'show-keys' }),
};

/** An item does what its key does, to what the right click has selected. */
export function menuCommand(item: MenuItem, context: KeyContext): CanvasCommand | undefined {
  return menuItems[item](context);
}

const menuItems: Readonly<Record<MenuItem, (context: KeyContext) => CanvasCommand | undefined>> = {
  'show-in-text': revealText,
  rename,
  'toggle-fold': toggleFold,
  delete: deleteSelection,
  fit: () => ({ kind: 'fit' }),
  copy: copyCommand,
  duplicate,
  'toggle-output': toggleOutput,
  'show-keys': () => ({ kind: 'show-keys' }),
  'add-input': () => ({ kind: 'intend', intention: { kind: 'add-input' } }),
};

export function copyCommand({ state }: KeyContext): CanvasCommand | undefined {
  const { nodes } = state.selection;
  return nodes.length === 0 ? undefined : { kind: 'copy', nodes };
}

export function cutCommand({ state }: KeyContext): CanvasCommand | undefined {
  const { nodes } = state.selection;
  return nodes.length === 0 ? undefined : { kind: 'copy', nodes, afterwards: { kind: 'delete-nodes', nodes } };
}

/** Behind what is selected, else at the end. */
export function pasteCommand(text: string, { state, snapshot }: KeyContext): CanvasCommand {
  const after = insertAfter(state.selection, snapshot.nodes);
  return { kind: 'intend', intention: { kind: 'paste-nodes', text, ...(after !== undefined && { after }) } };
}

function duplicate({ state }: KeyContext): CanvasCommand | undefined {
  const { nodes } = state.selection;
  return nodes.length === 0 ? undefined : { kind: 'intend', intention: { kind: 'duplicate-nodes', nodes } };
}

function deleteSelection({ state, snapshot, edges }: KeyContext): CanvasCommand | undefined {
  const edge = edges.find(({ id }) => id === state.selection.edge);
  if (edge) return { kind: 'intend', intention: { kind: 'disconnect', edge: referenceTo(edge) } };
  const nodes = state.selection.nodes.filter((id) => findNode(snapshot.nodes, id)?.editable);
  if (nodes.length > 0) return { kind: 'intend', intention: { kind: 'delete-nodes', nodes } };
  if (state.selection.nodes.length === 0) return undefined;
  return { kind: 'dispatch', action: { type: 'notify', text: definedElsewhere } };
}

const definedElsewhere = 'The inside of this block is defined elsewhere and cannot be changed here.';

function rename({ state, snapshot }: KeyContext): CanvasCommand | undefined {
  const node = findNode(snapshot.nodes, state.selection.nodes.at(-1) ?? '');
  if (!node?.editable || node.kind === 'output' || snapshot.frozen !== undefined) return undefined;
  return { kind: 'dispatch', action: { type: 'begin-rename', node: node.id } };
}

function toggleFold({ state, snapshot }: KeyContext): CanvasCommand | undefined {
  const node = findNode(snapshot.nodes, state.selection.nodes.at(-1) ?? '');
  return node?.inside ? { kind: 'dispatch', action: { type: 'toggle-fold', node: node.id } } : undefined;
}

/** Of a node that puts out several the first is meant; the inspector has the others. */
function toggleOutput({ state, snapshot }: KeyContext): CanvasCommand | undefined {
  const node = findNode(snapshot.nodes, state.selection.nodes.at(-1) ?? '');
  if (!node?.editable || node.kind === 'input' || node.kind === 'output') return undefined;
  const isOutput = !isOutputOf(snapshot.edges, node.id, 0);
  return { kind: 'intend', intention: { kind: 'set-output', source: node.id, sourcePort: 0, isOutput } };
}

function selectAll({ snapshot }: KeyContext): CanvasCommand {
  return { kind: 'dispatch', action: { type: 'select-nodes', nodes: snapshot.nodes.map(({ id }) => id) } };
}

function revealText({ state }: KeyContext): CanvasCommand | undefined {
  const node = state.selection.nodes.at(-1);
  return node === undefined ? undefined : { kind: 'reveal-text', node };
}

/** With nothing selected, the first arrow goes to the first node. With Shift, the nodes on the way stay selected. */
function walk(
  { state, snapshot, edges, placement }: KeyContext,
  arrow: Arrow,
  shift: boolean,
): CanvasCommand | undefined {
  const { nodes } = state.selection;
  const from = nodes.at(-1);
  const next = from === undefined ? snapshot.nodes[0]?.id : neighbour(from, arrow, state.direction, edges, placement);
  if (next === undefined) return undefined;
  if (!shift) return { kind: 'dispatch', action: { type: 'show-node', node: next } };
  const others = nodes.filter((id) => id !== next);
  return { kind: 'dispatch', action: { type: 'select-nodes', nodes: [...others, next] } };
}
