import fc from 'fast-check';
import type { Analysis } from '../../../engine/analysis/analyze.ts';
import { outputId } from '../../../engine/edit/outputs.ts';
import type { Intention } from '../../../engine/view/intention.ts';

/** What a text may be written like: every node, list and section in one of the styles that people use. */
export const texts: fc.Arbitrary<string> = fc
  .record({
    nodes: fc.array(
      fc.record({
        style: fc.constantFrom('word', 'line', 'aligned', 'quoted', 'block', 'braces over lines', 'anchor'),
        op: fc.constantFrom('ReLU', 'Add', 'Concat', 'Conv2d', 'Chunk', 'Mine'),
        from: fc.array(fc.nat(20), { maxLength: 3 }),
        says: fc.boolean(),
        list: fc.constantFrom('brackets', 'brackets over lines', 'dashes'),
        behind: fc.constantFrom('', '', '  # why', '\n', "\n  # it's, above"),
      }),
      { minLength: 1, maxLength: 8 },
    ),
    outputs: fc.constantFrom(
      '',
      '',
      'outputs: [n0]  # the end\n',
      'outputs:\n- n0  # first\n- "n1"\n',
      'outputs: n0\n',
    ),
    first: fc.boolean(),
    indent: fc.constantFrom('  ', '    '),
    nodesInBraces: fc.nat(9).map((number) => number === 0),
    lineBreak: fc.constantFrom('\n', '\n', '\r\n'),
    end: fc.constantFrom('', '\n', '\n# end\n'),
  })
  .map(({ nodes, outputs, first, indent, nodesInBraces, lineBreak, end }) => {
    const written = nodes.map((node, index) => {
      const from = node.from.map((number) => (number >= index ? 'x' : `n${number}`));
      const name = `n${index}`;
      if (nodesInBraces) return `${indent}${name}: {op: ${node.op}, from: [${from.join(', ')}]},${node.behind}\n`;
      const list = listOf(node.list, from, indent);
      return `${indent}${nodeOf(node.style, name, node.op, node.says ? list : undefined, indent)}${node.behind}\n`;
    });
    const section = nodesInBraces ? `nodes: {\n${written.join('')}}\n` : `nodes:\n${written.join('')}`;
    const block = 'blocks:\n  Mine: {inputs: [x], parameters: {width: "=x.channels * 2"}, nodes: {a: ReLU}}\n';
    const head = `# a network\ninputs:\n  x: [4, 8, 8]  # square\n${block}`;
    const text = first ? `${head}${outputs}${section}` : `${head}${section}${outputs}`;
    return (text.trimEnd() + end).replaceAll('\n', lineBreak);
  });

function listOf(style: string, names: readonly string[], indent: string): string {
  const [only] = names;
  if (names.length === 1 && only !== undefined && style !== 'dashes') return only;
  if (style === 'dashes' && names.length > 0)
    return names.map((name, index) => `\n${indent.repeat(3)}- ${name}${index === 0 ? '  # one, two' : ''}`).join('');
  return style === 'brackets' ? `[${names.join(', ')}]` : `[${names.join(`,  # here\n${indent.repeat(3)}`)}]`;
}

function nodeOf(style: string, name: string, op: string, from: string | undefined, indent: string): string {
  const channels = op === 'Conv2d' ? ['out_channels: 4', 'kernel_size: [3, 3]', 'padding: 1'] : [];
  const dashes = from?.startsWith('\n') === true;
  if (style === 'block' || dashes) {
    const lines = [`op: ${op}  # what`, ...(from === undefined ? [] : [`from: ${from}`]), ...channels];
    return `${name}:\n${lines.map((line) => indent.repeat(2) + line).join('\n')}`;
  }
  if (style === 'word' && from === undefined && channels.length === 0) return `${name}: ${op}`;
  const parts = [`op: ${op}`, ...(from === undefined ? [] : [`from: ${from}`]), ...channels];
  switch (style) {
    case 'aligned':
      return `${name}:${' '.repeat(10 - name.length)}{${parts.join(', ')}}`;
    case 'quoted':
      return `"${name}": {"op": '${op}', ${parts.slice(1).join(', ')}}`;
    case 'braces over lines':
      return `${name}: {\n${indent.repeat(2)}${parts.join(`,  # then\n${indent.repeat(2)}`)}\n${indent}}`;
    case 'anchor':
      return `${name}: {${parts.join(', ')}, when: &a true}`;
    default:
      return `${name}: {${parts.join(', ')}}`;
  }
}

/** A gesture on what is there, or hardly ever on what is not. */
export function gestureOn({ network }: Analysis, numbers: readonly number[]): Intention {
  const [kind = 0, first = 0, second = 0, third = 0] = numbers;
  const names = [...network.nodes.map((node) => node.name), outputId(0), outputId(1), 'x', 'gone'];
  const name = (number: number) => names[number % names.length] ?? '';
  const op = ['ReLU', 'Conv2d', 'Add', 'Mine', 'Nonsense'][third % 5] ?? 'ReLU';
  const edge = { target: name(first), targetPort: second % 3 };
  const connection = { source: name(second), sourcePort: third % 2, target: name(first), targetPort: third % 3 };
  const gestures: readonly Intention[] = [
    { kind: 'add-node', op, ...(second % 2 === 0 && { after: name(first) }) },
    { kind: 'insert-on-edge', op, edge, also: third % 3 === 0 ? [{ target: name(third), targetPort: 0 }] : [] },
    { kind: 'connect', ...connection },
    { kind: 'reconnect', ...connection, edge: { target: name(third), targetPort: second % 3 } },
    { kind: 'disconnect', edge },
    { kind: 'delete-nodes', nodes: [name(first), ...(third % 2 === 0 ? [name(second)] : []), name(third)] },
    { kind: 'rename-node', node: name(first), name: third % 4 === 0 ? name(second) : 'other' },
    {
      kind: 'set-attribute',
      node: name(first),
      attribute: ['op', 'kernel_size', 'from', 'repeat', 'when'][second % 5] ?? 'op',
      text: ['3', undefined, '=max(1, 2)', '[1, 7]', '}'][third % 5],
    },
    { kind: 'add-input' },
    { kind: 'set-shape', input: 'x', text: ['[3, H, W]', '[4, 9]', '[1, 2, 3, 4]', 'x'][third % 4] ?? '' },
    { kind: 'set-output', source: name(first), sourcePort: second % 2, isOutput: third % 2 === 0 },
    { kind: 'duplicate-nodes', nodes: [name(first), name(second)] },
    {
      kind: 'paste-nodes',
      text: `${name(second)}: ReLU  # pasted\nmore: {op: Add, from: [${name(third)}, x]}`,
      after: name(first),
    },
  ];
  return gestures[kind % gestures.length] ?? { kind: 'add-node', op };
}
