import { describe, expect, test } from 'vitest';
import { analyze } from '../../../engine/analysis/analyze.ts';
import { memoryOf, tensorBytes } from '../../../engine/analysis/memory.ts';
import { printReceipt } from '../../../engine/operators/receipt.ts';
import golden from '../../golden/kept_memory.json' with { type: 'json' };
import { exampleNames, readExample } from '../networks/examples.ts';
import { naivePeaks } from './naiveSchedule.ts';

describe('kept for the backward pass, as PyTorch keeps it', () => {
  test.each(Object.entries(golden.models))('%s', (model, bytes) => {
    const name = exampleNames().find((each) =>
      readExample(each).split('\n')[0]?.includes(`torchvision's \`${model}\``),
    );
    if (name === undefined) throw new Error(`There is no example of ${model}`);
    const text = readExample(name).replaceAll(/op: Dropout\b(, p: [\d.]+)?/g, 'op: Identity');
    expect(memoryOf(analyze(text).graph).kept.total).toBe(bytes);
  });

  test.each(Object.entries(golden.nodes))('%s', (node, bytes) => {
    const { kept } = memoryAt(`
inputs: {x: [8, 9, 7]}
nodes:
  conv: {op: Conv2d, out_channels: 8, kernel_size: 1, bias: false}
  node: ${node}
`);
    expect(kept.total).toBe(bytes);
  });
});

describe('the peak of a forward pass', () => {
  test('is what an operator reads and what it makes, and what waits meanwhile', () => {
    const { inference } = memoryAt(`
inputs: {x: [3, 8, 8]}
nodes:
  stem: {op: Conv2d, out_channels: 4, kernel_size: 3, padding: 1}
  wide: {op: Conv2d, out_channels: 16, kernel_size: 1}
  relu: ReLU
  narrow: {op: Conv2d, out_channels: 4, kernel_size: 1}
  sum: {op: Add, from: [stem, narrow]}
`);
    // While the ReLU runs, its input and its output are there, and the stem waits for the sum; the image is long gone.
    expect(inference.node?.path).toBe('relu');
    expect(inference.receipt.terms.map(({ label }) => label)).toEqual(['wide', 'relu', 'stem']);
    expect(printReceipt(inference.receipt)).toBe('4×16×8×8 + 4×16×8×8 + 4×4×8×8 = 9,216');
    expect(inference.tensors.map(({ path }) => path)).toEqual(['wide', 'relu', 'stem']);
  });

  test('counts an output of the network until the end', () => {
    const early = (outputs: string) => `
inputs: {x: [8, 4, 4]}
nodes:
  first: ReLU
  second: ReLU
  third: ReLU
outputs: [${outputs}]
`;
    expect(memoryAt(early('third')).inference.receipt.total).toBe(2 * 512);
    expect(memoryAt(early('first, third')).inference.receipt.total).toBe(3 * 512);
  });

  test('counts nothing for another look at the same numbers', () => {
    const { inference, activations } = memoryAt(`
inputs: {x: [8, 4, 4]}
nodes:
  relu: ReLU
  flat: Flatten
  drop: Dropout
  logits: {op: Linear, out_features: 10}
`);
    expect(inference).toMatchObject({ node: { path: 'relu' }, receipt: { total: 2 * 512 } });
    expect(activations.total).toBe(512 + 40);
  });

  test('of VGG-16 is its first ReLU of 64 × 224 × 224', () => {
    const { inference, weights, buffers } = memoryAt(readExample('networks/vgg-16'));
    expect(inference.node?.path).toMatch(/^stage1/);
    expect(inference.receipt.total).toBe(2 * 4 * 64 * 224 * 224);
    expect(weights.total).toBe(4 * 138_357_544);
    expect(buffers.total).toBe(0);
  });
});

describe('training', () => {
  test('keeps what the backward pass reads', () => {
    const { kept, training } = memoryAt(`
inputs: {x: [3, 8, 8]}
nodes:
  conv: {op: Conv2d, out_channels: 4, kernel_size: 3, padding: 1, bias: false}
  norm: BatchNorm2d
  relu: ReLU
  pool: {op: MaxPool2d, kernel_size: 2}
  drop: Dropout
  flat: Flatten
  logits: {op: Linear, out_features: 10}
`);
    // The normalization's output is not among them: the ReLU knows from its own what it let pass.
    expect(kept.terms.map(({ label, value }) => [label, value])).toEqual([
      ['x', 768],
      ['conv', 1024],
      ['relu', 1024],
      ['indices of pool', 512],
      ['drop', 256],
      ['mask of drop', 64],
    ]);
    // On the way back through the normalization: what is kept before it, and the gradients of its output and its input.
    expect(training.receipt.terms.map(({ label }) => label)).toContain('gradient of relu');
    expect(training.pass).toBe('backward');
  });

  test('keeps nothing before the first weight', () => {
    const { kept } = memoryAt(
      'inputs: {x: [3, 8, 8]}\nnodes:\n  relu: ReLU\n  pool: {op: MaxPool2d, kernel_size: 2}\n',
    );
    expect(kept.total).toBe(0);
  });
});

describe('the peaks are those of a run step by step', () => {
  test.each(exampleNames())('%s', (name) => {
    const { graph } = analyze(readExample(name));
    const { inference, training } = memoryOf(graph);
    const peaks = { inference: inference.receipt.total, training: training.receipt.total };
    expect(peaks).toEqual(naivePeaks(graph));
  });
});

describe('sizes that are not known', () => {
  test('leave out what depends on them, and say so', () => {
    const memory = memoryAt(`
inputs: {x: [3, H, W]}
nodes:
  conv: {op: Conv2d, out_channels: 4, kernel_size: 3}
  pool: {op: AdaptiveAvgPool2d, output_size: 2}
  flat: Flatten
  logits: {op: Linear, out_features: 10}
`);
    expect(memory.complete).toBe(false);
    expect(memory.weights.total).toBe(4 * (112 + 170));
    expect(memory.activations.terms.map(({ label }) => label)).toEqual(['pool', 'logits']);
  });

  test('of one tensor', () => {
    const { graph } = analyze('inputs: {x: [3, H, 8], y: [3, 4, 8]}\nnodes:\n  relu: {op: ReLU, from: x}\n');
    const [open, sized] = graph.inputs.map(({ tensor }) => tensorBytes(tensor));
    expect([open, sized?.total]).toEqual([undefined, 4 * 96]);
  });
});

function memoryAt(text: string) {
  return memoryOf(analyze(text).graph);
}
