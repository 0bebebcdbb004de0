import type { Definition, InputDefinition, Law, NodeDefinition, Parameter, Reference } from './definition.ts';
import { parseFileNode, parseNode } from './parseNode.ts';
import { parseParameter } from './parseParameter.ts';
import { isPointed, parseCondition, parseReferences } from './parseValue.ts';
import type { Range } from './range.ts';
import type { Entry, Reader } from './reader.ts';
import { describe, isNothing, type Syntax, textRange } from './syntax.ts';

/** What a definition may say, with a word on each; `blocks` only at the top of a file. */
export const definitionKeys: Readonly<Record<string, string>> = {
  name: 'What the network or block is called.',
  doc: 'A sentence or two of Markdown.',
  source: 'The paper or page it comes from.',
  category: 'Under which heading the palette lists it.',
  inputs:
    'For a network `{image: [3, 224, 224]}`: channels, height, width; the batch is implied, and `[3, H, W]` leaves sizes open. For a block the names: `[x]`.',
  parameters: 'What a block can be told, with defaults: `{out_channels: 64, stride: 1}`. `name:` alone must be given.',
  laws: 'Conditions that must hold wherever the block is used: `{require: =channels % groups == 0, message: groups must divide channels}`.',
  blocks:
    'Blocks of your own by name: `{Twice: {inputs: [x], nodes: {a: ReLU, b: ReLU}}}`. They are used like those that ship, and hide them.',
  nodes:
    'The nodes by name, in the order in which data flows: `conv1: {op: Conv2d, out_channels: 64, kernel_size: 3}`.',
  outputs: 'The names of the nodes that are the outputs: `[logits]`. Without it, the last node.',
};

/** What a law says, with a word on each. */
export const lawKeys: Readonly<Record<string, string>> = {
  require: 'What must hold: `=width % groups == 0`.',
  message: 'What to say where it does not; `{groups}` is filled in.',
};

const lawExample = '{require: =groups > 0, message: groups must be positive}';

/** What the keys of a definition say; what is not said is not there. */
export interface Sections {
  readonly name?: string;
  readonly nameRange?: Range;
  readonly doc?: string;
  readonly source?: string;
  readonly category?: string;
  readonly parameters?: readonly Parameter[];
  readonly laws?: readonly Law[];
  readonly inputs?: readonly InputDefinition[];
  readonly nodes?: readonly NodeDefinition[];
  readonly outputs?: readonly Reference[];
  /** Only at the top of a file. */
  readonly blocks?: readonly Definition[];
}

/** A block, or a network without the blocks it defines. */
export function parseDefinition(root: Entry, reader: Reader, origin: Definition['origin']): Definition {
  const entries = reader.entries(root.value, `The ${root.name}`, '{inputs: {image: [3, 32, 32]}, nodes: {...}}');
  return definitionOf(root, parseSections(entries, reader, blockSections), origin);
}

export function parseNetworkSections(
  entries: readonly Entry[],
  reader: Reader,
  origin: Definition['origin'],
): Sections {
  return parseSections(entries, reader, {
    ...blockSections,
    // The text of a block that ships is read as a network, and is none.
    ...(origin === 'file' && { inputs: (entry) => ({ inputs: parseNetworkInputs(entry.value, reader) }) }),
    nodes: (entry) => ({ nodes: nodeEntries(entry, reader).map((each) => parseFileNode(each, reader)) }),
    blocks: (entry) => {
      const blocks = reader.entries(entry.value, 'blocks', '{MyBlock: {inputs: [x], nodes: {...}}}');
      return { blocks: blocks.map((each) => parseDefinition(each, reader, origin)) };
    },
  });
}

export function definitionOf(root: Entry, sections: Sections, origin: Definition['origin']): Definition {
  const { blocks: _, outputs, ...said } = sections;
  return {
    name: root.name,
    nameRange: root.nameRange,
    doc: '',
    source: '',
    category: 'Blocks of this file',
    parameters: [],
    laws: [],
    inputs: [],
    nodes: [],
    ...said,
    outputs,
    range: root.range,
    origin,
  };
}

type Section = (entry: Entry, reader: Reader) => Sections;

const blockSections: Readonly<Record<string, Section>> = {
  name(entry, reader) {
    const name = reader.text(entry.value, 'name', entry.nameRange);
    const nameRange = entry.value?.range ?? entry.nameRange;
    return name === undefined ? { nameRange } : { name, nameRange };
  },
  doc: (entry, reader) => ({ doc: reader.text(entry.value, 'doc', entry.nameRange) ?? '' }),
  source: (entry, reader) => ({ source: reader.text(entry.value, 'source', entry.nameRange) ?? '' }),
  category(entry, reader) {
    const category = reader.text(entry.value, 'category', entry.nameRange);
    return category === undefined ? {} : { category };
  },
  parameters(entry, reader) {
    const entries = reader.entries(entry.value, 'parameters', '{out_channels: 64}');
    return { parameters: entries.map((each) => parseParameter(each, reader)) };
  },
  laws(entry, reader) {
    return { laws: reader.items(entry.value, 'laws', `[${lawExample}]`).flatMap((item) => parseLaw(item, reader)) };
  },
  inputs: (entry, reader) => ({ inputs: parseInputs(entry.value, reader) }),
  nodes: (entry, reader) => ({ nodes: nodeEntries(entry, reader).map((each) => parseNode(each, reader)) }),
  outputs: (entry, reader) => ({ outputs: parseReferences(entry.value, entry.nameRange, reader) }),
};

function nodeEntries(section: Entry, reader: Reader): readonly Entry[] {
  return reader.entries(section.value, 'nodes', '{conv1: {op: Conv2d, out_channels: 64, kernel_size: 3}}');
}

function parseSections(
  entries: readonly Entry[],
  reader: Reader,
  sections: Readonly<Record<string, Section>>,
): Sections {
  let said: Sections = {};
  for (const entry of entries) {
    const section = Object.hasOwn(sections, entry.name) ? sections[entry.name] : undefined;
    if (section !== undefined) said = { ...said, ...section(entry, reader) };
    else {
      reader.reportUnknownKey(entry, Object.keys(sections));
    }
  }
  return said;
}

/** `[x]` or `{x: [64, 32, 32]}` */
function parseInputs(syntax: Syntax | null, reader: Reader): readonly InputDefinition[] {
  return syntax?.kind === 'list'
    ? syntax.items.flatMap((item) => parseInputName(item, reader))
    : reader.entries(syntax, 'inputs', '{image: [3, 224, 224]}').map((entry) => parseInput(entry, reader));
}

/** Nobody hands a tensor to a network, so each of its inputs says its shape. */
function parseNetworkInputs(syntax: Syntax | null, reader: Reader): readonly InputDefinition[] {
  const reportNoShape = ({ name, nameRange }: InputDefinition) => {
    const message = `${name} has no shape: expected channels, height and width, as in inputs: {${name}: [3, 224, 224]}`;
    reader.aboutNode(name, () => reader.report('missing-key', nameRange, message));
  };
  if (syntax?.kind === 'list') {
    const inputs = parseInputs(syntax, reader);
    inputs.forEach(reportNoShape);
    return inputs;
  }
  return reader.entries(syntax, 'inputs', '{image: [3, 224, 224]}').map((entry) => {
    const input = reader.aboutNode(entry.name, () => parseInput(entry, reader));
    if (isEmpty(entry.value)) reportNoShape(input);
    return input;
  });
}

function isEmpty(syntax: Syntax | null): boolean {
  return isNothing(syntax) || (syntax.kind === 'list' && syntax.items.length === 0);
}

function parseInputName(item: Syntax, reader: Reader): readonly InputDefinition[] {
  const name = reader.text(item, 'The name of an input', item.range);
  if (name !== undefined) reader.checkName(name, item.range);
  return name === undefined || item.kind !== 'scalar' ? [] : [{ name, nameRange: textRange(item), shape: undefined }];
}

function parseInput(entry: Entry, reader: Reader): InputDefinition {
  reader.checkName(entry.name, entry.nameRange);
  return { name: entry.name, nameRange: entry.nameRange, shape: parseShape(entry, reader) };
}

function parseShape(entry: Entry, reader: Reader): InputDefinition['shape'] {
  if (entry.value === null) return undefined;
  const extents: (number | string)[] = [];
  for (const item of reader.items(entry.value, `The shape of ${entry.name}`, '[3, 224, 224]')) {
    const value = item.kind === 'scalar' ? item.value : undefined;
    const whole = item.kind === 'scalar' && !isPointed(item);
    const number = whole && typeof value === 'number' && Number.isSafeInteger(value) && value >= 1;
    const symbolic = typeof value === 'string' && /^[A-Za-z_][A-Za-z0-9_]*$/.test(value) && value !== 'N';
    if (number || symbolic) extents.push(value);
    else {
      const expected = 'a whole number of at least 1, or a name such as H for one that is not fixed';
      const help = value === 'N' ? '. N is the batch, which is implied: leave it out.' : '';
      const message = `An extent must be ${expected}, found ${describe(item)}${help}`;
      reader.report('wrong-value', item.range, message);
      return undefined;
    }
  }
  return extents.length > 0 ? extents : undefined;
}

function parseLaw(item: Syntax, reader: Reader): readonly Law[] {
  const entries = reader.entries(item, 'A law', lawExample);
  const require = entries.find((entry) => entry.name === 'require');
  const message = entries.find((entry) => entry.name === 'message');
  const condition = require && parseCondition(require.value, require.nameRange, reader, 'require');
  const sentence = message && reader.text(message.value, 'message', message.nameRange);
  for (const entry of entries)
    if (!Object.hasOwn(lawKeys, entry.name)) reader.reportUnknownKey(entry, Object.keys(lawKeys));
  for (const [key, entry] of Object.entries({ require, message })) {
    if (entry === undefined) reader.report('missing-key', item.range, `A law needs ${key}, as in ${lawExample}`);
  }
  if (condition === undefined || message === undefined || sentence === undefined) return [];
  return [{ require: condition, message: sentence, messageRange: message.value?.range ?? message.nameRange }];
}
