import { describe, test } from 'vitest';
import { checkEdit, checkRefusal } from './editing.ts';

const flow = `inputs: {x: [3, 8, 8]}
nodes:
  a: {op: Conv2d, out_channels: 8, kernel_size: 3, stride: 1}  # one
  b: ReLU
`;

const block = `inputs: {x: [3, 8, 8]}
nodes:
  a:
    op: Conv2d
    out_channels: 8  # eight
    kernel_size: 3
`;

function set(attribute: string, text: string | undefined, node = 'a') {
  return { kind: 'set-attribute', node, attribute, text } as const;
}

describe('in a node on one line', () => {
  test('changes the value and nothing else', () => {
    checkEdit(flow, set('out_channels', '16'), flow.replace('out_channels: 8', 'out_channels: 16'));
  });

  test('adds at the end', () => {
    checkEdit(flow, set('bias', 'false'), flow.replace('stride: 1}', 'stride: 1, bias: false}'));
  });

  test('removes with one comma', () => {
    checkEdit(flow, set('stride', undefined), flow.replace(', stride: 1', ''));
    checkEdit(flow, set('out_channels', undefined), flow.replace('out_channels: 8, ', ''));
  });

  test('quotes an expression with commas', () => {
    checkEdit(
      flow,
      set('out_channels', '=max(x.channels, 8)'),
      flow.replace('out_channels: 8', "out_channels: '=max(x.channels, 8)'"),
    );
  });

  test('a list', () => {
    checkEdit(flow, set('kernel_size', '[1, 7]'), flow.replace('kernel_size: 3', 'kernel_size: [1, 7]'));
  });

  test('a node that is only its operator', () => {
    checkEdit(flow, set('inplace', 'true', 'b'), flow.replace('b: ReLU', 'b: {op: ReLU, inplace: true}'));
  });
});

test('another operator', () => {
  checkEdit(flow, set('op', 'Sigmoid', 'b'), flow.replace('b: ReLU', 'b: Sigmoid'));
});

describe('in a node over several lines', () => {
  test('changes the value, the comment stays', () => {
    checkEdit(block, set('out_channels', '16'), block.replace('out_channels: 8', 'out_channels: 16'));
  });

  test('adds a line', () => {
    checkEdit(block, set('bias', 'false'), block.replace('kernel_size: 3\n', 'kernel_size: 3\n    bias: false\n'));
  });

  test('removes a line, its comment stays', () => {
    checkEdit(block, set('out_channels', undefined), block.replace('    out_channels: 8  # eight\n', '    # eight\n'));
    checkEdit(block, set('kernel_size', undefined), block.replace('    kernel_size: 3\n', ''));
  });
});

describe('what is not one value is refused', () => {
  test.each(['', '3, groups: 2', '3}', '[1', '3 # three', 'a: b', '"', '3\n4'])('%j', (text) => {
    checkRefusal(flow, set('stride', text), /Expected a number, a word/);
  });
});
