import type { Graph } from '../graph/graph.ts';
import { encodeFile } from '../onnx/encode.ts';
import { initialize } from '../onnx/initialize.ts';
import { lower } from '../onnx/lower.ts';
import { allocateWeights } from '../onnx/weights.ts';
import { replaceFile } from './fileAccess.ts';
import type { ExportRequest, Progress } from './messages.ts';
import { sizedNetwork } from './network.ts';
import { fillFromFile } from './weightsFile.ts';

/** Writes an ONNX file, and tells how far it is. */
export async function exportNetwork(
  { text, file, seed }: ExportRequest,
  report: (progress: Progress) => void,
): Promise<void> {
  report({ step: 'Reading the network', fraction: 0 });
  const { graph } = sizedNetwork(text, new Map());
  report({ step: 'Making weights', fraction: 0.1 });
  const pieces = await onnxFile(graph, { seed, weights: undefined });
  report({ step: 'Writing the file', fraction: 0.7 });
  await replaceFile(file, pieces);
}

/** The bytes of an ONNX file, with weights from a file or made from the seed. */
export async function onnxFile(
  graph: Graph,
  source: { readonly seed: number; readonly weights: string | undefined },
): Promise<readonly Uint8Array[]> {
  const model = lower(graph);
  const weights = allocateWeights(model);
  if (source.weights === undefined) initialize(model, weights, source.seed);
  else await fillFromFile(model, weights, source.weights);
  return encodeFile(model, weights);
}
