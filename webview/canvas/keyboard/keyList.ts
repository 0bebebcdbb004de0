/** Everything that keys do on the canvas, in the words of the list that `?` opens. */
export const keyList: readonly { readonly title: string; readonly keys: readonly KeyHint[] }[] = [
  {
    title: 'Go',
    keys: [
      { keys: ['Arrows'], does: 'follow the data, or go sideways' },
      { keys: ['Shift+Arrows'], does: 'take the nodes on the way with you' },
      { keys: ['Enter'], does: 'to the fields of what is selected' },
      { keys: ['Escape'], does: 'back to the graph; there, select nothing' },
      { keys: ['/'], does: 'search the palette; Enter inserts at what is selected' },
      { keys: ['Control+Enter'], does: 'show the node in the text' },
      { keys: ['Space'], does: 'look into a block, or fold it' },
      { keys: ['F'], does: 'show the whole network' },
    ],
  },
  {
    title: 'Change',
    keys: [
      { keys: ['Delete'], does: 'delete nodes, or disconnect an edge' },
      { keys: ['F2'], does: 'rename' },
      { keys: ['O'], does: 'make a node an output of the network, or take that back' },
      { keys: ['Control+D'], does: 'duplicate' },
      { keys: ['Control+C', 'Control+X'], does: 'copy, cut' },
      { keys: ['Control+V'], does: 'paste behind what is selected' },
      { keys: ['Control+Z', 'Control+Shift+Z'], does: 'undo, redo' },
    ],
  },
  {
    title: 'Select',
    keys: [
      { keys: ['Control+A'], does: 'everything' },
      { keys: ['Control+Click'], does: 'one more, or one less' },
      { keys: ['Shift+Drag'], does: 'what is in a frame' },
    ],
  },
];

interface KeyHint {
  readonly keys: readonly string[];
  readonly does: string;
}

/** `Control+D` is `⌘D` on a Mac. */
export function printKeys(keys: string, isMac: boolean): string {
  if (!isMac) return keys.replace('Control', 'Ctrl').replace('Arrows', 'Arrow keys');
  return keys.replace('Control+', '⌘').replace('Shift+', '⇧').replace('Arrows', '← ↑ → ↓');
}
