import type { OnnxAttributes, OnnxType } from '../operators/lowering.ts';
import type { Initializer } from '../operators/operator.ts';

/** An ONNX model as plain data: what https://onnx.ai/onnx/intro/concepts.html calls a graph, its weights as recipes. */
export interface OnnxModel {
  readonly name: string;
  readonly inputs: readonly OnnxValue[];
  readonly outputs: readonly OnnxValue[];
  /** The shapes between the nodes, for people who look at the file in a viewer. */
  readonly values: readonly OnnxValue[];
  readonly nodes: readonly OnnxNode[];
  readonly constants: readonly OnnxConstant[];
  readonly weights: readonly OnnxWeight[];
  /** What each operator of the network became; no part of the file. */
  readonly operators: readonly LoweredOperator[];
}

export interface LoweredOperator {
  readonly path: string;
  /** The network's name for it: `Conv2d`. */
  readonly operator: string;
  /** The names of the values it puts out, by port. */
  readonly outputs: readonly string[];
}

export interface OnnxValue {
  readonly name: string;
  readonly type: ElementType;
  /** Numbers, or the text that stands for an extent: `N`. Nothing is said of an undefined extent or shape. */
  readonly shape: readonly (number | string | undefined)[] | undefined;
}

export interface OnnxNode {
  /** Unique: the path of the node in the network, with `/1`, `/2` behind it where it took several. */
  readonly name: string;
  readonly type: OnnxType;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: OnnxAttributes;
}

export interface OnnxConstant {
  readonly name: string;
  readonly type: ElementType;
  readonly shape: readonly number[];
  readonly values: readonly number[];
}

export type ElementType = 'float32' | 'int64';

/** A tensor of 32-bit floats that is made or read when the model is run or written. */
export interface OnnxWeight {
  /** As in PyTorch's state dict: `stage1.0.conv1.weight`. */
  readonly name: string;
  readonly shape: readonly number[];
  readonly initialize: Initializer;
}

export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, extent) => product * extent, 1);
}

/** The path of the network's node that an ONNX node was made for. */
export function pathOf(nodeName: string): string {
  const slash = nodeName.indexOf('/');
  return slash < 0 ? nodeName : nodeName.slice(0, slash);
}
