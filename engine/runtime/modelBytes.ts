import { encodeWithExternalWeights } from '../onnx/encode.ts';
import type { OnnxModel } from '../onnx/model.ts';
import type { Weights } from '../onnx/weights.ts';
import type { ModelBytes } from './session.ts';

/** What a session is opened with. */
export function modelBytes(model: OnnxModel, weights: Weights): ModelBytes {
  const weightsFile = 'weights.bin';
  return { bytes: encodeWithExternalWeights(model, weights, weightsFile), weights, weightsFile };
}
