import type { Attribute } from '../operators/attribute.ts';
import type { Expression } from './expression.ts';
import type { Range } from './range.ts';

/**
 * What a text says, with the place of every part. A network and a block are the same thing: a definition with inputs,
 * nodes and outputs; a network's inputs have shapes.
 */
export interface Definition {
  readonly name: string;
  readonly range: Range;
  readonly nameRange: Range;
  readonly doc: string;
  /** The paper or page it comes from. */
  readonly source: string;
  readonly category: string;
  readonly parameters: readonly Parameter[];
  readonly laws: readonly Law[];
  readonly inputs: readonly InputDefinition[];
  readonly nodes: readonly NodeDefinition[];
  /** Undefined where the key is not given: the last node is then the output. */
  readonly outputs: readonly Reference[] | undefined;
  /** `built-in` definitions ship with the engine, the others stand in the file at hand. */
  readonly origin: 'file' | 'built-in';
}

/** A whole file: the network and the blocks it defines. */
export interface NetworkDefinition extends Definition {
  readonly blocks: readonly Definition[];
}

/** What a block can be told. The default may be an expression of earlier parameters and of the inputs' sizes. */
export interface Parameter {
  readonly name: string;
  readonly nameRange: Range;
  readonly attribute: Attribute;
  /** Undefined: it must be given. */
  readonly default: ValueDefinition | undefined;
}

/** A condition that must hold, and the sentence to say where it does not; `{groups}` in the sentence is filled in. */
export interface Law {
  readonly require: ExpressionValue;
  readonly message: string;
  readonly messageRange: Range;
}

export interface InputDefinition {
  readonly name: string;
  readonly nameRange: Range;
  /** Without the batch; a symbol such as `H` stands for an extent that is not fixed. Undefined in blocks. */
  readonly shape: readonly (number | string)[] | undefined;
  /** Something is written where the shape should be, and has been told of. */
  readonly isBroken?: boolean;
}

export interface NodeDefinition {
  readonly name: string;
  readonly nameRange: Range;
  /** From the first letter of the name to the end of the value. */
  readonly range: Range;
  readonly op: ValueDefinition | undefined;
  /** Undefined where the key is not given: the node reads the one above it. */
  readonly from: readonly Reference[] | undefined;
  readonly fromRange: Range | undefined;
  readonly repeat: ValueDefinition | undefined;
  readonly when: ValueDefinition | undefined;
  readonly attributes: readonly AttributeDefinition[];
  /** What copies after the first are told instead. */
  readonly rest: readonly AttributeDefinition[];
}

/** `name` or `name.1`: an input of the definition or an output of one of its nodes. */
export interface Reference {
  readonly name: string;
  readonly port: number;
  readonly range: Range;
}

export interface AttributeDefinition {
  readonly name: string;
  readonly nameRange: Range;
  readonly range: Range;
  readonly value: ValueDefinition;
}

export type ValueDefinition = ScalarValue | ListValue | ExpressionValue | BrokenValue;

/** Something that could not be read; its problem is told. It is there, so nothing is missing, but its value is unknown. */
export interface BrokenValue {
  readonly kind: 'broken';
  readonly range: Range;
}

export interface ScalarValue {
  readonly kind: 'scalar';
  readonly value: number | string | boolean | null;
  /** Whether a number was written with a fraction or exponent: `3.0` is no integer. */
  readonly fraction: boolean;
  readonly range: Range;
}

export interface ListValue {
  readonly kind: 'list';
  readonly items: readonly ValueDefinition[];
  readonly range: Range;
}

/** `=out_channels // 4` */
export interface ExpressionValue {
  readonly kind: 'expression';
  readonly expression: Expression;
  /** With the `=`, without quotes. */
  readonly text: string;
  readonly range: Range;
}
