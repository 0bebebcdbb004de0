import type { AttributeSchema, AttributeValue, AttributeValues } from '../operators/attribute.ts';
import { countsOfOperator } from '../operators/counts.ts';
import { beyondExactness, isExact } from '../operators/exactness.ts';
import { type Call, isRefusal, type Operator, type Refusal } from '../operators/operator.ts';
import type { NodeDefinition } from '../spec/definition.ts';
import type { Shape } from '../tensor/shape.ts';
import type { OperatorNode, Source, Tensor } from './graph.ts';
import type { GivenValue } from './parameters.ts';
import type { Reuse } from './reuse.ts';
import type { Site } from './site.ts';
import { fittingValue } from './values.ts';

export interface OperatorUse {
  readonly node: NodeDefinition;
  readonly path: string;
  readonly operator: Operator;
  readonly inputs: readonly Tensor[];
  readonly sources: readonly Source[];
  readonly given: readonly GivenValue[];
  readonly site: Site;
  readonly reuse: Reuse;
}

/** One operator with its shapes, weights and costs; undefined where they cannot be told, with a problem unless that is not its fault. */
export function operatorNode(use: OperatorUse): OperatorNode | undefined {
  const { node, path, operator, inputs, sources } = use;
  const attributes = attributeValues(use);
  if (attributes === undefined) return undefined;
  const shapes = knownShapes(inputs);
  if (shapes === undefined) return undefined;
  const call = { attributes, inputs: shapes };
  const outputShapes = operator.infer(call);
  if (isRefusal(outputShapes)) return refuse(use, outputShapes);
  const weights = operator.weights?.(call) ?? [];
  if (isRefusal(weights)) return refuse(use, weights);
  const costs = operator.cost?.({ ...call, outputs: outputShapes }) ?? [];
  const counts = countsOfOperator(weights, costs);
  const exact = isExact(counts.parameters, counts.buffers, ...Object.values(counts.work));
  if (!exact || !outputShapes.every(isExactShape)) return refuse(use, beyondExactness);
  const outputs = outputShapes.map((shape, port) => use.reuse.tensor(path, port, shape));
  return {
    kind: 'operator',
    path,
    name: node.name,
    definition: node,
    operator,
    attributes,
    inputs,
    outputs,
    sources,
    weights,
    costs,
    counts,
  };
}

function isExactShape(shape: Shape): boolean {
  return shape.every((extent) => {
    if (typeof extent === 'number') return isExact(extent);
    return extent.kind === 'unknown' || isExact(extent.multiplier, extent.offset, extent.divisor);
  });
}

/** The call as the operator's methods take it. */
export function callOf(node: OperatorNode): Call & { readonly outputs: readonly Shape[] } {
  const { attributes, inputs, outputs } = node;
  return { attributes, inputs: knownShapes(inputs) ?? [], outputs: knownShapes(outputs) ?? [] };
}

function attributeValues({ node, operator, given, site }: OperatorUse): AttributeValues<AttributeSchema> | undefined {
  const values: Record<string, AttributeValue> = {};
  let complete = true;
  for (const [name, attribute] of Object.entries(operator.attributes)) {
    const own = given.find((each) => each.attribute.name === name);
    if (own === undefined) values[name] = attribute.default;
    else if (own.value.kind !== 'value') complete = false;
    else {
      const definition = own.attribute.value;
      const read = fittingValue({ name, attribute, definition, value: own.value.value, node: node.name }, site);
      if (read === undefined) complete = false;
      else values[name] = read.value;
    }
  }
  return complete ? values : undefined;
}

function knownShapes(tensors: readonly Tensor[]): readonly Shape[] | undefined {
  const shapes = tensors.map((tensor) => tensor.shape);
  return shapes.every((shape) => shape !== undefined) ? shapes : undefined;
}

function refuse({ node, operator, given, site }: OperatorUse, refusal: Refusal): undefined {
  const { at } = refusal;
  const blamed =
    at !== undefined && 'attribute' in at
      ? given.find((each) => each.attribute.name === at.attribute)?.attribute
      : undefined;
  const input = at !== undefined && 'input' in at ? (node.from?.[at.input]?.range ?? node.fromRange) : undefined;
  site.report({
    code: refusal.refused,
    severity: 'error',
    message: `${operator.name}: ${refusal.message}. ${refusal.help}`.trim(),
    range: blamed?.value.range ?? input ?? node.op?.range ?? node.nameRange,
    node: node.name,
    ...(blamed && { attribute: blamed.name, value: blamed.value }),
  });
  return undefined;
}
