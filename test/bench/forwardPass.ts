import { comparePlainPass } from '../engine/runtime/plainPass.ts';
import { heading, row } from './measure.ts';
import { example } from './texts.ts';

/** ResNet-50 at 224: through Netwright, and with nothing but onnxruntime-node on the exported file. */
export async function measureForwardPass(): Promise<void> {
  heading('Forward pass, ResNet-50 at 224, native');
  const { ours, bare } = await comparePlainPass(example('resnet-50'), 20);
  row('onnxruntime-node alone', bare);
  row('through Netwright', ours, `${(ours / bare).toFixed(2)} times, aim: 1.15`);
}
