import type { AttributeSchema, AttributeValue, AttributeValues } from '../operators/attribute.ts';
import { type Counts, countsOfOperator } from '../operators/counts.ts';
import { beyondExactness, isExact } from '../operators/exactness.ts';
import { type Call, type Cost, isRefusal, type Operator, type Refusal, type Weight } from '../operators/operator.ts';
import type { NodeDefinition } from '../spec/definition.ts';
import type { Dimension } from '../tensor/dimension.ts';
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
  const attributes = attributeValues(use);
  if (attributes === undefined) return undefined;
  const { node, path, operator, inputs, sources, reuse } = use;
  const figures = figuresOf({ path, operator, attributes, inputs }, reuse);
  if (figures === undefined) return undefined;
  if ('refused' in figures) return refuse(use, figures);
  return new BuiltOperator({
    path,
    name: node.name,
    definition: node,
    operator,
    attributes,
    inputs,
    sources,
    ...figures,
  });
}

/** The same operator with other inputs. Undefined where it would be refused: that has to be told. */
export function operatorAgain(
  before: OperatorNode,
  now: Pick<OperatorNode, 'definition' | 'inputs' | 'sources'>,
  reuse: Reuse,
): OperatorNode | undefined {
  const { path, name, operator, attributes } = before;
  const figures = figuresOf({ path, operator, attributes, inputs: now.inputs }, reuse);
  if (figures === undefined || 'refused' in figures) return undefined;
  return new BuiltOperator({ path, name, operator, attributes, ...now, ...figures });
}

/** The same operator, said elsewhere in the text. */
export function operatorMoved(
  before: OperatorNode,
  definition: NodeDefinition,
  sources: readonly Source[],
): OperatorNode {
  return new BuiltOperator(before, definition, sources);
}

type Said = Omit<OperatorNode, 'kind' | 'weights' | 'costs'>;

/**
 * Weights and costs are worked out whenever somebody asks for them: of ten thousand operators hardly one is looked at, and
 * what is kept of all of them is most of the work after an edit.
 */
class BuiltOperator implements OperatorNode {
  readonly kind = 'operator';
  readonly path: string;
  readonly name: string;
  readonly definition: NodeDefinition;
  readonly operator: Operator;
  readonly attributes: AttributeValues<AttributeSchema>;
  readonly inputs: readonly Tensor[];
  readonly outputs: readonly Tensor[];
  readonly sources: readonly Source[];
  readonly counts: Counts;

  constructor(said: Said, definition = said.definition, sources = said.sources) {
    this.path = said.path;
    this.name = said.name;
    this.definition = definition;
    this.operator = said.operator;
    this.attributes = said.attributes;
    this.inputs = said.inputs;
    this.outputs = said.outputs;
    this.sources = sources;
    this.counts = said.counts;
  }

  get weights(): readonly Weight[] {
    const weights = this.operator.weights?.(callOf(this)) ?? [];
    return isRefusal(weights) ? [] : weights;
  }

  get costs(): readonly Cost[] {
    return this.operator.cost?.(callOf(this)) ?? [];
  }
}

/** What comes of the shapes of the inputs; undefined while one of them is not known. */
function figuresOf(
  { path, operator, attributes, inputs }: Pick<Said, 'path' | 'operator' | 'attributes' | 'inputs'>,
  reuse: Reuse,
): Pick<Said, 'outputs' | 'counts'> | Refusal | undefined {
  const shapes = knownShapes(inputs);
  if (shapes === undefined) return undefined;
  const call = { attributes, inputs: shapes };
  const outputShapes = operator.infer(call);
  if (isRefusal(outputShapes)) return outputShapes;
  const weights = operator.weights?.(call) ?? [];
  if (isRefusal(weights)) return weights;
  const costs = operator.cost?.({ attributes, inputs: shapes, outputs: outputShapes }) ?? [];
  const counts = countsOfOperator(weights, costs);
  const exact = isExact(counts.parameters, counts.buffers, ...Object.values(counts.work));
  if (!exact || !outputShapes.every(isExactShape)) return beyondExactness;
  return { outputs: outputShapes.map((shape, port) => reuse.tensor(path, port, shape)), counts };
}

function isExactShape(shape: Shape): boolean {
  return shape.every(isExactDimension);
}

function isExactDimension(extent: Dimension): boolean {
  if (typeof extent === 'number') return isExact(extent);
  if (extent.kind === 'unknown') return true;
  const { of, multiplier, offset, divisor } = extent;
  return isExact(multiplier, offset, divisor) && (typeof of === 'string' || isExactDimension(of));
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
