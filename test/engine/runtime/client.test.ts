import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { InferenceSession } from 'onnxruntime-node';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { RuntimeClient } from '../../../engine/runtime/client.ts';
import type { Progress, RunRequest } from '../../../engine/runtime/messages.ts';
import { RunCancelled, RunFailed } from '../../../engine/runtime/runErrors.ts';

// The forked process as it ships: needs a build (`npm run build`).

const dist = fileURLToPath(new URL('../../../dist/', import.meta.url));
const entry = join(dist, 'runtime.js');
const text = 'inputs: {x: [3, 8, 8]}\nnodes:\n  conv: {op: Conv2d, out_channels: 4, kernel_size: 3}\n  relu: ReLU\n';
/** Enough work to be interrupted in. */
const long = `inputs: {x: [64, 128, 128]}\nnodes:\n  conv: {op: Conv2d, out_channels: 64, kernel_size: 3, padding: 1, repeat: 60}\n`;
const disposables: (() => void)[] = [];

beforeAll(() => {
  if (!existsSync(entry)) throw new Error(`There is no ${entry}: run npm run build first.`);
});
afterEach(() => {
  for (const dispose of disposables.splice(0)) dispose();
});

describe('a run', { timeout: 60_000 }, () => {
  it('tells how far it is, and gives results', async () => {
    const seen: Progress[] = [];
    const result = await client().run(request({ statistics: true }), { onProgress: (progress) => seen.push(progress) });
    expect(result).toMatchObject({
      runtime: 'native',
      outputs: [{ name: 'relu', shape: [1, 4, 6, 6] }],
      weights: 'random, seed 0',
    });
    expect(result.nodes.map(({ id }) => id)).toEqual(['conv', 'relu']);
    expect(result.tensors).toEqual({});
    const fractions = seen.map(({ fraction }) => fraction);
    expect(fractions).toEqual([...fractions].sort((left, right) => left - right));
    expect(seen.length).toBeGreaterThan(3);
  });

  it('keeps the last network open', async () => {
    const runtime = client();
    const first = await runtime.run(request({ tensors: true }));
    const again = await runtime.run(request({ tensors: true }));
    expect(first.times.session).toBeGreaterThan(0);
    expect(again.times).toMatchObject({ build: 0, session: 0 });
    expect(again.tensors).toEqual(first.tensors);
    expect(again.tensors.relu?.data).toBeInstanceOf(Float32Array);
    expect((await runtime.run(request({ seed: 1 }))).times.session).toBeGreaterThan(0);
  });

  it('waits for the one before', async () => {
    const runtime = client();
    const results = await Promise.all([
      runtime.run(request({})),
      runtime.run(request({ text: text.replace('4', '5') })),
    ]);
    expect(results.map(({ outputs }) => outputs[0]?.shape[1])).toEqual([4, 5]);
  });

  it('says what is wrong with the network, and goes on', async () => {
    const runtime = client();
    const failure = await failureOf(runtime.run(request({ text: text.replace('kernel_size: 3', 'kernel_size: 9') })));
    expect(failure).toMatchObject({ kind: 'network', message: expect.stringContaining('The network has an error') });
    expect(failure?.problems[0]).toMatchObject({ code: 'window-too-large', node: 'conv' });
    await expect(runtime.run(request({}))).resolves.toMatchObject({ runtime: 'native' });
  });

  it('says what is wrong with the input', async () => {
    const failure = await failureOf(client().run(request({ inputs: { y: 'ones' } })));
    expect(failure).toEqual({ kind: 'input', message: 'The network has no input y; it has x.', problems: [] });
  });
});

describe('a process that dies', { timeout: 60_000 }, () => {
  it('takes only its run along', async () => {
    const runtime = client();
    const onProgress = ({ step }: Progress) => {
      if (step === 'Running' && runtime.processId !== undefined) process.kill(runtime.processId, 'SIGKILL');
    };
    const failure = await failureOf(runtime.run(request({ text: long, runtime: 'wasm' }), { onProgress }));
    expect(failure?.message).toContain(
      'The process that runs the network was ended from outside, perhaps for lack of memory (SIGKILL). Run again',
    );
    await expect(runtime.run(request({}))).resolves.toMatchObject({ runtime: 'native' });
  });

  it('dies when the run is cancelled', async () => {
    const runtime = client();
    const cancelling = new AbortController();
    const start = performance.now();
    const onProgress = ({ step }: Progress) => {
      if (step === 'Running') cancelling.abort();
    };
    await expect(runtime.run(request({ text: long }), { signal: cancelling.signal, onProgress })).rejects.toThrow(
      RunCancelled,
    );
    expect(performance.now() - start).toBeLessThan(20_000);
    await expect(runtime.run(request({}), { signal: cancelling.signal })).rejects.toThrow(RunCancelled);
    await expect(runtime.run(request({}))).resolves.toMatchObject({ runtime: 'native' });
  });

  it('leaves nothing behind in the folder of temporary files', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'netwright-test-'));
    disposables.push(() => rmSync(folder, { recursive: true }));
    for (const name of ['TMPDIR', 'TEMP', 'TMP']) vi.stubEnv(name, folder);
    const runtime = client();
    const onProgress = ({ step }: Progress) => {
      if (step === 'Looking at every node') setTimeout(() => runtime.dispose(), 150);
    };
    await expect(runtime.run(request({ text: long, statistics: true }), { onProgress })).rejects.toThrow(RunCancelled);
    vi.unstubAllEnvs();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('goes with its client', async () => {
    const runtime = client();
    await runtime.run(request({}));
    const onProgress = ({ step }: Progress) => {
      if (step === 'Running') runtime.dispose();
    };
    const runs = [runtime.run(request({ text: long }), { onProgress }), runtime.run(request({}))];
    for (const run of runs) await expect(run).rejects.toThrow(RunCancelled);
  });

  it('may never have been there', async () => {
    const failure = await failureOf(client(join(tmpdir(), 'no-such-runtime.js')).run(request({})));
    expect(failure?.message).toContain('broke down (code 1)');
  });
});

describe('without the native library', { timeout: 60_000 }, () => {
  it.each([
    ['missing', undefined, /Cannot find .* 'onnxruntime-node'/],
    ['broken', 'throw new Error("invalid ELF header")', /invalid ELF header/],
    ['faulty', 'process.abort()', /it ended its process with SIGABRT/],
    [
      'faulty only when it works',
      'exports.Tensor = class {}; exports.InferenceSession = { create: () => process.abort() };',
      /SIGABRT/,
    ],
  ])('%s: WebAssembly runs, and the result says why', async (_, library, reason) => {
    const runtime = client(installation(library));
    const result = await runtime.run(request({}));
    expect(result).toMatchObject({ runtime: 'wasm', note: expect.stringMatching(reason) });
    expect(result.note).toMatch(/so WebAssembly ran: the same numbers, more slowly\.$/);
    await expect(runtime.run(request({}))).resolves.toMatchObject({ runtime: 'wasm', times: { session: 0 } });
  });

  it('insisting on it is an error with a way out', async () => {
    const failure = await failureOf(client(installation(undefined)).run(request({ runtime: 'native' })));
    expect(failure).toMatchObject({
      kind: 'input',
      message: expect.stringContaining('Choose WebAssembly (wasm) instead.'),
    });
  });
});

describe('an export', { timeout: 60_000 }, () => {
  it('writes a model that runs, over what was there', async () => {
    const { file, files } = begun('model.onnx');
    const steps: string[] = [];
    await client().export({ text, file, seed: 0 }, { onProgress: ({ step }) => steps.push(step) });
    expect(steps).toEqual(['Reading the network', 'Making weights', 'Writing the file']);
    expect(files()).toEqual(['model.onnx']);
    expect((await InferenceSession.create(file)).outputNames).toEqual(['relu']);
  });

  it('leaves what was there when it is cancelled', async () => {
    const { file, files } = begun('model.onnx');
    const cancelling = new AbortController();
    const options = { signal: cancelling.signal, onProgress: () => cancelling.abort() };
    await expect(client().export({ text: long, file, seed: 0 }, options)).rejects.toThrow(RunCancelled);
    expect([files(), readFileSync(file, 'utf8')]).toEqual([['model.onnx'], 'before']);
  });

  it('tells which node must say more', async () => {
    const open = 'inputs: {x: [3, H, W]}\nnodes:\n  pool: {op: AdaptiveAvgPool2d, output_size: 7}\n';
    const { file, files } = begun('model.onnx');
    const failure = await failureOf(client().export({ text: open, file, seed: 0 }));
    expect(failure).toMatchObject({
      kind: 'network',
      node: 'pool',
      message: expect.stringContaining('pool: Adaptive'),
    });
    expect([files(), readFileSync(file, 'utf8')]).toEqual([['model.onnx'], 'before']);
  });

  it('says why a file cannot be written', async () => {
    const file = join(tmpdir(), 'no', 'such', 'folder.onnx');
    const failure = await failureOf(client().export({ text, file, seed: 0 }));
    expect(failure).toMatchObject({
      kind: 'input',
      message: expect.stringContaining('there is no such file or folder'),
    });
  });
});

/** A folder with a file that is there already. */
function begun(name: string): { readonly file: string; readonly files: () => readonly string[] } {
  const folder = mkdtempSync(join(tmpdir(), 'netwright-test-'));
  disposables.push(() => rmSync(folder, { recursive: true }));
  const file = join(folder, name);
  writeFileSync(file, 'before');
  return { file, files: () => readdirSync(folder) };
}

function client(path = entry): RuntimeClient {
  const made = new RuntimeClient(path);
  disposables.push(() => made.dispose());
  return made;
}

function request(parts: Partial<RunRequest>): RunRequest {
  return { text, inputs: {}, seed: 0, statistics: false, tensors: false, ...parts };
}

async function failureOf(run: Promise<unknown>): Promise<RunFailed['failure'] | undefined> {
  const error: unknown = await run.catch((reason: unknown) => reason);
  return error instanceof RunFailed ? error.failure : undefined;
}

/** The build in a folder of its own, with this as its onnxruntime-node or without any. */
function installation(library: string | undefined): string {
  const folder = mkdtempSync(join(tmpdir(), 'netwright-test-'));
  disposables.push(() => rmSync(folder, { recursive: true }));
  for (const file of ['package.json', 'runtime.js', 'ort-wasm-simd-threaded.mjs', 'ort-wasm-simd-threaded.wasm']) {
    cpSync(join(dist, file), join(folder, file));
  }
  if (library !== undefined) {
    const modules = join(folder, 'node_modules', 'onnxruntime-node');
    mkdirSync(modules, { recursive: true });
    writeFileSync(join(modules, 'index.js'), library);
  }
  return join(folder, 'runtime.js');
}
