import type { AttributeDefinition, Definition } from '../spec/definition.ts';
import { didYouMean, nearest } from '../library/nearest.ts';
import { type Evaluated, evaluate, known, type Scope, show, truth, unknownValue, type Value } from './evaluate.ts';
import type { Tensor } from './graph.ts';
import { sizeOf } from './sizes.ts';
import type { Site } from './site.ts';
import { fittingValue, valueOf } from './values.ts';
import { isExpressionError, parseExpression } from '../spec/expression.ts';

export interface ParameterUse {
  readonly definition: Definition;
  readonly inputs: readonly Tensor[];
  /** What the node says, already evaluated where it stands. */
  readonly given: readonly GivenValue[];
  readonly site: Site;
  /** The node that uses the definition; undefined for the network itself. */
  readonly node: string | undefined;
}

export interface GivenValue {
  readonly attribute: AttributeDefinition;
  readonly value: Evaluated;
}

/** What every parameter of a definition comes to: given, or by its default. Checks kinds and names. */
export function parameterValues(use: ParameterUse): ReadonlyMap<string, Evaluated> {
  const { definition, given, site } = use;
  const values = new Map<string, Evaluated>();
  const scope = definitionScope(definition, use.inputs, values);
  for (const parameter of definition.parameters) {
    const own = given.find((each) => each.attribute.name === parameter.name);
    const source = own?.attribute.value ?? parameter.default;
    if (source === undefined) {
      values.set(parameter.name, unknownValue);
      continue;
    }
    const evaluated = own?.value ?? valueOf(source, scope, (finding) => site.report(finding));
    if (evaluated.kind !== 'value' || evaluated.value === null) {
      values.set(parameter.name, evaluated.kind === 'value' ? evaluated : unknownValue);
      continue;
    }
    const { name, attribute } = parameter;
    const reading = { name, attribute, definition: source, value: evaluated.value, node: use.node };
    const fits = fittingValue(reading, site) !== undefined;
    values.set(name, fits ? evaluated : unknownValue);
  }
  return values;
}

/** Tells what is missing or does not belong; gives whether all that must be given is there. */
export function checkNames(
  names: { readonly known: readonly string[]; readonly required: readonly string[] },
  use: { readonly op: string; readonly node: string; readonly range: { readonly start: number; readonly end: number } },
  attributes: readonly AttributeDefinition[],
  site: Site,
): boolean {
  for (const attribute of attributes) {
    if (names.known.includes(attribute.name)) continue;
    const similar = didYouMean(nearest(attribute.name, names.known));
    const all = names.known.length === 0 ? `${use.op} has no attributes` : `It has ${names.known.join(', ')}`;
    site.report({
      code: 'unknown-attribute',
      severity: 'error',
      message: `${use.op} has no attribute ${attribute.name}. ${similar || `${all}.`}`,
      range: attribute.nameRange,
      node: use.node,
      attribute: attribute.name,
    });
  }
  const missing = names.required.filter((name) => !attributes.some((attribute) => attribute.name === name));
  for (const name of missing) {
    site.report({
      code: 'missing-attribute',
      severity: 'error',
      message: `${use.op} needs ${name}, and none is given. Add ${name}: …`,
      range: use.range,
      node: use.node,
      attribute: name,
    });
  }
  return missing.length === 0;
}

/** Whether the laws of a definition hold; one that does not is told in the definition's own words. */
export function checkLaws(use: ParameterUse, values: ReadonlyMap<string, Evaluated>): boolean {
  const scope = definitionScope(use.definition, use.inputs, values);
  let hold = true;
  for (const law of use.definition.laws) {
    const verdict = evaluate(law.require.expression, scope);
    if (verdict.kind !== 'value' || truth(verdict.value)) continue;
    hold = false;
    use.site.report({
      code: 'block-law',
      severity: 'error',
      message: fillIn(law.message, scope),
      range: law.require.range,
      value: law.require,
    });
  }
  return hold;
}

/** What expressions of a definition may name before any of its nodes is there: its parameters, and the sizes of its inputs. */
function definitionScope(definition: Definition, inputs: readonly Tensor[], values: ReadonlyMap<string, Evaluated>): Scope {
  return (path, range) => {
    const [name = '', member] = path;
    const value = values.get(name);
    if (value !== undefined && member === undefined) return value;
    const index = definition.inputs.findIndex((input) => input.name === name);
    if (index >= 0) return sizeOf(inputs[index], path, range);
    const names = [...values.keys(), ...definition.inputs.map((input) => `${input.name}.channels`)];
    const message = `There is no ${path.join('.')} here. ${didYouMean(nearest(path.join('.'), names)) || `There is ${names.join(', ')}.`}`;
    return { kind: 'error', message, range };
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

export function givenValue(attribute: AttributeDefinition, value: Value): GivenValue {
  return { attribute, value: known(value) };
}
