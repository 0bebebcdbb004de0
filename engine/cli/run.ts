import { join } from 'node:path';
import { IncompleteError } from '../graph/incomplete.ts';
import { RuntimeClient } from '../runtime/client.ts';
import { readText, writePieces } from '../runtime/fileAccess.ts';
import type { FloatTensor } from '../runtime/floatTensor.ts';
import { InputError } from '../runtime/inputError.ts';
import type { RunRequest } from '../runtime/messages.ts';
import { writeNpy } from '../runtime/npy.ts';
import type { RunResult } from '../runtime/result.ts';
import { RunFailed } from '../runtime/runErrors.ts';
import type { RuntimeName } from '../runtime/session.ts';
import type { Problem } from '../spec/problem.ts';
import { namedValues, readArguments, wholeNumber } from './arguments.ts';
import { type Command, UsageError } from './command.ts';
import { printJson } from './printJson.ts';
import { printRun } from './printRun.ts';
import { printProblems, problemsToJson } from './problems.ts';

export const runCommand: Command = {
  usage:
    'FILE [--input NAME=SOURCE]... [--seed S] [--batch B] [--weights W] [--output NAME=Y.npy]... [--runtime native|wasm] [--statistics] [--json]',
  help: [
    'One forward pass.',
    '--input NAME=SOURCE  random, zeros, ones, a .npy, a .png or a .jpg file; random where nothing is said.',
    '                     Where the network leaves sizes open: random:3x224x224. NAME= may be left out where there is one input.',
    '--seed S             of random inputs and weights; 0 without it',
    '--batch B            samples in a batch; 1 without it, or as many as the arrays hold',
    '--weights W          .npz or .safetensors, by PyTorch’s names, such as stage1.0.conv1.weight',
    '--output NAME=Y.npy  writes an output to a file',
    '--runtime R          native or wasm (WebAssembly); without it native where that can be had',
    '--statistics         also shape, mean, deviation and time of every node',
    '--json               as JSON',
  ],
  async run(args) {
    const { file, values } = readArguments(args, {
      input: { type: 'string', multiple: true },
      seed: { type: 'string' },
      batch: { type: 'string' },
      weights: { type: 'string' },
      output: { type: 'string', multiple: true },
      runtime: { type: 'string' },
      statistics: { type: 'boolean' },
      json: { type: 'boolean' },
    });
    const text = await readText(file);
    const files = Object.entries(namedValues('output', values.output ?? []));
    const request: RunRequest = {
      text,
      inputs: namedValues('input', values.input ?? []),
      seed: wholeNumber('seed', values.seed, 0) ?? 0,
      batch: wholeNumber('batch', values.batch, 1),
      weights: values.weights,
      runtime: runtimeName(values.runtime),
      statistics: values.statistics ?? false,
      tensors: files.length > 0,
    };
    const outcome = await runOnce(request);
    const problems = problemsToJson(outcome.problems, text);
    printProblems(file, problems);
    if (outcome.result === undefined) {
      if (values.json) printJson({ file, problems });
      return 1;
    }
    const { network: _, tensors, ...report } = outcome.result;
    for (const [name, path] of files) await writePieces(path, [writeNpy(outputNamed(name, tensors))]);
    if (values.json) printJson({ file, ...report, problems });
    else process.stdout.write(printRun(outcome.result));
    return 0;
  },
};

interface Outcome {
  /** Undefined: the network has errors. */
  readonly result: RunResult | undefined;
  readonly problems: readonly Problem[];
}

async function runOnce(request: RunRequest): Promise<Outcome> {
  const client = new RuntimeClient(join(__dirname, 'runtime.js'));
  try {
    const result = await client.run(request);
    return { result, problems: result.problems };
  } catch (error) {
    if (!(error instanceof RunFailed)) throw error;
    if (error.failure.kind !== 'network') throw new InputError(error.message);
    if (error.failure.problems.length === 0) throw new IncompleteError(error.message);
    return { result: undefined, problems: error.failure.problems };
  } finally {
    client.dispose();
  }
}

/** '' stands for the only output. */
function outputNamed(name: string, tensors: RunResult['tensors']): FloatTensor {
  const names = Object.keys(tensors);
  const tensor = tensors[name === '' && names.length === 1 ? (names[0] ?? '') : name];
  if (tensor !== undefined) return tensor;
  const asked = name === '' ? 'without a name' : name;
  throw new InputError(`The network has no output ${asked}; it has ${names.join(', ')}.`);
}

export function runtimeName(text: string | undefined): RuntimeName | undefined {
  if (text === undefined || text === 'native' || text === 'wasm') return text;
  throw new UsageError(`Expected native or wasm after --runtime, found ${text}.`);
}
