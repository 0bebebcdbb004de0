import { equal, match, ok } from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commands, Uri } from 'vscode';

const network = `name: tiny
inputs:
  image: [3, 8, 8]
nodes:
  conv: {op: ConvBNReLU, out_channels: 4}
`;

describe('Netwright: Export…', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'netwright-export-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('writes a Python module', async () => {
    const written = await exported(network, 'pytorch', 'tiny.py');
    match(readFileSync(written ?? '', 'utf8'), /^class Tiny\(nn\.Module\):$/m);
  });

  it('writes an ONNX model, in a process of its own', async () => {
    const written = await exported(network, 'onnx', 'tiny.onnx');
    const bytes = readFileSync(written ?? '');
    ok(bytes.includes('conv.conv.weight'), 'the weights go by their names');
    equal(readdirSync(folder).sort().join(), 'network.cnn.yaml,tiny.onnx');
  });

  it('writes nothing of a network with errors', async () => {
    equal(await exported(network.replace('ConvBNReLU', 'ConvBNRelu'), 'onnx', 'tiny.onnx'), undefined);
    equal(await exported(network.replace('4}', '0}'), 'pytorch', 'tiny.py'), undefined);
    equal(readdirSync(folder).join(), 'network.cnn.yaml');
  });

  it('writes nothing where it cannot', async () => {
    equal(await exported(network, 'onnx', join('no', 'such', 'folder', 'tiny.onnx')), undefined);
  });

  /** The path of what was written. */
  async function exported(text: string, format: string, name: string): Promise<string | undefined> {
    const source = join(folder, 'network.cnn.yaml');
    writeFileSync(source, text);
    const choice = { format, target: Uri.file(join(folder, name)) };
    const written: Uri | undefined = await commands.executeCommand('netwright.export', Uri.file(source), choice);
    return written?.fsPath;
  }
});
