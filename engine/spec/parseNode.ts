import type { AttributeDefinition, NodeDefinition, Reference } from './definition.ts';
import { parseCondition, parseReferences, parseValue } from './parseValue.ts';
import type { Entry, Reader } from './reader.ts';
import { describe, isNothing } from './syntax.ts';

/** Keys of a node that are not attributes of its operator. */
export const nodeKeys: Readonly<Record<string, string>> = {
  op: 'The operator or block: `Conv2d`, `Bottleneck`, or an expression that gives its name, `=activation`.',
  from: 'What it reads: the name of an input or node, `split.1` for a second output, or a list for several inputs in their order, `[branch, stem]`. Without it, the node above; the first node reads the only input.',
  repeat:
    'How many copies in a row, each reading the one before. A `stride` is for the first copy; the others have stride 1 unless `rest` says otherwise. `0` leaves the node out.',
  rest: 'What the copies of a `repeat` after the first are told instead: `{dilation: 2}`.',
  when: 'A condition: `=stride != 1`. Where it does not hold, the node is left out and its first input passes through.',
};

/** A node of the file itself: what is wrong in it is told as its problem, so that the canvas shows it there. */
export function parseFileNode(entry: Entry, reader: Reader): NodeDefinition {
  return reader.aboutNode(entry.name, () => parseNode(entry, reader));
}

/** `conv1: {op: Conv2d, out_channels: 64}`, or `relu: ReLU` where there is nothing else to say. */
export function parseNode(entry: Entry, reader: Reader): NodeDefinition {
  const node = new NodeParts(entry, reader);
  reader.checkName(entry.name, entry.nameRange);
  if (entry.value?.kind === 'scalar' && !isNothing(entry.value)) {
    node.op = parseValue(entry.value, entry.nameRange, reader, 'op');
  } else if (entry.value?.kind === 'mapping') node.readEntries();
  else {
    const example = `${entry.name}: {op: Conv2d, out_channels: 64, kernel_size: 3}`;
    const message = `A node must be a mapping such as ${example}, found ${describe(entry.value)}`;
    reader.report('wrong-kind', entry.nameRange, message);
    return node.definition();
  }
  if (node.op === undefined) {
    const glued = node.definition().attributes.find(({ name }) => name.startsWith('op:'));
    const expected = glued === undefined ? 'op, as in {op: ReLU}' : `a blank behind the colon of ${glued.name}`;
    const message = `${entry.name} does not say what it is: expected ${expected}`;
    reader.report('missing-key', glued?.nameRange ?? entry.nameRange, message);
  }
  return node.definition();
}

class NodeParts {
  op: NodeDefinition['op'];
  private from: readonly Reference[] | undefined;
  private fromRange: NodeDefinition['fromRange'];
  private repeat: NodeDefinition['repeat'];
  private when: NodeDefinition['when'];
  private rest: readonly AttributeDefinition[] = [];
  private readonly attributes: AttributeDefinition[] = [];
  private readonly entry: Entry;
  private readonly reader: Reader;

  constructor(entry: Entry, reader: Reader) {
    this.entry = entry;
    this.reader = reader;
  }

  readEntries(): void {
    for (const entry of this.reader.entries(this.entry.value, this.entry.name, '{op: ReLU}')) this.readEntry(entry);
  }

  definition(): NodeDefinition {
    const { op, from, fromRange, repeat, when, rest, attributes } = this;
    const { name, nameRange, range } = this.entry;
    return { name, nameRange, range, op, from, fromRange, repeat, when, rest, attributes };
  }

  private readEntry(entry: Entry): void {
    const { reader } = this;
    switch (entry.name) {
      case 'op':
        this.op = isNothing(entry.value) ? undefined : parseValue(entry.value, entry.nameRange, reader, 'op');
        return;
      case 'from':
        this.fromRange = entry.range;
        // `from:` alone is being typed: it reads nothing yet, as `from: []`.
        this.from = isNothing(entry.value) ? [] : parseReferences(entry.value, entry.nameRange, reader);
        return;
      case 'repeat':
        this.repeat = parseValue(entry.value, entry.nameRange, reader, 'repeat');
        return;
      case 'when':
        this.when = parseCondition(entry.value, entry.nameRange, reader, 'when');
        return;
      case 'rest':
        this.rest = reader.entries(entry.value, 'rest', '{dilation: 2}').map((each) => parseAttribute(each, reader));
        return;
      default:
        this.attributes.push(parseAttribute(entry, reader));
    }
  }
}

function parseAttribute({ name, nameRange, range, value }: Entry, reader: Reader): AttributeDefinition {
  return { name, nameRange, range, value: parseValue(value, nameRange, reader, name) };
}
