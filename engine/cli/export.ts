import { analyze } from '../analysis/analyze.ts';
import { encodeFile } from '../onnx/encode.ts';
import { initialize } from '../onnx/initialize.ts';
import { lower } from '../onnx/lower.ts';
import { allocateWeights } from '../onnx/weights.ts';
import { readText, writePieces } from '../runtime/fileAccess.ts';
import { fillFromFile } from '../runtime/weightsFile.ts';
import { readArguments, wholeNumber } from './arguments.ts';
import { type Command, UsageError } from './command.ts';
import { exitCodeOf, printProblems, problemsToJson } from './problems.ts';

export const exportCommand: Command = {
  usage: 'FILE --onnx OUT.onnx [--seed S | --weights W.npz|W.safetensors]',
  help: [
    'The network as an ONNX model (operator set 19, any batch).',
    '--onnx OUT   the file to write',
    '--seed S     weights as PyTorch would initialise them, from this seed; 0 without it',
    '--weights W  weights by PyTorch’s names, such as stage1.0.conv1.weight',
  ],
  async run(args) {
    const options = { onnx: { type: 'string' }, seed: { type: 'string' }, weights: { type: 'string' } } as const;
    const { file, values } = readArguments(args, options);
    if (values.onnx === undefined) throw new UsageError('Expected --onnx OUT.onnx, the file to write.');
    if (values.seed !== undefined && values.weights !== undefined)
      throw new UsageError('Give --seed or --weights, not both.');
    const seed = wholeNumber('seed', values.seed, 0) ?? 0;
    const { graph, problems, text } = analyze(await readText(file));
    const found = problemsToJson(problems, text);
    printProblems(file, found);
    if (exitCodeOf(found) !== 0) return 1;
    const model = lower(graph);
    const weights = allocateWeights(model);
    if (values.weights === undefined) initialize(model, weights, seed);
    else await fillFromFile(model, weights, values.weights);
    await writePieces(values.onnx, encodeFile(model, weights));
    return 0;
  },
};
