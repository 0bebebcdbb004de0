import type {
  AttributeDefinition,
  Definition,
  InputDefinition,
  Law,
  NetworkDefinition,
  NodeDefinition,
  Parameter,
  Reference,
  ValueDefinition,
} from '../spec/definition.ts';
import { type Expression, operands } from '../spec/expression.ts';
import { contains, type Range } from '../spec/range.ts';

/** A stretch of the text that names something: what can be hovered over, followed and renamed. */
export type Place = Common & PlaceKind;

interface Common {
  readonly range: Range;
  /** The block or network in which it stands. */
  readonly definition: Definition;
  /** The node in which it stands. */
  readonly node?: NodeDefinition;
}

export type PlaceKind =
  /** Where something gets its name. */
  | { readonly kind: 'definition' }
  | { readonly kind: 'input'; readonly input: InputDefinition }
  | { readonly kind: 'parameter'; readonly parameter: Parameter }
  | { readonly kind: 'node'; readonly node: NodeDefinition }
  /** Where a name is used. */
  | { readonly kind: 'operator'; readonly name: string }
  | { readonly kind: 'attribute'; readonly node: NodeDefinition; readonly attribute: AttributeDefinition }
  | { readonly kind: 'reference'; readonly reference: Reference }
  | { readonly kind: 'name'; readonly path: readonly string[] }
  | { readonly kind: 'function'; readonly name: string }
  | { readonly kind: 'law'; readonly law: Law };

/** The place at an offset; of places inside each other, the innermost. */
export function placeAt(network: NetworkDefinition, offset: number): Place | undefined {
  let best: Place | undefined;
  for (const place of placesOf(network, offset)) {
    if (!contains(place.range, offset)) continue;
    if (best === undefined || length(place.range) < length(best.range)) best = place;
  }
  return best;
}

/** All places of a text; with an offset only those of the node around it, and of what is no node. */
export function* placesOf(network: NetworkDefinition, offset?: number): Generator<Place> {
  for (const definition of [network, ...network.blocks]) {
    yield* headPlaces(definition);
    for (const node of definition.nodes) {
      if (offset === undefined || contains(node.range, offset)) yield* nodePlaces(definition, node);
    }
    yield* referencePlaces(definition.outputs ?? [], { definition });
  }
}

function* headPlaces(definition: Definition): Generator<Place> {
  // A file without `name` has no place where it could be hovered over.
  if (length(definition.nameRange) > 0) yield { kind: 'definition', definition, range: definition.nameRange };
  for (const input of definition.inputs) yield { kind: 'input', definition, input, range: input.nameRange };
  for (const parameter of definition.parameters) {
    yield { kind: 'parameter', definition, parameter, range: parameter.nameRange };
    if (parameter.default !== undefined) yield* valuePlaces(parameter.default, { definition });
    if (parameter.attribute.kind === 'operator') yield* operatorPlaces(parameter.default, { definition });
  }
  for (const law of definition.laws) {
    yield { kind: 'law', definition, law, range: law.require.range };
    yield* valuePlaces(law.require, { definition });
  }
}

type Surroundings = Omit<Common, 'range'>;

function* nodePlaces(definition: Definition, node: NodeDefinition): Generator<Place> {
  const surroundings = { definition, node };
  yield { kind: 'node', ...surroundings, range: node.nameRange };
  yield* operatorPlaces(node.op, surroundings);
  yield* referencePlaces(node.from ?? [], surroundings);
  for (const value of [node.op, node.repeat, node.when])
    if (value !== undefined) yield* valuePlaces(value, surroundings);
  for (const attribute of [...node.attributes, ...node.rest]) {
    yield { kind: 'attribute', ...surroundings, attribute, range: attribute.nameRange };
    yield* valuePlaces(attribute.value, surroundings);
    if (startsLikeOperator(attribute.value)) yield* operatorPlaces(attribute.value, surroundings);
  }
}

/** `activation: ReLU6` names an operator; `padding: same` does not, and names of operators begin with a capital. */
function startsLikeOperator(value: ValueDefinition): boolean {
  return value.kind === 'scalar' && typeof value.value === 'string' && /^[A-Z]/.test(value.value);
}

function* operatorPlaces(value: ValueDefinition | undefined, surroundings: Surroundings): Generator<Place> {
  if (value?.kind !== 'scalar' || typeof value.value !== 'string') return;
  yield { kind: 'operator', ...surroundings, name: value.value, range: value.range };
}

function* referencePlaces(references: readonly Reference[], surroundings: Surroundings): Generator<Place> {
  for (const reference of references) yield { kind: 'reference', ...surroundings, reference, range: reference.range };
}

function* valuePlaces(value: ValueDefinition, surroundings: Surroundings): Generator<Place> {
  if (value.kind === 'expression') yield* expressionPlaces(value.expression, surroundings);
  if (value.kind === 'list') for (const item of value.items) yield* valuePlaces(item, surroundings);
}

function* expressionPlaces(expression: Expression, surroundings: Surroundings): Generator<Place> {
  const { range } = expression;
  if (expression.kind === 'name') yield { kind: 'name', ...surroundings, path: expression.path, range };
  if (expression.kind === 'call') {
    const end = range.start + expression.name.length;
    yield { kind: 'function', ...surroundings, name: expression.name, range: { start: range.start, end } };
  }
  for (const operand of operands(expression)) yield* expressionPlaces(operand, surroundings);
}

function length(range: Range): number {
  return range.end - range.start;
}
