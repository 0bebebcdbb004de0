import type { Figure } from '../language/figure.ts';
import type { AttributeSchema } from '../operators/attribute.ts';

/**
 * All that the canvas shows of one version of one document, as plain data. It is always whole: a canvas that was reloaded
 * or lost a message is right again with the next one.
 */
export interface Snapshot {
  /** The version of the text it was made from; every intention names the version it was made on. */
  readonly version: number;
  readonly name: string;
  readonly nodes: readonly ViewNode[];
  readonly edges: readonly ViewEdge[];
  readonly totals: Totals;
  readonly figures: ViewFigures;
  /** Problems that belong to no node: syntax, unknown keys, outputs. Those of a node are with the node. */
  readonly problems: readonly ViewProblem[];
  /** The blocks of this file. What ships with the engine is the same for every file; see `builtInPalette`. */
  readonly blocks: readonly PaletteEntry[];
  /** Why nothing can be edited right now (the text is not YAML); the nodes are then the last ones that could be read. */
  readonly frozen?: string;
}

/** What is looked at on the canvas: of that a snapshot tells more than of the rest. */
export interface Look {
  /** Blocks that are unfolded, by path: they have their inside. */
  readonly unfolded: readonly string[];
  /** The one node that is selected: the figures are of it, or of the network where there is none. */
  readonly selected?: string | undefined;
}

/** The numbers that the inspector tells, in the same words as the hover. */
export interface ViewFigures {
  /** The node; undefined for the network. */
  readonly of?: string;
  readonly list: readonly Figure[];
  /** What the sums leave out, as a sentence. */
  readonly missing?: string;
}

export interface ViewNode {
  /** The path: `stem`, and `stage1.0.conv1` inside a block. Unique in the document, and the key of every intention. */
  readonly id: string;
  /** The last part of the path, as the file has it. */
  readonly name: string;
  readonly kind: 'input' | 'operator' | 'block' | 'unresolved' | 'output';
  /** The operator or block: `Conv2d`; empty for inputs and outputs. */
  readonly op: string;
  readonly category: string;
  /** How many copies, where `repeat` is given. */
  readonly repeat?: number;
  readonly inputs: readonly Port[];
  readonly outputs: readonly Port[];
  /** Undefined while a shape is missing. */
  readonly parameters: Count | undefined;
  readonly macs: Count | undefined;
  readonly buffers: number | undefined;
  /** What the text gives, by attribute, as it stands there. What is not given has the default of the palette's entry. */
  readonly given: Readonly<Record<string, string>>;
  /** What is computed, by attribute: what an expression that is given comes to, and the defaults of a block. */
  readonly computed: Readonly<Record<string, string>>;
  readonly problems: readonly ViewProblem[];
  /** The inside of a block, where there is one to look at; `folded` where the canvas does not show it. */
  readonly inside?: 'folded' | Inside;
  /** False inside a block that is defined elsewhere: such nodes are shown, not edited. */
  readonly editable: boolean;
}

/** All ids are full paths. */
export interface Inside {
  readonly nodes: readonly ViewNode[];
  readonly edges: readonly ViewEdge[];
}

export interface Port {
  readonly name: string;
  /** `3 × 224 × 224`, without the batch; empty while unknown. */
  readonly shape: string;
}

/** A number with its arithmetic in words: `256×1×1×64 + … = 69,632`. */
export interface Count {
  readonly total: number;
  readonly receipt: string;
}

export interface ViewEdge {
  readonly id: string;
  readonly source: string;
  readonly sourcePort: number;
  readonly target: string;
  readonly targetPort: number;
  /** `64 × 56 × 56`; empty while unknown. */
  readonly shape: string;
}

export interface ViewProblem {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'information';
  readonly message: string;
  /** The attribute to blame, where one is. */
  readonly attribute?: string;
}

/** Sums over the whole network for one sample. `unresolved` nodes are missing from them, and `open` are the sizes the MACs hang on. */
export interface Totals {
  readonly parameters: number;
  readonly buffers: number;
  readonly macs: number;
  readonly unresolved: number;
  /** `H and W` */
  readonly open?: string;
}

export interface PaletteEntry {
  readonly name: string;
  readonly kind: 'operator' | 'block';
  readonly category: string;
  readonly doc: string;
  readonly attributes: AttributeSchema;
  /** True for a block that this file defines. */
  readonly own: boolean;
}
