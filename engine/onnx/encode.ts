import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire';
import type { OnnxAttributes } from '../operators/lowering.ts';
import type { ElementType, OnnxConstant, OnnxModel, OnnxNode, OnnxValue, OnnxWeight } from './model.ts';
import type { Weights } from './weights.ts';

// Field numbers are from https://github.com/onnx/onnx/blob/main/onnx/onnx.proto

/** The first operator set with DeformConv, and the file format that came with it. */
const operatorSet = 19;
const fileFormat = 9;

/** Protobuf's lengths are signed 32-bit numbers in the implementations that read ONNX. */
const largestFile = 2 ** 31 - 1;

/** A message in pieces that follow one another, so that large tensors are never copied. */
type Pieces = readonly Uint8Array[];

/** A whole `.onnx` file, to be written piece by piece. */
export function encodeFile(model: OnnxModel, weights: Weights): Pieces {
  const pieces = modelMessage(model, (weight) => {
    const numbers = weights.of(weight.name);
    return field(9, [new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength)]);
  });
  const size = byteLength(pieces);
  if (size > largestFile) {
    throw new RangeError(
      `An ONNX file ends at 2 GiB, and this one would have ${(size / 2 ** 30).toFixed(1)} GiB of weights.`,
    );
  }
  return pieces;
}

/** The model's own bytes; its weights are looked up in `file`, where they lie as in `weights.numbers`. */
export function encodeWithExternalWeights(model: OnnxModel, weights: Weights, file: string): Uint8Array<ArrayBuffer> {
  const pieces = modelMessage(model, (weight) => {
    const numbers = weights.of(weight.name);
    const writer = new BinaryWriter();
    writeEntry(writer, 'location', file);
    writeEntry(writer, 'offset', String(numbers.byteOffset - weights.numbers.byteOffset));
    writeEntry(writer, 'length', String(numbers.byteLength));
    return [writer.tag(14, WireType.Varint).int32(1).finish()];
  });
  return joined(pieces);
}

function modelMessage(model: OnnxModel, content: (weight: OnnxWeight) => Pieces): Pieces {
  const head = new BinaryWriter();
  head.tag(1, WireType.Varint).int64(fileFormat);
  writeText(head, 2, 'netwright');
  head.tag(8, WireType.LengthDelimited).fork().tag(2, WireType.Varint).int64(operatorSet).join();
  return [head.finish(), ...field(7, graphMessage(model, content))];
}

function graphMessage(model: OnnxModel, content: (weight: OnnxWeight) => Pieces): Pieces {
  const writer = new BinaryWriter();
  for (const node of model.nodes) writeNode(writer, node);
  writeText(writer, 2, model.name);
  for (const constant of model.constants) {
    writer.tag(5, WireType.LengthDelimited).fork();
    writeTensorHead(writer, constant);
    writer.tag(9, WireType.LengthDelimited).bytes(constantBytes(constant)).join();
  }
  for (const value of model.inputs) writeValue(writer, 11, value);
  for (const value of model.outputs) writeValue(writer, 12, value);
  for (const value of model.values) writeValue(writer, 13, value);
  const weights = model.weights.flatMap((weight) => {
    const head = new BinaryWriter();
    writeTensorHead(head, { ...weight, type: 'float32' });
    return field(5, [head.finish(), ...content(weight)]);
  });
  return [writer.finish(), ...weights];
}

function writeNode(writer: BinaryWriter, node: OnnxNode): void {
  writer.tag(1, WireType.LengthDelimited).fork();
  for (const input of node.inputs) writeText(writer, 1, input);
  for (const output of node.outputs) writeText(writer, 2, output);
  writeText(writer, 3, node.name);
  writeText(writer, 4, node.type);
  for (const [name, value] of Object.entries(node.attributes)) writeAttribute(writer, name, value);
  writer.join();
}

function writeAttribute(writer: BinaryWriter, name: string, value: OnnxAttributes[string]): void {
  writer.tag(5, WireType.LengthDelimited).fork();
  writeText(writer, 1, name);
  if (typeof value === 'number') {
    writer.tag(3, WireType.Varint).int64(value);
    writeAttributeType(writer, 2);
  } else if (typeof value === 'string') {
    writeText(writer, 4, value);
    writeAttributeType(writer, 3);
  } else if ('float' in value) {
    writer.tag(2, WireType.Bit32).float(value.float);
    writeAttributeType(writer, 1);
  } else {
    for (const item of value) writer.tag(8, WireType.Varint).int64(item);
    writeAttributeType(writer, 7);
  }
  writer.join();
}

function writeAttributeType(writer: BinaryWriter, type: number): void {
  writer.tag(20, WireType.Varint).int32(type);
}

function writeTensorHead(writer: BinaryWriter, tensor: Pick<OnnxConstant, 'name' | 'type' | 'shape'>): void {
  for (const extent of tensor.shape) writer.tag(1, WireType.Varint).int64(extent);
  writer.tag(2, WireType.Varint).int32(elementType(tensor.type));
  writeText(writer, 8, tensor.name);
}

function constantBytes(constant: OnnxConstant): Uint8Array {
  if (constant.type === 'float32') return new Uint8Array(Float32Array.from(constant.values).buffer);
  return new Uint8Array(BigInt64Array.from(constant.values, BigInt).buffer);
}

function writeValue(writer: BinaryWriter, number: number, value: OnnxValue): void {
  writer.tag(number, WireType.LengthDelimited).fork();
  writeText(writer, 1, value.name);
  writer.tag(2, WireType.LengthDelimited).fork().tag(1, WireType.LengthDelimited).fork();
  writer.tag(1, WireType.Varint).int32(elementType(value.type));
  if (value.shape !== undefined) writeShape(writer, value.shape);
  writer.join().join().join();
}

function writeShape(writer: BinaryWriter, shape: readonly (number | string | undefined)[]): void {
  writer.tag(2, WireType.LengthDelimited).fork();
  for (const extent of shape) {
    writer.tag(1, WireType.LengthDelimited).fork();
    if (typeof extent === 'number') writer.tag(1, WireType.Varint).int64(extent);
    else if (extent !== undefined) writeText(writer, 2, extent);
    writer.join();
  }
  writer.join();
}

/** One of `TensorProto.external_data`. */
function writeEntry(writer: BinaryWriter, key: string, value: string): void {
  writer.tag(13, WireType.LengthDelimited).fork();
  writeText(writer, 1, key);
  writeText(writer, 2, value);
  writer.join();
}

function writeText(writer: BinaryWriter, number: number, text: string): void {
  writer.tag(number, WireType.LengthDelimited).string(text);
}

function elementType(type: ElementType): number {
  return type === 'float32' ? 1 : 7;
}

/** A length-delimited field around pieces that are already encoded. */
function field(number: number, content: Pieces): Pieces {
  const head = new BinaryWriter().tag(number, WireType.LengthDelimited).uint32(byteLength(content));
  return [head.finish(), ...content];
}

function byteLength(pieces: Pieces): number {
  return pieces.reduce((total, piece) => total + piece.byteLength, 0);
}

function joined(pieces: Pieces): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(byteLength(pieces));
  let offset = 0;
  for (const piece of pieces) {
    bytes.set(piece, offset);
    offset += piece.byteLength;
  }
  return bytes;
}
