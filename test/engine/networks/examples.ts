import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = new URL('../../../examples/', import.meta.url);

/** The text of `examples/NAME.cnn.yaml`. */
export function readExample(name: string): string {
  return readFileSync(new URL(`${name}.cnn.yaml`, folder), 'utf8');
}

/** `first-network`, `networks/resnet-50`, … */
export function exampleNames(): readonly string[] {
  return readdirSync(fileURLToPath(folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.cnn.yaml'))
    .map((file) => file.replaceAll('\\', '/').replace('.cnn.yaml', ''))
    .sort();
}
