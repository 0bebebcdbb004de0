import { readFileSync } from 'node:fs';
import type { Plugin } from 'vitest/config';

/** Imports `.yaml` files as text, as esbuild does when it bundles them (`esbuild.mjs`). */
export function yamlAsText(): Plugin {
  return {
    name: 'yaml-as-text',
    enforce: 'pre',
    load(id) {
      if (!id.endsWith('.yaml')) return undefined;
      return `export default ${JSON.stringify(readFileSync(id, 'utf8'))};`;
    },
  };
}
