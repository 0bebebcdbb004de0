import { builtIn, builtInNames, type LibraryEntry } from '../library/library.ts';
import type { Attribute } from '../operators/attribute.ts';
import { definitionKeys } from '../spec/parseDefinition.ts';
import { nodeKeys } from '../spec/parseNode.ts';
import { parameterKeys, parameterKinds } from '../spec/parseParameter.ts';
import { attributesOf, describeAttribute, type NamedAttribute } from './attributeText.ts';

type Schema = { readonly [key: string]: unknown };

/** The language as a JSON schema, for editors that know YAML but not Netwright. Looser than the engine: it knows no shapes. */
export function jsonSchema(): Schema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'CNN YAML',
    description:
      'A convolutional network as text: https://marketplace.visualstudio.com/items?itemName=netwright.netwright',
    ...definitionSchema(definitionKeys),
    definitions: {
      expression: { type: 'string', pattern: '^=', description: 'An expression such as =out_channels // 4.' },
      reference: { type: 'string', description: 'The name of an input or node, or name.1 for its second output.' },
      block: definitionSchema(blockKeys),
      parameter: parameterSchema(),
      node: { anyOf: [{ $ref: '#/definitions/operator' }, { $ref: '#/definitions/nodeMapping' }] },
      operator: { anyOf: [{ enum: builtInNames() }, { type: 'string' }], description: nodeKeys.op },
      nodeMapping: nodeSchema(),
    },
  };
}

const { blocks: _, ...blockKeys } = definitionKeys;

function definitionSchema(keys: Readonly<Record<string, string>>): Schema {
  return { type: 'object', properties: described(keys, definitionValues) };
}

const references = {
  anyOf: [{ $ref: '#/definitions/reference' }, { type: 'array', items: { $ref: '#/definitions/reference' } }],
};
const shape = { type: 'array', items: { type: ['integer', 'string'] } };

const definitionValues: Readonly<Record<string, Schema>> = {
  name: { type: 'string' },
  doc: { type: 'string' },
  source: { type: 'string' },
  category: { type: 'string' },
  inputs: {
    anyOf: [
      { type: 'object', additionalProperties: shape },
      { type: 'array', items: { type: 'string' } },
    ],
  },
  parameters: { type: 'object', additionalProperties: { $ref: '#/definitions/parameter' } },
  laws: {
    type: 'array',
    items: {
      type: 'object',
      properties: { require: { type: ['string', 'boolean'] }, message: { type: 'string' } },
      required: ['require', 'message'],
    },
  },
  blocks: { type: 'object', additionalProperties: { $ref: '#/definitions/block' } },
  nodes: { type: 'object', additionalProperties: { $ref: '#/definitions/node' } },
  outputs: references,
};

function parameterSchema(): Schema {
  const values = { kind: { enum: parameterKinds }, choices: { type: 'array', items: { type: 'string' } } };
  return {
    description: 'The default alone, nothing where a value must be given, or the long form.',
    anyOf: [
      { type: ['number', 'string', 'boolean', 'array', 'null'] },
      { type: 'object', properties: described(parameterKeys, values), additionalProperties: false },
    ],
  };
}

function nodeSchema(): Schema {
  const values = {
    op: { $ref: '#/definitions/operator' },
    from: references,
    repeat: orExpression({ type: 'integer', minimum: 0 }),
    rest: { type: 'object' },
    when: { type: ['string', 'boolean'] },
  };
  return {
    type: 'object',
    properties: described(nodeKeys, values),
    required: ['op'],
    allOf: builtInNames().flatMap(whenNamed),
  };
}

/** What a node says besides depends on its operator. */
function whenNamed(name: string): readonly Schema[] {
  const entry = builtIn(name);
  const attributes = entry === undefined ? [] : attributesOf(entry);
  if (entry === undefined || attributes.length === 0) return [];
  const required = attributes.filter((each) => each.required).map((each) => each.name);
  const properties = Object.fromEntries(attributes.map((each) => [each.name, attributeSchema(each)]));
  return [
    {
      if: { properties: { op: { const: name } }, required: ['op'] },
      // biome-ignore lint/suspicious/noThenProperty: the word of JSON Schema
      then: { description: docOf(entry), properties, ...(required.length > 0 && { required }) },
    },
  ];
}

function docOf(entry: LibraryEntry): string {
  return entry.kind === 'operator' ? entry.operator.doc : entry.block.doc;
}

function attributeSchema(known: NamedAttribute): Schema {
  return { description: plainDescription(known), ...orExpression(valueSchema(known.attribute)) };
}

/** JSON Schema's descriptions are plain text. */
function plainDescription(known: NamedAttribute): string {
  return describeAttribute(known).replaceAll('**', '').replaceAll('`', '').replaceAll('  \n', '\n');
}

function valueSchema(attribute: Attribute): Schema {
  const schema = schemaOfKind(attribute);
  return attribute.optional ? { anyOf: [schema, { type: 'null' }] } : schema;
}

function schemaOfKind(attribute: Attribute): Schema {
  switch (attribute.kind) {
    case 'integer':
    case 'number':
      return { type: attribute.kind, ...bounds(attribute) };
    case 'boolean':
      return { type: 'boolean' };
    case 'choice':
      return { enum: attribute.choices };
    case 'pair': {
      const axis = { type: attribute.fractional ? 'number' : 'integer', ...bounds(attribute) };
      const item = attribute.nullable ? { ...axis, type: [axis.type, 'null'] } : axis;
      return { anyOf: [item, listOf(item, 2, 2)] };
    }
    case 'padding': {
      const side = { type: 'integer', ...bounds(attribute) };
      const sides = attribute.sides ? [listOf(side, 4, 4)] : [];
      return { anyOf: [side, listOf(side, 2, 2), ...sides, ...(attribute.named ? [{ enum: ['same', 'valid'] }] : [])] };
    }
    case 'integers': {
      const item = { type: 'integer', ...bounds(attribute) };
      return { anyOf: [item, listOf(item, 1)] };
    }
    case 'operator':
      return { $ref: '#/definitions/operator' };
  }
}

function listOf(item: Schema, minItems: number, maxItems?: number): Schema {
  return { type: 'array', items: orExpression(item), minItems, ...(maxItems !== undefined && { maxItems }) };
}

function bounds({ minimum, maximum }: { readonly minimum?: number; readonly maximum?: number }): Schema {
  return { ...(minimum !== undefined && { minimum }), ...(maximum !== undefined && { maximum }) };
}

function orExpression(schema: Schema): Schema {
  return { anyOf: [schema, { $ref: '#/definitions/expression' }] };
}

function described(docs: Readonly<Record<string, string>>, values: Readonly<Record<string, Schema>>): Schema {
  const keys = Object.entries(docs).map(([name, description]) => [name, { description, ...values[name] }] as const);
  return Object.fromEntries(keys);
}
