import { analyze } from '../analysis/analyze.ts';
import { writePyTorch } from '../pytorch/pytorch.ts';
import { onnxFile } from '../runtime/exportNetwork.ts';
import { readText, writePieces } from '../runtime/fileAccess.ts';
import { readArguments, wholeNumber } from './arguments.ts';
import { type Command, UsageError } from './command.ts';
import { exitCodeOf, printProblems, problemsToJson } from './problems.ts';

export const exportCommand: Command = {
  usage: 'FILE [--onnx OUT.onnx] [--pytorch OUT.py] [--seed S | --weights W.npz|W.safetensors]',
  help: [
    'The network as an ONNX model (operator set 19, any batch), as a Python module for PyTorch, or both.',
    '--onnx OUT     the model to write',
    '--pytorch OUT  the Python module to write; its state dict has the names of our weights',
    '--seed S       weights of the model as PyTorch would initialise them, from this seed; 0 without it',
    '--weights W    weights of the model by PyTorch’s names, such as stage1.0.conv1.weight',
  ],
  async run(args) {
    const { file, values } = readArguments(args, {
      onnx: { type: 'string' },
      pytorch: { type: 'string' },
      seed: { type: 'string' },
      weights: { type: 'string' },
    });
    if (values.onnx === undefined && values.pytorch === undefined)
      throw new UsageError('Expected --onnx OUT.onnx or --pytorch OUT.py, the file to write.');
    if (values.seed !== undefined && values.weights !== undefined)
      throw new UsageError('Give --seed or --weights, not both.');
    const seed = wholeNumber('seed', values.seed, 0) ?? 0;
    const analysis = analyze(await readText(file));
    const found = problemsToJson(analysis.problems, analysis.text);
    printProblems(file, found);
    if (exitCodeOf(found) !== 0) return 1;
    if (values.pytorch !== undefined)
      await writePieces(values.pytorch, [new TextEncoder().encode(writePyTorch(analysis))]);
    if (values.onnx !== undefined)
      await writePieces(values.onnx, await onnxFile(analysis.graph, { seed, weights: values.weights }));
    return 0;
  },
};
