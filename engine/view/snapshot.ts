import type { Attribute, AttributeSchema } from '../operators/attribute.ts';

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
  /** Problems that belong to no node: syntax, unknown keys, outputs. Those of a node are with the node. */
  readonly problems: readonly ViewProblem[];
  /** What can be dragged in: every operator, every block that ships with the engine, and the blocks of this file. */
  readonly palette: readonly PaletteEntry[];
  /** Why nothing can be edited right now (the text is not YAML); the nodes are then the last ones that could be read. */
  readonly frozen?: string;
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
  /** What tells this one from its like: `3×3, 64, stride 2`. */
  readonly detail: string;
  /** How many copies, where `repeat` is given. */
  readonly repeat?: number;
  readonly inputs: readonly Port[];
  readonly outputs: readonly Port[];
  /** Undefined while a shape is missing. */
  readonly parameters: Count | undefined;
  readonly macs: Count | undefined;
  readonly buffers: number | undefined;
  readonly attributes: readonly ViewAttribute[];
  readonly problems: readonly ViewProblem[];
  /** The inside of a block, where there is one to look at; its edges are with it, all ids are full paths. */
  readonly inside?: { readonly nodes: readonly ViewNode[]; readonly edges: readonly ViewEdge[] };
  /** False inside a block that is defined elsewhere: such nodes are shown, not edited. */
  readonly editable: boolean;
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

export interface ViewAttribute {
  readonly name: string;
  readonly attribute: Attribute;
  /** As it stands in the file, undefined where the default holds. */
  readonly text: string | undefined;
  /** As it is used: the expression evaluated, the default filled in. */
  readonly value: string;
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

/** Sums over the whole network for one sample. `unresolved` nodes are missing from them. */
export interface Totals {
  readonly parameters: number;
  readonly buffers: number;
  readonly macs: number;
  readonly unresolved: number;
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
