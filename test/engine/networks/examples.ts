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

/** The examples that say in their first line which network of torchvision they are. */
export function torchvisionExamples(): readonly { readonly name: string; readonly model: string }[] {
  return exampleNames().flatMap((name) => {
    const [, model] = /torchvision's `(\w+)`/.exec(readExample(name).split('\n')[0] ?? '') ?? [];
    return model === undefined ? [] : [{ name, model }];
  });
}
