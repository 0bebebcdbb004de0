import type { Weights } from '../onnx/weights.ts';
import type { FloatTensor } from './floatTensor.ts';

/** An engine that can run ONNX models: `native.ts` and `wasm.ts`. */
export interface Runtime {
  readonly name: RuntimeName;
  open(model: ModelBytes, purpose: Purpose): Promise<Session>;
}

export type RuntimeName = 'native' | 'wasm';

/** A model whose weights are looked up in a file of that name, which is never written: its bytes come from memory. */
export interface ModelBytes {
  readonly bytes: Uint8Array;
  readonly weights: Weights;
  readonly weightsFile: string;
}

/** To be fast, or to see every node as it stands in the network, with its time. */
export type Purpose = 'run' | 'observe';

export interface Session {
  /** One forward pass. */
  run(inputs: ReadonlyMap<string, FloatTensor>): Promise<ReadonlyMap<string, FloatTensor>>;
  /** Frees the session. Gives the milliseconds of the ONNX nodes by their names, where the runtime can tell. */
  close(): Promise<ReadonlyMap<string, number> | undefined>;
}
