import { type AttributeValue, isRequired } from '../../../engine/operators/attribute.ts';
import { operators } from '../../../engine/operators/list.ts';
import { type CompletedCall, isRefusal, type Operator, type Refusal } from '../../../engine/operators/operator.ts';
import { defaultOf, type Misfit, type PlainValue, readAttribute } from '../../../engine/operators/readAttribute.ts';
import { type Shape, withBatch } from '../../../engine/tensor/shape.ts';
import type { Case } from './cases.ts';

/** What a file says of one node. */
export type GivenAttributes = Readonly<Record<string, PlainValue>>;

export function findOperator(name: string): Operator {
  const found = operators.find((operator) => operator.name === name);
  if (found === undefined) throw new Error(`There is no operator ${name}`);
  return found;
}

export interface AttributeMisfit extends Misfit {
  readonly attribute: string;
}

/** The call of an operator as the graph would make it; or why it cannot be: an attribute that does not fit, or a refusal. */
export function callOf(
  operator: Operator,
  given: GivenAttributes,
  inputs: readonly Shape[],
): CompletedCall | AttributeMisfit | Refusal {
  const attributes = attributeValues(operator, given);
  if ('expected' in attributes) return attributes;
  const outputs = operator.infer({ attributes: attributes.values, inputs });
  return isRefusal(outputs) ? outputs : { attributes: attributes.values, inputs, outputs };
}

export function isCall(call: CompletedCall | AttributeMisfit | Refusal): call is CompletedCall {
  return 'outputs' in call;
}

/** A case, called. */
export function made({ operator: name, attributes, inputs }: Case): {
  readonly operator: Operator;
  readonly call: CompletedCall;
} {
  const operator = findOperator(name);
  return { operator, call: completedCall(operator, attributes, inputs.map(withBatch)) };
}

/** As `callOf`, where it has to succeed. */
export function completedCall(operator: Operator, given: GivenAttributes, inputs: readonly Shape[]): CompletedCall {
  const call = callOf(operator, given, inputs);
  if (isCall(call)) return call;
  throw new Error(`${operator.name} ${JSON.stringify(given)}: ${JSON.stringify(call)}`);
}

function attributeValues(
  operator: Operator,
  given: GivenAttributes,
): AttributeMisfit | { readonly values: Record<string, AttributeValue> } {
  const values: Record<string, AttributeValue> = {};
  const unknown = Object.keys(given).find((name) => !Object.hasOwn(operator.attributes, name));
  if (unknown !== undefined) throw new Error(`${operator.name} has no attribute ${unknown}`);
  for (const [name, attribute] of Object.entries(operator.attributes)) {
    const value = given[name];
    if (value === undefined) {
      if (isRequired(attribute)) throw new Error(`${operator.name} needs ${name}`);
      values[name] = defaultOf(attribute);
    } else {
      const reading = readAttribute(attribute, value);
      if ('expected' in reading) return { ...reading, attribute: name };
      values[name] = reading.value;
    }
  }
  return { values };
}
