import { describe, expect, test } from 'vitest';
import { connectionBetween, type End, endOnCard } from '../../webview/canvas/graph/connection.ts';
import { snapshot, viewNode } from './snapshots.ts';

const inside = { nodes: [viewNode('stage.conv', 1, { editable: false })], edges: [] };
const nodes = [
  viewNode('image', 0, { kind: 'input' }),
  viewNode('conv'),
  viewNode('stage', 1, { kind: 'block', inside }),
  viewNode('outputs:0', 1, { kind: 'output', outputs: [] }),
];

describe('two points are connected', () => {
  test('from whichever end the line is drawn', () => {
    const expected = { source: 'image', sourcePort: 0, target: 'conv', targetPort: 1 };
    expect(connectionBetween(nodes, output('image'), input('conv', 1))).toEqual(expected);
    expect(connectionBetween(nodes, input('conv', 1), output('image'))).toEqual(expected);
  });

  test.each<[string, End, End, RegExp]>([
    ['two inputs', input('conv'), input('stage'), /^Expected an output at one end, found two inputs. Draw/],
    ['two outputs', output('image'), output('conv'), /^Expected an input at one end, found two outputs. Draw/],
    [
      'into a block that is defined elsewhere',
      output('image'),
      input('stage.conv'),
      /^The inside of stage is .* Connect stage instead.$/,
    ],
    ['out of one', output('stage.conv'), input('conv'), /^The inside of stage is/],
    [
      'from an output of the network',
      output('outputs:0'),
      input('conv'),
      /^Nothing reads an output of the network. Choose/,
    ],
  ])('but not %s', (_, from, to, reason) => {
    expect(connectionBetween(nodes, from, to)).toEqual({ refused: expect.stringMatching(reason) });
  });
});

describe('a line that is let go over a card', () => {
  const network = snapshot('image > conv, conv > sum', { nodes: [viewNode('conv'), viewNode('sum', 3)] });
  const end = (card: string, from: End) => endOnCard(network.nodes, network.edges, card, from);

  test('takes the first input without a source, or the only one', () => {
    expect(end('sum', output('image'))).toEqual(input('sum', 1));
    expect(end('conv', output('sum'))).toEqual(input('conv', 0));
  });

  test('takes one too many where all are taken, which is refused with words', () => {
    const full = snapshot('image > sum, conv > sum.1');
    expect(endOnCard(full.nodes, full.edges, 'sum', output('relu'))).toEqual(input('sum', 2));
  });

  test('takes the output, where it was drawn from an input', () => {
    expect(end('conv', input('sum', 1))).toEqual(output('conv'));
  });
});

function input(node: string, port = 0): End {
  return { node, side: 'input', port };
}

function output(node: string, port = 0): End {
  return { node, side: 'output', port };
}
