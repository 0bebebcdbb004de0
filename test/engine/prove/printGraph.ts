import { type Graph, type GraphNode, operatorName, operatorNodes, type Tensor } from '../../../engine/graph/graph.ts';
import { printDimension } from '../../../engine/tensor/dimension.ts';
import { shapeToJson } from '../../../engine/tensor/shape.ts';

/** The nodes of the file as a new text, with every attribute written out. Blocks of the file's own are not printed. */
export function printGraph({ name, inputs, nodes, outputs }: Graph): string {
  const shapes = inputs.map(
    (input) => `  ${input.name}: [${input.tensor.shape?.slice(1).map(printDimension).join(', ')}]\n`,
  );
  const lines = nodes.map((node) => `  ${node.name}: ${printNode(node)}\n`);
  const ends = outputs.map(({ tensor }) => reference(tensor, nodes));
  return `name: ${name}\ninputs:\n${shapes.join('')}nodes:\n${lines.join('')}outputs: [${ends.join(', ')}]\n`;
}

/** All that a graph says beside its places in the text. */
export function essence({ name, inputs, nodes, outputs }: Graph) {
  return {
    name,
    inputs: inputs.map((input) => ({ name: input.name, shape: input.tensor.shape })),
    outputs: outputs.map(({ tensor }) => essenceOf(tensor)),
    operators: [...operatorNodes(nodes)].map((node) => ({
      path: node.path,
      operator: node.operator.name,
      attributes: node.attributes,
      inputs: node.inputs.map(essenceOf),
      outputs: node.outputs.map(essenceOf),
      weights: node.weights,
      costs: node.costs,
    })),
  };
}

function essenceOf({ path, port, shape }: Tensor) {
  return { path, port, shape: shape && shapeToJson(shape) };
}

function printNode(node: GraphNode): string {
  const from = node.sources.map(({ name, port }) => (port === 0 ? name : `${name}.${port}`));
  const words = [`op: ${operatorName(node)}`, `from: [${from.join(', ')}]`];
  if (node.kind !== 'repeat') return `{${[...words, ...printValues(valuesOf(node))].join(', ')}}`;
  const [first, second] = node.copies.map(valuesOf);
  const rest = Object.entries(second ?? {}).filter(([name, value]) => value !== first?.[name]);
  words.push(`repeat: ${node.copies.length}`, ...printValues(first ?? {}));
  if (rest.length > 0) words.push(`rest: {${printValues(Object.fromEntries(rest)).join(', ')}}`);
  return `{${words.join(', ')}}`;
}

/** The values as they are written, by name. */
function valuesOf(node: GraphNode): Readonly<Record<string, string>> {
  const values: Record<string, string> = {};
  if (node.kind === 'operator') {
    for (const [name, { kind }] of Object.entries(node.operator.attributes)) {
      const value = node.attributes[name];
      if (value !== undefined) values[name] = printValue(kind, value);
    }
  }
  if (node.kind === 'block') {
    for (const { name, attribute } of node.block.parameters) {
      const value = node.parameters.get(name);
      if (value !== undefined && value !== null) values[name] = printValue(attribute.kind, value);
    }
  }
  return values;
}

/** JSON is YAML. Four sides are written as two numbers where two would do: not every operator takes four. */
function printValue(kind: string, value: unknown): string {
  if (kind !== 'padding' || !Array.isArray(value) || value.length !== 4) return JSON.stringify(value);
  const [left, right, top, bottom] = value;
  return JSON.stringify(left === right && top === bottom ? [top, left] : value);
}

function printValues(values: Readonly<Record<string, string>>): string[] {
  return Object.entries(values).map(([name, value]) => `${name}: ${value}`);
}

function reference(tensor: Tensor, nodes: readonly GraphNode[]): string {
  const maker = nodes.find((node) => node.outputs.includes(tensor));
  const port = maker?.outputs.indexOf(tensor) ?? 0;
  const name = maker?.name ?? tensor.path;
  return port === 0 ? name : `${name}.${port}`;
}
