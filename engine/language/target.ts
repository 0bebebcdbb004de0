import type { Analysis } from '../analysis/analyze.ts';
import { operatorName } from '../graph/graph.ts';
import { libraryWith } from '../library/library.ts';
import type { Definition, InputDefinition, NodeDefinition, Parameter } from '../spec/definition.ts';
import type { Range } from '../spec/range.ts';
import { opText } from './lineText.ts';
import { type Place, placeAt, placesOf } from './places.ts';
import { graphNodesOf } from './unfolded.ts';

/** What a place of the text names: something that is declared in the file, or a block that ships with the engine. */
export type Target =
  | { readonly kind: 'input'; readonly definition: Definition; readonly declared: InputDefinition }
  | { readonly kind: 'node'; readonly definition: Definition; readonly declared: NodeDefinition }
  | { readonly kind: 'parameter'; readonly definition: Definition; readonly declared: Parameter }
  | { readonly kind: 'block'; readonly definition: Definition; readonly declared: Definition };

export interface Mention {
  readonly target: Target;
  /** The name alone, without quotes and without what follows a dot. */
  readonly range: Range;
}

export function mentionAt(analysis: Analysis, offset: number): Mention | undefined {
  const place = placeAt(analysis.network, offset);
  return place && mentionIn(analysis, place);
}

/** Every place that names the same thing, its declaration included. */
export function mentionsOf(analysis: Analysis, target: Target): readonly Range[] {
  const ranges: Range[] = [];
  for (const place of placesOf(analysis.network)) {
    if (spelledName(place) !== nameOf(target)) continue;
    const mention = mentionIn(analysis, place);
    if (mention?.target.declared === target.declared) ranges.push(mention.range);
  }
  if (target.kind === 'parameter' && target.definition.origin === 'file')
    ranges.push(...mentionsInMessages(analysis, target));
  return ranges.sort((left, right) => left.start - right.start);
}

export function nameOf(target: Target): string {
  return target.declared.name;
}

function mentionIn(analysis: Analysis, place: Place): Mention | undefined {
  const target = targetOf(analysis, place);
  if (target === undefined) return undefined;
  const quoted = /["']/.test(analysis.text[place.range.start] ?? '') ? 1 : 0;
  const start = place.range.start + quoted;
  return { target, range: { start, end: start + nameOf(target).length } };
}

/** The name that stands at a place; most places need no closer look. */
function spelledName(place: Place): string | undefined {
  switch (place.kind) {
    case 'definition':
      return place.definition.name;
    case 'input':
      return place.input.name;
    case 'parameter':
      return place.parameter.name;
    case 'node':
      return place.node.name;
    case 'operator':
      return place.name;
    case 'attribute':
      return place.attribute.name;
    case 'reference':
      return place.reference.name;
    case 'name':
      return place.path[0];
    default:
      return undefined;
  }
}

function targetOf(analysis: Analysis, place: Place): Target | undefined {
  const { definition } = place;
  switch (place.kind) {
    case 'definition':
      return definition === analysis.network ? undefined : { kind: 'block', definition, declared: definition };
    case 'input':
      return { kind: 'input', definition, declared: place.input };
    case 'parameter':
      return { kind: 'parameter', definition, declared: place.parameter };
    case 'node':
      return { kind: 'node', definition, declared: place.node };
    case 'operator':
      return blockNamed(analysis, place.name);
    case 'attribute':
      return parameterOf(blockNamed(analysis, operatorOf(analysis, place.node))?.declared, place.attribute.name);
    case 'reference':
      return sourceNamed(definition, place.reference.name);
    case 'name': {
      const [name = '', ...members] = place.path;
      return members.length === 0 ? parameterOf(definition, name) : sourceNamed(definition, name);
    }
    default:
      return undefined;
  }
}

function blockNamed(analysis: Analysis, name: string): Extract<Target, { kind: 'block' }> | undefined {
  const entry = libraryWith(analysis.network.blocks).find(name);
  return entry?.kind === 'block' ? { kind: 'block', definition: entry.block, declared: entry.block } : undefined;
}

function operatorOf(analysis: Analysis, node: NodeDefinition): string {
  const [first] = graphNodesOf(analysis, node);
  return first === undefined ? opText(node) : operatorName(first);
}

function parameterOf(definition: Definition | undefined, name: string): Target | undefined {
  const declared = definition?.parameters.find((parameter) => parameter.name === name);
  return definition && declared && { kind: 'parameter', definition, declared };
}

function sourceNamed(definition: Definition, name: string): Target | undefined {
  const input = definition.inputs.find((each) => each.name === name);
  if (input !== undefined) return { kind: 'input', definition, declared: input };
  const node = definition.nodes.find((each) => each.name === name);
  return node && { kind: 'node', definition, declared: node };
}

/** The sentence of a law names parameters in braces: `The width ({width}) must be divisible by {groups}`. */
function* mentionsInMessages({ text }: Analysis, target: Target): Generator<Range> {
  const name = new RegExp(`(?<![\\w.])${nameOf(target)}(?![\\w.(])`, 'g');
  for (const { messageRange } of target.definition.laws) {
    const message = text.slice(messageRange.start, messageRange.end);
    for (const braces of message.matchAll(/\{[^{}]+\}/g)) {
      for (const found of braces[0].matchAll(name)) {
        const start = messageRange.start + braces.index + found.index;
        yield { start, end: start + nameOf(target).length };
      }
    }
  }
}
