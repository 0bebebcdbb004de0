import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { analyze } from '../../engine/analysis/analyze.ts';
import { heading, median, row } from './measure.ts';
import { example } from './texts.ts';

/** What a user would run otherwise, where it is installed: ONNX's shape inference (C++), torchinfo. */
export function measureOthers(): void {
  heading('ResNet-152, beside what one would run otherwise');
  const ours = median(() => analyze(example('resnet-152')), 60);
  row('Netwright: text to shapes and counts', ours);
  const folder = mkdtempSync(join(tmpdir(), 'netwright-bench-'));
  try {
    for (const { name, script } of others(folder)) compare(name, script, ours);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function compare(name: string, script: string, ours: number): void {
  // The Python of the system has the packages of the system; the first on the PATH may be another.
  for (const python of ['python3', '/usr/bin/python3']) {
    const { status, stdout } = spawnSync(python, ['-c', script], { encoding: 'utf8' });
    const theirs = Number(stdout?.trim().split('\n').at(-1));
    if (status !== 0 || !Number.isFinite(theirs)) continue;
    row(name, theirs, `${(theirs / ours).toFixed(1)} times ours`);
    return;
  }
  console.log(`${name}: not installed`);
}

function others(folder: string): readonly { readonly name: string; readonly script: string }[] {
  const file = join(folder, 'model.onnx');
  const graphOnly = `
import onnx, time
model = onnx.load(${JSON.stringify(file)})
for weight in list(model.graph.initializer):
    value = onnx.helper.make_tensor_value_info(weight.name, weight.data_type, list(weight.dims))
    model.graph.input.append(value)
    model.graph.initializer.remove(weight) if len(weight.raw_data) > 1024 else None
times = []
for _ in range(15):
    start = time.perf_counter(); onnx.shape_inference.infer_shapes(model); times.append(time.perf_counter() - start)
print(sorted(times)[7] * 1000)`;
  const torchinfo = `
import time, torchvision, torchinfo
model = torchvision.models.resnet152()
times = []
for _ in range(5):
    start = time.perf_counter(); torchinfo.summary(model, (1, 3, 224, 224), verbose=0); times.append(time.perf_counter() - start)
print(sorted(times)[2] * 1000)`;
  const exported = spawnSync(process.execPath, [
    'dist/cli.js',
    'export',
    'examples/networks/resnet-152.cnn.yaml',
    '--onnx',
    file,
  ]);
  const onnx =
    exported.status === 0 ? [{ name: 'onnx.shape_inference, graph without weights', script: graphOnly }] : [];
  return [...onnx, { name: 'torchinfo.summary, which runs the model', script: torchinfo }];
}
