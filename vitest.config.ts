import { defineConfig } from 'vitest/config';
import { yamlAsText } from './test/yamlAsText.ts';

const webviews = ['test/webview/canvas.test.ts', 'test/webview/results.test.ts'];

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [yamlAsText()],
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/browser/**', 'test/package/**', 'test/vscode/**', ...webviews],
          // No test is about time, and machines differ.
          testTimeout: 60_000,
        },
      },
      {
        plugins: [yamlAsText()],
        // The pages alone, in a browser, with a host made of the engine.
        test: { name: 'webview', include: webviews, fileParallelism: false, testTimeout: 120_000 },
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
      {
        test: {
          name: 'package',
          include: ['test/package/**/*.test.ts'],
          globalSetup: 'test/package/server.ts',
          testTimeout: 120_000,
          hookTimeout: 120_000,
          expect: { poll: { timeout: 15_000 } },
        },
      },
    ],
  },
});
