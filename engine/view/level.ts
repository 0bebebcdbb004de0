import type { Analysis } from '../analysis/analyze.ts';
import type { GraphNode, Tensor } from '../graph/graph.ts';
import type { Library } from '../library/library.ts';
import type { Definition } from '../spec/definition.ts';

/** The nodes of one definition as they are shown together: the file, or the inside of a block. */
export interface Level {
  readonly analysis: Analysis;
  readonly library: Library;
  /** The path of the block, with a dot at its end; empty for the file. */
  readonly prefix: string;
  readonly definition: Definition;
  readonly inputs: readonly Tensor[];
  readonly nodes: readonly GraphNode[];
  readonly outputs: readonly Tensor[];
  readonly editable: boolean;
}
