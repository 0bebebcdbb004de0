import type { RefusalCode } from '../problems/list.ts';
import type { Shape } from '../tensor/shape.ts';
import type { AttributeSchema, AttributeValues } from './attribute.ts';
import type { Lowering } from './lowering.ts';
import type { PlainValue } from './readAttribute.ts';
import type { Factor } from './receipt.ts';
import type { Spelling } from './spelling.ts';

/**
 * One operator, whole: what it is called, what it can be told, which shapes it makes, what it weighs and costs, how it is
 * written in ONNX and PyTorch. Everything that speaks of the operator anywhere reads this record.
 *
 * Methods get a `call`: the attribute values and the input shapes, which may hold symbolic or unknown extents.
 */
export interface Operator<Schema extends AttributeSchema = AttributeSchema> {
  /** PyTorch's name without the module: `Conv2d`. */
  readonly name: string;
  readonly category: Category;
  /** One or two sentences of Markdown. */
  readonly doc: string;
  /** Where the semantics are from: PyTorch's page or the paper. */
  readonly source: string;
  readonly attributes: Schema;
  readonly inputs: Inputs;
  /** Inputs (by index) of which only the size is read: no number of theirs reaches the outputs. */
  readonly readsSizeOf?: readonly number[];
  /** Output shapes, or the reason why there are none. */
  infer(call: Call<Schema>): readonly Shape[] | Refusal;
  /** Trainable tensors and buffers, in the order of PyTorch's state dict. Called only when `infer` gave shapes. */
  weights?(call: Call<Schema>): readonly Weight[] | Refusal;
  /** The work for one sample, each entry of one class. An extent that is unknown makes the entry unknown. */
  cost?(call: CompletedCall<Schema>): readonly Cost[];
  /** How far the operator reaches around one output position; absent where it looks at one position only. */
  window?(call: Call<Schema>): Window;
  /** Writes the operator as ONNX nodes (opset 19); gives the names of its output values. */
  lower(call: CompletedCall<Schema>, graph: Lowering): readonly string[];
  /** How PyTorch writes it: `nn.Conv2d(64, 128, kernel_size=3)`, or an expression such as `x0 + x1`. */
  pytorch(call: CompletedCall<Schema>): Spelling;
  /** What the palette writes when the operator is dropped onto a tensor of `inputs`, only what differs from the defaults. */
  starter?(inputs: readonly (Shape | undefined)[]): Readonly<Record<string, StarterValue>>;
  /** Worked examples, sizes that do not divide among them: a test loops over every one. */
  readonly examples: readonly Example[];
}

export type StarterValue = number | string | boolean | readonly number[];

export type Category =
  | 'Convolution'
  | 'Pooling'
  | 'Normalization'
  | 'Activation'
  | 'Linear'
  | 'Merge'
  | 'Reshape'
  | 'Resize'
  | 'Regularization';

/** Named inputs in order (a trailing `?` marks one that may be missing), or any number of the same kind. */
export type Inputs = readonly string[] | { readonly minimum: number };

export interface Call<Schema extends AttributeSchema = AttributeSchema> {
  readonly attributes: AttributeValues<Schema>;
  readonly inputs: readonly Shape[];
}

export interface CompletedCall<Schema extends AttributeSchema = AttributeSchema> extends Call<Schema> {
  readonly outputs: readonly Shape[];
}

/** Why a call cannot be: at which attribute or input, what was expected, what was found, and a way out. */
export interface Refusal {
  readonly refused: RefusalCode;
  /** The attribute or the input (by index) to blame; the operator itself when neither is given. */
  readonly at?: { readonly attribute: string } | { readonly input: number };
  /** A whole sentence without a full stop at its end: `groups must divide the 6 input channels, but 4 does not`. */
  readonly message: string;
  /** A way out, as a sentence: `Use 1, 2, 3 or 6.` */
  readonly help: string;
}

export interface Weight {
  /** PyTorch's last word: `weight`, `bias`, `running_mean`. */
  readonly name: string;
  readonly kind: 'parameter' | 'buffer';
  readonly shape: readonly number[];
  /** The arithmetic as people write it, input channels first; its product is the number of elements. */
  readonly factors: readonly Factor[];
  readonly initialize: Initializer;
}

/** How PyTorch fills the tensor when the module is made. */
export type Initializer =
  | { readonly kind: 'constant'; readonly value: number }
  | { readonly kind: 'uniform'; readonly bound: number }
  | { readonly kind: 'normal'; readonly deviation: number };

/** Headline are multiply-accumulates; the other classes are elementary operations, kept apart. */
export type WorkClass = 'macs' | 'bias' | 'normalization' | 'activation' | 'pooling' | 'elementwise';

export interface Cost {
  readonly work: WorkClass;
  /** Undefined while an extent is unknown. */
  readonly factors: readonly Factor[] | undefined;
}

/** Per axis `[height, width]`. `global` reaches over the whole input; `unknown` hangs on a size that nobody has given. */
export type Window =
  | {
      readonly kernel: readonly [number, number];
      readonly stride: readonly [number, number];
      readonly padding: readonly [number, number];
      readonly dilation: readonly [number, number];
    }
  | 'global'
  | 'unknown';

/** Input and output shapes without the batch, `H` and `W` where any size will do. */
export interface Example {
  readonly attributes: Readonly<Record<string, PlainValue>>;
  readonly inputs: readonly (readonly number[])[];
  readonly outputs: readonly (readonly number[])[];
  readonly parameters?: number;
  readonly macs?: number;
}

/** Declares an operator: the schema is inferred, so attribute values are exactly typed in every method. */
export function operator<const Schema extends AttributeSchema>(record: Operator<Schema>): Operator {
  return record;
}

export function isRefusal(result: readonly unknown[] | Refusal): result is Refusal {
  return !Array.isArray(result);
}
