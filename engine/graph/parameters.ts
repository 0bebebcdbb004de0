import { didYouMean, nearest } from '../library/nearest.ts';
import type {
  AttributeDefinition,
  Definition,
  NodeDefinition,
  Parameter,
  ValueDefinition,
} from '../spec/definition.ts';
import { isExpressionError, parseExpression } from '../spec/expression.ts';
import { nodeKeys } from '../spec/parseNode.ts';
import { type Evaluated, evaluate, known, type Scope, show, truth, unknownValue } from './evaluate.ts';
import { missingAttribute } from './findings.ts';
import type { Tensor } from './graph.ts';
import type { Site } from './site.ts';
import { sizeOf } from './sizes.ts';
import { unknownName } from './unknownName.ts';
import { fittingValue, valueIn } from './values.ts';

export interface ParameterUse {
  readonly definition: Definition;
  readonly inputs: readonly Tensor[];
  /** What the node says, already evaluated where it stands. */
  readonly given: readonly GivenValue[];
  /** Where to tell what is wrong with a given value … */
  readonly site: Site;
  /** … and with a default. */
  readonly defaultSite: Site;
  /** The node that uses the definition; undefined for the network itself. */
  readonly node: string | undefined;
}

export interface GivenValue {
  readonly attribute: AttributeDefinition;
  readonly value: Evaluated;
}

/** What every parameter of a definition comes to: given, or by its default. A default may name any other parameter. */
export function parameterValues(use: ParameterUse): ReadonlyMap<string, Evaluated> {
  const { definition, inputs } = use;
  const values = new Map<string, Evaluated>();
  const underWay = new Set<string>();
  const valueOfParameter = (parameter: Parameter): Evaluated => {
    const { name } = parameter;
    const finished = values.get(name);
    if (finished !== undefined) return finished;
    if (underWay.has(name))
      return { kind: 'error', message: `The default of ${name} needs itself`, range: parameter.nameRange };
    underWay.add(name);
    const value = parameterValue(use, parameter, scope);
    values.set(name, value);
    return value;
  };
  const scope = definitionScope(definition, inputs, (name) => {
    const parameter = definition.parameters.find((each) => each.name === name);
    return parameter && valueOfParameter(parameter);
  });
  for (const parameter of definition.parameters) valueOfParameter(parameter);
  return values;
}

function parameterValue(use: ParameterUse, { name, attribute, default: fallback }: Parameter, scope: Scope): Evaluated {
  const own = use.given.find((each) => each.attribute.name === name);
  const source = own?.attribute.value ?? fallback;
  if (source === undefined) return unknownValue;
  const site = own === undefined ? use.defaultSite : use.site;
  // A default stands in the definition, not in the node that uses it.
  const node = own === undefined ? undefined : use.node;
  const blame = { attribute: name, value: source, ...(node !== undefined && { node }) };
  const evaluated = own?.value ?? valueIn(source, scope, (finding) => site.report(finding));
  if (evaluated.kind === 'unknown') return evaluated;
  if (evaluated.kind === 'error') return unknownValue;
  if (evaluated.value === null) {
    if (own === undefined || isNothing(fallback)) return evaluated;
    const help = fallback === undefined ? 'Give it one.' : `Without ${name} it has its default.`;
    const message = `${name} must have a value, found nothing. ${help}`;
    site.report({ code: 'wrong-value', message, range: own.attribute.nameRange, ...blame });
    return unknownValue;
  }
  const shown =
    own === undefined && source.kind === 'expression' ? `${name}, by default ${source.text.slice(1)},` : name;
  const reading = { name, shown, attribute, definition: source, value: evaluated.value, node };
  if (fittingValue(reading, site) === undefined) return unknownValue;
  // One number is a list of one, for expressions too: `len(rates)`.
  const isOne = attribute.kind === 'integers' && typeof evaluated.value === 'number';
  return isOne ? known([evaluated.value]) : evaluated;
}

/** `name: null` as a default: a value that may be missing, as PyTorch's `None`. */
function isNothing(value: ValueDefinition | undefined): boolean {
  return value?.kind === 'scalar' && value.value === null;
}

export interface NamesUse {
  readonly op: string;
  readonly node: NodeDefinition;
}

/** Tells what is missing or does not belong; gives whether all that must be given is there. */
export function checkNames(
  names: { readonly known: readonly string[]; readonly required: readonly string[] },
  use: NamesUse,
  attributes: readonly AttributeDefinition[],
  site: Site,
): boolean {
  const { op, node } = use;
  for (const attribute of attributes) {
    if (names.known.includes(attribute.name)) continue;
    site.report({
      code: 'unknown-attribute',
      message: `${op} has no attribute ${attribute.name}. ${wayOut(attribute.name, names.known)}`,
      range: attribute.nameRange,
      node: node.name,
      attribute: attribute.name,
    });
  }
  const missing = names.required.filter((name) => !attributes.some((attribute) => attribute.name === name));
  for (const name of missing) site.report(missingAttribute(node, op, name));
  return missing.length === 0;
}

function wayOut(name: string, known: readonly string[]): string {
  const [, key, value] = /^(\w+):(.+)$/.exec(name) ?? [];
  if (key !== undefined) return `YAML wants a blank behind the colon: ${key}: ${value}.`;
  const similar = didYouMean(nearest(name, [...known, ...Object.keys(nodeKeys)]));
  if (similar !== '') return similar;
  return known.length === 0 ? 'It has none.' : `It has ${known.join(', ')}.`;
}

/** Whether the laws of a definition hold; one that does not is told in the definition's own words. */
export function checkLaws(use: ParameterUse, values: ReadonlyMap<string, Evaluated>): boolean {
  const scope = definitionScope(use.definition, use.inputs, (name) => values.get(name));
  let hold = true;
  for (const law of use.definition.laws) {
    const verdict = valueIn(law.require, scope, (finding) => use.defaultSite.report(finding));
    if (verdict.kind !== 'value' || truth(verdict.value)) continue;
    hold = false;
    use.site.report({
      code: 'block-law',
      message: fillIn(law.message, scope),
      range: law.require.range,
      value: law.require,
    });
  }
  return hold;
}

/** What expressions of a definition may name before any of its nodes is there: its parameters, and the sizes of its inputs. */
function definitionScope(
  definition: Definition,
  inputs: readonly Tensor[],
  parameter: (name: string) => Evaluated | undefined,
): Scope {
  return (path, range) => {
    const [name = ''] = path;
    const value = path.length === 1 ? parameter(name) : undefined;
    if (value !== undefined) return value;
    const index = definition.inputs.findIndex((input) => input.name === name);
    if (index >= 0) return sizeOf(inputs[index], path, range);
    const parameters = definition.parameters.map((each) => each.name);
    return unknownName(path, range, { parameters, tensors: definition.inputs.map((input) => input.name) });
  };
}

/** `{groups}` in a sentence becomes the value of `groups`. */
function fillIn(sentence: string, scope: Scope): string {
  return sentence.replace(/\{([^{}]+)\}/g, (whole, text: string) => {
    const expression = parseExpression(text, 0);
    if (isExpressionError(expression)) return whole;
    const value = evaluate(expression, scope);
    return value.kind === 'value' ? show(value.value) : '?';
  });
}
