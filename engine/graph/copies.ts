import type { AttributeDefinition, NodeDefinition } from '../spec/definition.ts';

/** What a copy after the first is told: what is given, but with stride 1, then what `rest` says. */
export function attributesOfCopy(node: NodeDefinition): readonly AttributeDefinition[] {
  const changed = new Set(node.rest.map((attribute) => attribute.name));
  const kept = node.attributes.filter((attribute) => !changed.has(attribute.name));
  return [
    ...kept.map((attribute) => (attribute.name === 'stride' ? withStrideOne(attribute) : attribute)),
    ...node.rest,
  ];
}

function withStrideOne(attribute: AttributeDefinition): AttributeDefinition {
  return { ...attribute, value: { kind: 'scalar', value: 1, fraction: false, range: attribute.value.range } };
}
