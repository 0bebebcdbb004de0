import type { OperatorNode } from '../graph/graph.ts';
import type { Lowering, OnnxAttributes, OnnxType } from '../operators/lowering.ts';
import type { Shape } from '../tensor/shape.ts';
import type { ElementType, OnnxConstant, OnnxNode } from './model.ts';

export interface LoweredNode {
  readonly nodes: readonly OnnxNode[];
  /** The names of the values it puts out: those asked for, or an input where the operator only passes it on. */
  readonly outputs: readonly string[];
}

/** One operator as ONNX nodes that put out `outputs`. Constants go into `constants`, equal ones once. */
export function lowerNode(
  node: OperatorNode,
  inputs: readonly string[],
  outputs: readonly string[],
  constants: Map<string, OnnxConstant>,
): LoweredNode {
  const nodes: OnnxNode[] = [];
  const lowering: Lowering = {
    inputs,
    node: (type, from, attributes) => add(type, from, 1, attributes)[0] ?? '',
    nodes: add,
    weight: (name) => {
      if (!node.weights.some((weight) => weight.name === name))
        throw new Error(`${node.operator.name} has no weight ${name}`);
      return `${node.path}.${name}`;
    },
    integers: (values, shape) => constant(constants, 'int64', values, shape ?? [values.length]),
    floats: (values, shape) => constant(constants, 'float32', values, shape ?? [values.length]),
  };

  function add(
    type: OnnxType,
    from: readonly string[],
    count: number,
    attributes: OnnxAttributes = {},
  ): readonly string[] {
    const index = nodes.length;
    const made = Array.from({ length: count }, (_, port) => `${node.path}/${index}${count === 1 ? '' : `.${port}`}`);
    nodes.push({
      name: index === 0 ? node.path : `${node.path}/${index}`,
      type,
      inputs: from,
      outputs: made,
      attributes,
    });
    return made;
  }

  const made = node.operator.lower(
    { attributes: node.attributes, inputs: node.inputs.map(knownShape), outputs: node.outputs.map(knownShape) },
    lowering,
  );
  return rename(nodes, made, outputs);
}

/** The nodes had to name their values before it was known which of them are put out. */
function rename(nodes: readonly OnnxNode[], made: readonly string[], outputs: readonly string[]): LoweredNode {
  const own = new Set(nodes.flatMap((node) => node.outputs));
  const names = new Map<string, string>();
  for (const [port, name] of made.entries()) {
    const output = outputs[port];
    if (output !== undefined && own.has(name) && !names.has(name)) names.set(name, output);
  }
  const renamed = (name: string) => names.get(name) ?? name;
  return {
    nodes: nodes.map((node) => ({ ...node, inputs: node.inputs.map(renamed), outputs: node.outputs.map(renamed) })),
    outputs: made.map(renamed),
  };
}

function constant(
  constants: Map<string, OnnxConstant>,
  type: ElementType,
  values: readonly number[],
  shape: readonly number[],
): string {
  const key = `${type} [${shape}] ${values}`;
  const known = constants.get(key);
  if (known !== undefined) return known.name;
  // No node's path holds a slash, so these names are free.
  const name = `constant/${constants.size}`;
  constants.set(key, { name, type, shape, values });
  return name;
}

function knownShape(tensor: { readonly path: string; readonly shape: Shape | undefined }): Shape {
  if (tensor.shape === undefined) throw new Error(`The shape of ${tensor.path} is not known`);
  return tensor.shape;
}
