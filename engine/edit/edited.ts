import type { TextEdit } from './textEdit.ts';

/** What an intention comes to: edits to make, or the reason not to, as a sentence for people. */
export type Edited = Edit | { readonly refused: string };

export interface Edit {
  readonly edits: readonly TextEdit[];
  /** The names of the nodes that the edits make. */
  readonly created?: readonly string[];
}
