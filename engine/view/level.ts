import type { GraphNode, Tensor } from '../graph/graph.ts';
import type { Library } from '../library/library.ts';
import type { Definition } from '../spec/definition.ts';
import type { Problem } from '../spec/problem.ts';

/** The nodes of one definition as they are shown together: the file, or the inside of a block. */
export interface Level {
  /** Those of the whole text, by the node of the file that they concern. */
  readonly problems: ReadonlyMap<string | undefined, readonly Problem[]>;
  /** The paths of the blocks whose inside is shown. */
  readonly unfolded: ReadonlySet<string>;
  readonly library: Library;
  /** The path of the block, with a dot at its end; empty for the file. */
  readonly prefix: string;
  readonly definition: Definition;
  readonly inputs: readonly Tensor[];
  readonly nodes: readonly GraphNode[];
  readonly outputs: readonly Tensor[];
  readonly editable: boolean;
}
