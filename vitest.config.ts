import { defineConfig } from 'vitest/config';
import { yamlAsText } from './test/yamlAsText.ts';

export default defineConfig({
  plugins: [yamlAsText()],
  test: {
    include: ['test/**/*.test.ts'],
    // Those two need a real VS Code: `npm test -- --only vscode` and `--only browser`.
    exclude: ['test/vscode/**', 'test/browser/**'],
  },
});
