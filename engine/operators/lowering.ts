/** What an operator needs to write itself as ONNX nodes. Values are known by name; the names are the builder's business. */
export interface Lowering {
  /** The values that feed the node, in order. */
  readonly inputs: readonly string[];
  /** Adds one ONNX node and gives the name of its only output. */
  node(type: OnnxType, inputs: readonly string[], attributes?: OnnxAttributes): string;
  /** Adds one ONNX node of several outputs. */
  nodes(type: OnnxType, inputs: readonly string[], outputs: number, attributes?: OnnxAttributes): readonly string[];
  /** The value of one of the node's own weights by PyTorch's name. */
  weight(name: string): string;
  /** A constant of 64-bit integers, e.g. the target of a Reshape. A scalar when `shape` is `[]`. */
  integers(values: readonly number[], shape?: readonly number[]): string;
  /** A constant of 32-bit floats. */
  floats(values: readonly number[], shape?: readonly number[]): string;
}

/** The ONNX operator's name: https://onnx.ai/onnx/operators/ */
export type OnnxType = string;

/** Whole numbers stand for ONNX's `int`; write floats as `{ float: 0.5 }`. */
export type OnnxAttributes = Readonly<Record<string, number | string | readonly number[] | { readonly float: number }>>;
