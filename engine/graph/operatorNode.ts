import type { AttributeSchema, AttributeValue, AttributeValues } from '../operators/attribute.ts';
import { type Counts, countsOfOperator } from '../operators/counts.ts';
import { type Call, isRefusal, type Operator, type Refusal } from '../operators/operator.ts';
import type { NodeDefinition } from '../spec/definition.ts';
import type { Shape } from '../tensor/shape.ts';
import { openSize } from './findings.ts';
import type { OperatorNode, Source, Tensor } from './graph.ts';
import type { GivenValue } from './parameters.ts';
import type { Reuse } from './reuse.ts';
import { inputRange, type Site } from './site.ts';
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
  if (!isExact(counts)) return refuse(use, beyondExactness);
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

/** Beyond 2^53 a number is no longer exact, and we show none that is not. */
const beyondExactness: Refusal = {
  refused: 'too-large',
  message: 'its parameters or its work are beyond 2^53 and could not be counted exactly',
  help: 'Use smaller sizes.',
};

function isExact({ parameters, buffers, work }: Counts): boolean {
  return [parameters, buffers, ...Object.values(work)].every(Number.isSafeInteger);
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
    else if (own.value.kind !== 'value') {
      complete = false;
      if (own.value.kind === 'unknown' && own.value.openSize !== undefined)
        site.report(openSize(operator.name, node, own.attribute.value, own.value.openSize));
    } else {
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

function refuse({ node, operator, inputs, given, site }: OperatorUse, refusal: Refusal): undefined {
  const { at } = refusal;
  const blamed =
    at !== undefined && 'attribute' in at
      ? given.find((each) => each.attribute.name === at.attribute)?.attribute
      : undefined;
  const index = at !== undefined && 'input' in at ? at.input : -1;
  const input = inputs[index];
  site.report({
    code: refusal.refused,
    subject: operator.name,
    message: `${refusal.message}. ${refusal.help}`.trim(),
    range: blamed?.value.range ?? inputRange(node, index) ?? node.op?.range ?? node.nameRange,
    node: node.name,
    ...(blamed && { attribute: blamed.name, value: blamed.value }),
    ...(input && { input }),
  });
  return undefined;
}
