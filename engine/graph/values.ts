import type { Attribute, AttributeValue } from '../operators/attribute.ts';
import { type Fractions, readAttribute } from '../operators/readAttribute.ts';
import type { ValueDefinition } from '../spec/definition.ts';
import { type Evaluated, evaluate, known, type Scope, unknownValue, type Value } from './evaluate.ts';
import type { Finding, Site } from './site.ts';

/** The value of a definition; a problem in an expression is told at the expression and gives `undefined`. */
export function valueIn(
  definition: ValueDefinition,
  scope: Scope,
  report: (finding: Omit<Finding, 'node'>) => void,
): Evaluated {
  const evaluated = rawValue(definition, scope);
  if (evaluated.kind === 'error') {
    report({
      code: 'expression-value',
      message: evaluated.message,
      range: evaluated.range,
      value: definition,
    });
  }
  return evaluated;
}

export interface AttributeReading {
  readonly name: string;
  /** What a message calls it, where that is not its name. */
  readonly shown?: string;
  readonly attribute: Attribute;
  readonly definition: ValueDefinition;
  readonly value: Value;
  readonly node: string | undefined;
}

/** The value as the attribute has it (one number becomes a pair …); undefined, with a problem, where it does not fit. */
export function fittingValue(reading: AttributeReading, site: Site): { readonly value: AttributeValue } | undefined {
  const { name, shown = name, attribute, definition, value, node } = reading;
  const read = readAttribute(attribute, value, fractionsOf(definition));
  if ('value' in read) return read;
  site.report({
    code: 'wrong-value',
    message: `${shown} must be ${read.expected}, found ${read.found}${read.help && `. ${read.help}`}`,
    range: definition.range,
    attribute: name,
    value: definition,
    ...(node !== undefined && { node }),
  });
  return undefined;
}

function fractionsOf(definition: ValueDefinition): Fractions {
  if (definition.kind === 'list') return definition.items.map(fractionsOf);
  return definition.kind === 'scalar' && definition.fraction;
}

function rawValue(definition: ValueDefinition, scope: Scope): Evaluated {
  if (definition.kind === 'scalar') return known(definition.value);
  if (definition.kind === 'expression') return evaluate(definition.expression, scope);
  if (definition.kind === 'broken') return unknownValue;
  const items: Value[] = [];
  for (const item of definition.items) {
    const evaluated = rawValue(item, scope);
    if (evaluated.kind !== 'value') return evaluated;
    items.push(evaluated.value);
  }
  return known(items);
}
