import { type Document, isScalar, isSeq, type Node, parseDocument, type YAMLError, YAMLParseError } from 'yaml';
import type {
  Definition,
  InputDefinition,
  Law,
  NetworkDefinition,
  NodeDefinition,
  Parameter,
  Reference,
} from './definition.ts';
import { parseNode, parseReferences } from './parseNode.ts';
import { parseParameter } from './parseParameter.ts';
import { parseCondition } from './parseValue.ts';
import type { Problem } from './problem.ts';
import type { Range } from './range.ts';
import { type Entry, Reader, scalarText } from './reader.ts';

export interface Parsed {
  readonly network: NetworkDefinition;
  readonly problems: readonly Problem[];
  /** False where the text is not YAML: what was understood may be only a part. */
  readonly readable: boolean;
}

/** Reads a whole text. Never fails: it gives what it understood and a list of problems. */
export function parse(text: string, origin: Definition['origin'] = 'file'): Parsed {
  const document = parseYaml(text);
  const reader = new Reader(document);
  for (const error of document.errors) reader.problems.push(syntaxProblem(error, text));
  const whole = { start: 0, end: text.length };
  const root: Entry = { name: 'network', nameRange: { start: 0, end: 0 }, range: whole, value: contents(document) };
  const blocks: Definition[] = [];
  const network = parseDefinition(root, reader, origin, (entry) => {
    if (entry.name !== 'blocks') return false;
    for (const each of reader.entries(entry.value, 'blocks', '{MyBlock: {inputs: [x], nodes: {...}}}')) {
      blocks.push(parseDefinition(each, reader, origin, () => false));
    }
    return true;
  });
  return { network: { ...network, blocks }, problems: reader.problems, readable: document.errors.length === 0 };
}

/** What a definition may say, with a word on each; `blocks` only at the top of a file. */
export const definitionKeys: Readonly<Record<string, string>> = {
  name: 'What the network or block is called.',
  doc: 'A sentence or two of Markdown.',
  source: 'The paper or page it comes from.',
  category: 'Under which heading the palette lists it.',
  inputs:
    'For a network `{image: [3, 224, 224]}`: channels, height, width; the batch is implied. For a block the names: `[x]`.',
  parameters: 'What a block can be told, with defaults: `{out_channels: 64, stride: 1}`. `name:` alone must be given.',
  laws: 'Conditions that must hold: `{require: =channels % groups == 0, message: groups must divide channels}`.',
  blocks: 'Blocks of your own, by name.',
  nodes:
    'The nodes by name, in the order in which data flows: `conv1: {op: Conv2d, out_channels: 64, kernel_size: 3}`.',
  outputs: 'The names of the nodes that are the outputs; without it, the last node.',
};

class DefinitionParts {
  name: string;
  nameRange: Range;
  doc = '';
  source = '';
  category = 'Blocks of this file';
  parameters: readonly Parameter[] = [];
  laws: readonly Law[] = [];
  inputs: readonly InputDefinition[] = [];
  nodes: readonly NodeDefinition[] = [];
  outputs: readonly Reference[] | undefined;

  constructor(entry: Entry) {
    this.name = entry.name;
    this.nameRange = entry.nameRange;
  }
}

type Section = (entry: Entry, parts: DefinitionParts, reader: Reader) => void;

const sections: Readonly<Record<string, Section>> = {
  name(entry, parts, reader) {
    parts.name = reader.text(entry.value, 'name') ?? parts.name;
    parts.nameRange = reader.range(entry.value);
  },
  doc(entry, parts, reader) {
    parts.doc = reader.text(entry.value, 'doc') ?? '';
  },
  source(entry, parts, reader) {
    parts.source = reader.text(entry.value, 'source') ?? '';
  },
  category(entry, parts, reader) {
    parts.category = reader.text(entry.value, 'category') ?? parts.category;
  },
  parameters(entry, parts, reader) {
    const entries = reader.entries(entry.value, 'parameters', '{out_channels: 64}');
    parts.parameters = entries.map((each) => parseParameter(each, reader));
  },
  laws(entry, parts, reader) {
    const example = '[{require: =groups > 0, message: groups must be positive}]';
    parts.laws = reader.items(entry.value, 'laws', example).flatMap((item) => parseLaw(item, reader));
  },
  inputs(entry, parts, reader) {
    parts.inputs = parseInputs(entry.value, reader);
  },
  nodes(entry, parts, reader) {
    const entries = reader.entries(entry.value, 'nodes', '{conv1: {op: Conv2d, out_channels: 64, kernel_size: 3}}');
    parts.nodes = entries.map((each) => parseNode(each, reader));
  },
  outputs(entry, parts, reader) {
    parts.outputs = parseReferences(entry.value, reader);
  },
};

function parseDefinition(
  root: Entry,
  reader: Reader,
  origin: Definition['origin'],
  readMore: (entry: Entry) => boolean,
): Definition {
  const parts = new DefinitionParts(root);
  for (const entry of reader.entries(root.value, `The ${root.name}`, '{inputs: {image: [3, 32, 32]}, nodes: {...}}')) {
    const section = Object.hasOwn(sections, entry.name) ? sections[entry.name] : undefined;
    if (section !== undefined) section(entry, parts, reader);
    else if (!readMore(entry)) {
      const message = `${entry.name} is not a key of the language and is left alone; the keys are ${Object.keys(definitionKeys).join(', ')}`;
      reader.report('unknown-key', entry.nameRange, message, 'warning');
    }
  }
  return { ...parts, range: root.range, origin };
}

/** `[x]` or `{x: [64, 32, 32]}` */
function parseInputs(node: Node | null, reader: Reader): InputDefinition[] {
  if (isSeq<Node>(node)) {
    return node.items.flatMap((item) => {
      const name = reader.text(item, 'The name of an input');
      return name === undefined ? [] : [{ name, nameRange: reader.range(item), shape: undefined }];
    });
  }
  return reader.entries(node, 'inputs', '{image: [3, 224, 224]}').map((entry) => {
    return { name: entry.name, nameRange: entry.nameRange, shape: parseShape(entry, reader) };
  });
}

function parseShape(entry: Entry, reader: Reader): InputDefinition['shape'] {
  if (entry.value === null) return undefined;
  const extents: (number | string)[] = [];
  for (const item of reader.items(entry.value, `The shape of ${entry.name}`, '[3, 224, 224]')) {
    const value = isScalar(item) ? item.value : undefined;
    const number = typeof value === 'number' && Number.isSafeInteger(value) && value >= 1;
    const symbolic = typeof value === 'string' && /^[A-Za-z_][A-Za-z0-9_]*$/.test(value) && value !== 'N';
    if (number || symbolic) extents.push(value);
    else {
      const found = isScalar(item) ? scalarText(item) : 'something else';
      const message = `An extent must be a whole number of at least 1, or a name such as H for one that is not fixed (N is the batch), found ${found}`;
      reader.report('wrong-value', reader.range(item), message);
      return undefined;
    }
  }
  return extents.length > 0 ? extents : undefined;
}

function parseLaw(item: Node, reader: Reader): Law[] {
  const entries = reader.entries(item, 'A law', '{require: =groups > 0, message: groups must be positive}');
  const require = entries.find((entry) => entry.name === 'require');
  const message = entries.find((entry) => entry.name === 'message');
  const condition = require && parseCondition(require.value, reader, 'require');
  const sentence = message && reader.text(message.value, 'message');
  if (require === undefined || message === undefined) {
    reader.report(
      'missing-key',
      reader.range(item),
      'A law says what it requires and a message for where that does not hold',
    );
  }
  if (condition === undefined || message === undefined || sentence === undefined) return [];
  return [{ require: condition, message: sentence, messageRange: reader.range(message.value) }];
}

function parseYaml(text: string): Document.Parsed {
  const options = { prettyErrors: false, uniqueKeys: false } as const;
  try {
    return parseDocument(text, options);
  } catch (error) {
    // Thousands of nested brackets run yaml out of stack.
    if (!(error instanceof RangeError)) throw error;
    const document = parseDocument('', options);
    document.errors.push(new YAMLParseError([0, text.length], 'IMPOSSIBLE', 'it is nested too deeply'));
    return document;
  }
}

function contents(document: Document.Parsed): Node | null {
  return document.contents;
}

function syntaxProblem(error: YAMLError, text: string): Problem {
  const [start, end] = error.pos;
  const range = { start: Math.min(start, text.length), end: Math.min(Math.max(end, start), text.length) };
  return { code: 'yaml-syntax', severity: 'error', message: `This is not YAML: ${error.message}`, range };
}
