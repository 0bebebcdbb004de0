import { describe, expect, test } from 'vitest';
import { analyze } from '../../engine/analysis/analyze.ts';
import { failed, fileNameFor, obstacleTo } from '../../extension/export/words.ts';

describe('the name of a file', () => {
  test.each([
    ['resnet-50', 'resnet_50.py', 'resnet-50.onnx'],
    ['squeezenet-1.0', 'squeezenet_1_0.py', 'squeezenet-1.0.onnx'],
    ['3-way net', '_3_way_net.py', '3-way-net.onnx'],
    ['Größe', 'Größe.py', 'Größe.onnx'],
    ['../../etc/passwd', 'etc_passwd.py', 'etc-passwd.onnx'],
    ['???', 'network.py', 'network.onnx'],
  ])('of %s is one that Python can import, and one that is like it', (network, python, onnx) => {
    expect([fileNameFor(network, 'pytorch'), fileNameFor(network, 'onnx')]).toEqual([python, onnx]);
  });
});

describe('what is in the way', () => {
  test('is nothing where all is well', () => {
    expect(told('  act: ReLU\n')).toBeUndefined();
  });

  test('is the first error, with its line and place', () => {
    expect(told('  conv: {op: Conv2d, out_channels: 4, kernel_size: 9}\n')).toEqual({
      message: expect.stringMatching(/^tiny cannot be exported\. Line 4: Conv2d: the window must /),
      place: '9',
    });
  });

  test('says how many errors there are', () => {
    expect(told('  a: {op: Conv2d}\n  b: {op: Relu}\n')).toMatchObject({
      message: expect.stringMatching(/^tiny cannot be exported\. It has \d errors, the first in line 4: Conv2d needs /),
    });
  });

  test('is a node that must say more', () => {
    const node = '{op: Conv2d, out_channels: =x.height, kernel_size: 1}';
    expect(obstacleTo(analyze(`name: tiny\ninputs: {x: [3, H, W]}\nnodes:\n  conv: ${node}\n`))).toEqual({
      message: expect.stringMatching(
        /^tiny cannot be exported\. The node conv could not be resolved\. Give the input x /,
      ),
      place: { node: 'conv' },
    });
  });

  test('may come to light while it is written', () => {
    expect(failed('tiny', 'pool: AdaptiveAvgPool2d needs the size of its input in numbers.', 'pool')).toEqual({
      message: 'tiny cannot be exported. pool: AdaptiveAvgPool2d needs the size of its input in numbers.',
      place: { node: 'pool' },
    });
  });
});

/** The obstacle, with the words that its place points at. */
function told(nodes: string) {
  const text = `name: tiny\ninputs: {x: [3, 8, 8]}\nnodes:\n${nodes}`;
  const obstacle = obstacleTo(analyze(text));
  if (obstacle === undefined) return undefined;
  const { message, place } = obstacle;
  return { message, place: place && ('range' in place ? text.slice(place.range.start, place.range.end) : place.node) };
}
