import { type Graph, type OperatorNode, operatorNodes, type Tensor } from '../graph/graph.ts';
import { IncompleteError, requireWhole } from '../graph/incomplete.ts';
import { UnknownSizeError } from '../operators/knownSize.ts';
import { printDimension } from '../tensor/dimension.ts';
import type { Shape } from '../tensor/shape.ts';
import { lowerNode } from './lowerNode.ts';
import type { OnnxConstant, OnnxModel, OnnxNode, OnnxValue } from './model.ts';

/** The network as an ONNX model. Throws an `IncompleteError` where it is not whole. */
export function lower(graph: Graph): OnnxModel {
  requireWhole(graph);
  const operators = [...operatorNodes(graph.nodes)];
  const constants = new Map<string, OnnxConstant>();
  const nodes: OnnxNode[] = [];
  const wanted = outputNames(graph);
  const names = new Map<Tensor, string>(graph.inputs.map((input) => [input.tensor, input.name]));
  for (const node of operators) {
    const inputs = node.inputs.map((tensor) => nameOf(tensor, names));
    const outputs = node.outputs.map((tensor, port) => wanted.get(tensor) ?? valueName(node, port));
    const lowered = explained(node.path, () => lowerNode(node, inputs, outputs, constants));
    nodes.push(...lowered.nodes);
    for (const [port, tensor] of node.outputs.entries()) names.set(tensor, lowered.outputs[port] ?? '');
  }
  for (const output of graph.outputs) {
    const name = nameOf(output.tensor, names);
    if (name !== output.name) nodes.push(identity(name, output.name));
  }
  return {
    name: graph.name,
    inputs: graph.inputs.map((input) => onnxValue(input.name, input.tensor.shape)),
    outputs: graph.outputs.map((output) => onnxValue(output.name, output.tensor.shape)),
    values: betweenValues(operators, names, graph),
    nodes,
    constants: [...constants.values()],
    weights: operators.flatMap(({ path, weights }) =>
      weights.map(({ name, shape, initialize }) => ({ name: `${path}.${name}`, shape, initialize })),
    ),
    operators: operators.map(({ path, operator, outputs }) => ({
      path,
      operator: operator.name,
      outputs: outputs.map((tensor) => nameOf(tensor, names)),
    })),
  };
}

/** ONNX cannot say one of its operators while sizes are open. */
export class LoweringError extends IncompleteError {
  override readonly name = 'LoweringError';
}

/** Some operators can be written for known sizes only; here it is known which node it is. */
function explained<Result>(path: string, action: () => Result): Result {
  try {
    return action();
  } catch (error) {
    if (error instanceof UnknownSizeError) throw new LoweringError(`${path}: ${error.message}`, path);
    throw error;
  }
}

/** What the file calls its outputs; a tensor that is put out twice goes by its first name. */
function outputNames(graph: Graph): ReadonlyMap<Tensor, string> {
  return new Map(graph.outputs.map((output): [Tensor, string] => [output.tensor, output.name]).reverse());
}

function nameOf(tensor: Tensor, names: ReadonlyMap<Tensor, string>): string {
  const name = names.get(tensor);
  if (name === undefined) throw new LoweringError(`Nothing makes the tensor ${tensor.path}, which a node reads.`);
  return name;
}

/** As the language refers to it: `stem`, or `split.1` where there are several. */
function valueName(node: OperatorNode, port: number): string {
  return node.outputs.length === 1 ? node.path : `${node.path}.${port}`;
}

function identity(input: string, output: string): OnnxNode {
  return { name: `${output}/output`, type: 'Identity', inputs: [input], outputs: [output], attributes: {} };
}

function betweenValues(
  operators: readonly OperatorNode[],
  names: ReadonlyMap<Tensor, string>,
  graph: Graph,
): OnnxValue[] {
  const said = new Set([...graph.inputs, ...graph.outputs].map((each) => each.name));
  const values: OnnxValue[] = [];
  for (const tensor of operators.flatMap((node) => node.outputs)) {
    const name = nameOf(tensor, names);
    if (!said.has(name)) values.push(onnxValue(name, tensor.shape));
    said.add(name);
  }
  return values;
}

/**
 * An unknown extent gets no name: ONNX Runtime takes two extents of one name for equal, and plans its memory by that
 * (`SameShape` in onnxruntime/core/framework/allocation_planner.cc).
 */
function onnxValue(name: string, shape: Shape | undefined): OnnxValue {
  const extents = shape?.map((dimension) =>
    typeof dimension !== 'number' && dimension.kind === 'unknown'
      ? undefined
      : typeof dimension === 'number'
        ? dimension
        : printDimension(dimension),
  );
  return { name, type: 'float32', shape: extents };
}
