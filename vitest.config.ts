import { defineConfig } from 'vitest/config';
import { yamlAsText } from './test/yamlAsText.ts';

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [yamlAsText()],
        test: { name: 'unit', include: ['test/**/*.test.ts'], exclude: ['test/browser/**', 'test/vscode/**'] },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: 'test/browser/server.ts',
          // One real VS Code in one browser at a time: two cores are not enough for more.
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
          expect: { poll: { timeout: 15_000 } },
        },
      },
    ],
  },
});
