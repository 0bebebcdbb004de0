import { describe, expect, test } from 'vitest';
import { analyze } from '../../../engine/analysis/analyze.ts';
import { lower } from '../../../engine/onnx/lower.ts';
import type { OnnxModel } from '../../../engine/onnx/model.ts';
import { allocateWeights } from '../../../engine/onnx/weights.ts';
import type { Claim, Proof } from '../../../engine/prove/proof.ts';
import { type Evidence, prove } from '../../../engine/prove/prove.ts';
import { proveNetwork } from '../../../engine/runtime/prove.ts';
import type { RuntimeName } from '../../../engine/runtime/session.ts';
import golden from '../../golden/models.json' with { type: 'json' };
import { readExample } from '../networks/examples.ts';

const text = `
inputs: {x: [3, 9, 8]}
nodes:
  conv: {op: Conv2d, out_channels: 4, kernel_size: 3, stride: 2, bias: false}
  norm: BatchNorm2d
  split: {op: Chunk, chunks: 2}
`;

describe('a network that runs', () => {
  test.each<RuntimeName>(['native', 'wasm'])('is proved node by node (%s)', async (runtime) => {
    const { proof, ...rest } = await proved(text, {}, runtime);
    expect(rest).toMatchObject({ runtime, problems: [] });
    expect(proof).toEqual({
      verdict: 'proved',
      totals: [is('parameters', 116), is('buffers', 8), is('macs', 1296)],
      nodes: [
        node('conv', 'Conv2d', [is('shape', [[1, 4, 4, 3]]), is('parameters', 108), is('macs', 1296)]),
        node('norm', 'BatchNorm2d', [
          is('shape', [[1, 4, 4, 3]]),
          is('parameters', 8),
          is('buffers', 8),
          is('macs', 0),
        ]),
        node('split', 'Chunk', [
          is('shape', [
            [1, 2, 4, 3],
            [1, 2, 4, 3],
          ]),
          is('parameters', 0),
          is('macs', 0),
        ]),
      ],
    });
  });

  test.each([
    ['networks/resnet-50', golden.resnet50],
    ['networks/shufflenet-v2', golden.shufflenet_v2_x1_0],
    ['networks/convnext-tiny', golden.convnext_tiny],
    ['networks/efficientnet-b0', golden.efficientnet_b0],
  ])('%s, in seconds', { timeout: 60_000 }, async (name, { parameters, buffers, macs }) => {
    const { proof } = await proved(readExample(name));
    expect(proof.nodes.filter(({ verdict }) => verdict !== 'proved')).toEqual([]);
    expect(proof.totals).toEqual([is('parameters', parameters), is('buffers', buffers), is('macs', macs)]);
    expect(proof.verdict).toBe('proved');
  });
});

describe('what is not as the analysis says', () => {
  const { graph } = analyze(text);
  const model = lower(graph);
  const shapes = new Map([
    ['x', [1, 3, 9, 8]],
    ['conv', [1, 4, 4, 3]],
    ['norm', [1, 4, 4, 3]],
    ['split', [1, 2, 4, 3]],
    ['split.1', [1, 2, 4, 3]],
  ]);
  const evidence = { lowered: { model, weights: allocateWeights(model) }, shapes };

  test('nothing, with the right evidence', () => {
    expect(prove(graph, () => evidence).verdict).toBe('proved');
  });

  test.each<[string, Evidence, string, readonly Claim[]]>([
    [
      'a shape',
      { ...evidence, shapes: new Map([...shapes, ['norm', [1, 4, 4, 4]]]) },
      'norm',
      [isNot('shape', [[1, 4, 4, 3]], [[1, 4, 4, 4]])],
    ],
    [
      'the shape of a second output',
      { ...evidence, shapes: new Map([...shapes, ['split.1', [1, 1, 4, 3]]]) },
      'split',
      [
        isNot(
          'shape',
          [
            [1, 2, 4, 3],
            [1, 2, 4, 3],
          ],
          [
            [1, 2, 4, 3],
            [1, 1, 4, 3],
          ],
        ),
      ],
    ],
    ['a weight that is larger', changed(widerBias), 'norm', [isNot('parameters', 8, 9)]],
    ['a weight that nobody reads', changed(unreadBias), 'norm', [isNot('parameters', 8, 4)]],
    [
      'a kernel of another size',
      changed(widerKernel),
      'conv',
      [isNot('parameters', 108, 252), isNot('macs', 1296, 3024)],
    ],
  ])('%s is refuted, with both numbers', (_, wrong, id, claims) => {
    const proof = prove(graph, () => wrong);
    expect(proof.verdict).toBe('refuted');
    const refuted = proof.nodes.filter(({ verdict }) => verdict === 'refuted');
    expect(refuted.map((each) => each.id)).toEqual([id]);
    expect(refuted[0]?.claims.filter(({ verdict }) => verdict === 'refuted')).toEqual(claims);
  });

  test('what follows from it is not refuted as well', () => {
    const wrong = new Map([...shapes, ['norm', [1, 4, 4, 4]], ['split', [1, 2, 4, 4]], ['split.1', [1, 2, 4, 4]]]);
    const proof = prove(graph, () => ({ ...evidence, shapes: wrong }));
    expect(verdicts(proof)).toEqual(['conv: proved', 'norm: refuted', 'split: not provable']);
    expect(claimsOf(proof, 'split')[0]?.reason).toBe('what it reads is refuted at norm');
  });

  test('a weight in a kind of node that nobody counts is not provable', () => {
    const other = changed((each) => ({
      ...each,
      nodes: each.nodes.map((made) => ({ ...made, type: made.type.replace('Conv', 'FFT') })),
    }));
    expect(
      claimsOf(
        prove(graph, () => other),
        'conv',
      ).at(-1),
    ).toMatchObject({
      verdict: 'not provable',
      reason: 'no loop for FFT is written',
    });
  });

  function changed(change: (made: OnnxModel) => OnnxModel): Evidence {
    const wrong = change(model);
    return { shapes, lowered: { model: wrong, weights: allocateWeights(wrong) } };
  }

  function widerBias(made: OnnxModel): OnnxModel {
    return {
      ...made,
      weights: made.weights.map((each) => (each.name === 'norm.bias' ? { ...each, shape: [5] } : each)),
    };
  }

  function widerKernel(made: OnnxModel): OnnxModel {
    const shape = [4, 7, 3, 3];
    return { ...made, weights: made.weights.map((each) => (each.name === 'conv.weight' ? { ...each, shape } : each)) };
  }

  function unreadBias(made: OnnxModel): OnnxModel {
    const nodes = made.nodes.map((each) => ({ ...each, inputs: each.inputs.filter((name) => name !== 'norm.bias') }));
    return { ...made, nodes };
  }
});

describe('what is not provable', () => {
  const open = 'inputs: {x: [3, H, W]}\nnodes:\n  conv: {op: Conv2d, out_channels: 4, kernel_size: 3}\n  relu: ReLU\n';

  test('shapes of an open size, but parameters are', async () => {
    const { proof } = await proved(open);
    expect(proof.verdict).toBe('not provable');
    const reason = 'the size of H and W is open';
    expect(claimsOf(proof, 'conv')).toEqual([
      { what: 'shape', verdict: 'not provable', said: null, found: null, reason },
      is('parameters', 112),
      { what: 'macs', verdict: 'not provable', said: null, found: null, reason },
    ]);
  });

  test('what no longer depends on the open size is', async () => {
    const { proof } = await proved(`${open}  pool: {op: AdaptiveAvgPool2d, output_size: 1}
  flat: Flatten
  logits: {op: Linear, out_features: 10}
`);
    expect(verdicts(proof)).toEqual([
      'conv: not provable',
      'relu: not provable',
      'pool: not provable',
      'flat: proved',
      'logits: proved',
    ]);
    expect(claimsOf(proof, 'logits')).toEqual([is('shape', [[1, 10]]), is('parameters', 50), is('macs', 40)]);
  });

  test('one operator that ONNX cannot say of an open size keeps none from being proved', async () => {
    const { proof } = await proved(`${open}  pool: {op: AdaptiveAvgPool2d, output_size: 3}
  last: {op: Conv2d, out_channels: 2, kernel_size: 3}
`);
    expect(claimsOf(proof, 'pool')[0]?.reason).toContain('AdaptiveAvgPool2d needs the size of its input in numbers');
    expect(claimsOf(proof, 'conv')[1]).toEqual(is('parameters', 112));
    expect(claimsOf(proof, 'last')).toEqual([is('shape', [[1, 2, 1, 1]]), is('parameters', 74), is('macs', 72)]);
  });

  test('a node that cannot be had is told by itself; the others are proved', async () => {
    const { proof } = await proved(`
inputs: {x: [3, 9, 9]}
nodes:
  conv: {op: Conv2d, out_channels: 4, kernel_size: 3}
  huge: {op: Conv2d, from: x, out_channels: 4000000000, kernel_size: 9}
  turned: {op: Permute, from: conv, dims: [2, 0, 1, 3]}
  more: {op: ReLU, from: turned}
outputs: [huge, more]
`);
    expect(verdicts(proof)).toEqual(['conv: proved', 'huge: not provable', 'turned: proved', 'more: proved']);
    expect(claimsOf(proof, 'more')[0]).toEqual(is('shape', [[7, 1, 4, 7]]));
    expect(proof.verdict).toBe('not provable');
  });

  test('until the sizes are given', async () => {
    const { proof } = await proved(open, { H: 7, W: 5 });
    expect(proof.verdict).toBe('proved');
    expect(claimsOf(proof, 'relu')[0]).toEqual(is('shape', [[1, 4, 5, 3]]));
  });

  test('a size that is none', async () => {
    await expect(proved(open, { h: 7 })).rejects.toThrow(
      'There is no size h to give: the inputs of the network leave open H and W.',
    );
  });

  test('what could not be resolved; the rest runs', async () => {
    const { proof, problems } = await proved(`
inputs: {x: [3, 9, 9]}
nodes:
  conv: {op: Conv2d, out_channels: 4, kernel_size: 3}
  wrong: {op: Conv2d, out_channels: 4, kernel_size: 8}
  behind: ReLU
  beside: {op: ReLU, from: conv}
outputs: [behind, beside]
`);
    expect(problems.some(({ severity }) => severity === 'error')).toBe(true);
    expect(verdicts(proof)).toEqual(['conv: proved', 'wrong: not provable', 'behind: not provable', 'beside: proved']);
    expect(claimsOf(proof, 'wrong')[0]).toMatchObject({ reason: 'the node could not be resolved' });
    expect(proof.verdict).toBe('not provable');
  });

  test.each(['', 'nodes: {', 'inputs: {x: [3, 4, 4]}', 'inputs: {x: [3, 4, 4]}\nnodes: {a: {op: Nothing}}'])(
    'anything of %j, but that is said and not thrown',
    async (broken) => {
      const { proof } = await proved(broken);
      expect(proof.nodes.every(({ verdict }) => verdict === 'not provable')).toBe(true);
    },
  );
});

function proved(network: string, sizes: Readonly<Record<string, number>> = {}, runtime: RuntimeName = 'native') {
  const where = { nativeFault: undefined, wasmFolder: undefined };
  return proveNetwork({ text: network, sizes, runtime }, where, () => undefined);
}

function is(what: Claim['what'], figure: NonNullable<Claim['said']>): Claim {
  return { what, verdict: 'proved', said: figure, found: figure };
}

function isNot(what: Claim['what'], said: NonNullable<Claim['said']>, found: NonNullable<Claim['said']>): Claim {
  return { what, verdict: 'refuted', said, found };
}

function node(id: string, op: string, claims: readonly Claim[]) {
  return { id, op, verdict: 'proved', claims };
}

function verdicts({ nodes }: Proof): readonly string[] {
  return nodes.map(({ id, verdict }) => `${id}: ${verdict}`);
}

function claimsOf({ nodes }: Proof, id: string): readonly Claim[] {
  return nodes.find((each) => each.id === id)?.claims ?? [];
}
