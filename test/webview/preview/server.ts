import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { build, type OutputFile } from 'esbuild';

export interface PreviewServer {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves the two webviews without VS Code: `/canvas?fixture=inception&theme=light`, `/results?state=running`. They are
 * built from the sources as they are now, and stand in a page with the policy of the real one.
 */
export async function servePreview(port = 0): Promise<PreviewServer> {
  const files = new Map((await bundle()).map((file) => [file.path.slice(file.path.lastIndexOf('/')), file.contents]));
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://preview');
    const file = files.get(pathname);
    if (file) {
      const type = pathname.endsWith('.css') ? 'text/css' : 'text/javascript';
      response.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(file);
    } else if (pathname === '/canvas' || pathname === '/results') {
      response
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
        .end(page(pathname.slice(1), searchParams));
    } else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const { port: actual } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${actual}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function bundle(): Promise<readonly OutputFile[]> {
  const { outputFiles } = await build({
    entryPoints: {
      canvas: 'webview/canvas/main.tsx',
      results: 'webview/results/main.tsx',
      layout: 'webview/layout/worker.ts',
      host: 'test/webview/preview/fakeHost.ts',
      themes: 'test/webview/preview/themes.css',
    },
    outdir: 'preview',
    bundle: true,
    write: false,
    format: 'iife',
    jsx: 'automatic',
    target: 'chrome132',
    loader: { '.yaml': 'text' },
    define: { 'process.env.NODE_ENV': '"development"' },
    logLevel: 'warning',
  });
  return outputFiles;
}

const bodyClasses: Readonly<Record<string, string>> = {
  dark: 'vscode-dark',
  light: 'vscode-light',
  'contrast-dark': 'vscode-high-contrast',
  'contrast-light': 'vscode-high-contrast vscode-high-contrast-light',
};

function page(view: string, parameters: URLSearchParams): string {
  const theme = parameters.get('theme') ?? 'dark';
  const policy = `default-src 'none'; img-src data:; script-src 'nonce-preview'; style-src 'self' 'unsafe-inline'; worker-src blob:; connect-src 'self'`;
  return `<!DOCTYPE html>
<html lang="en" data-theme="${theme}">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <title>Preview of the ${view}</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/themes.css">
    <link rel="stylesheet" href="/${view}.css">
  </head>
  <body class="${bodyClasses[theme] ?? ''}${parameters.has('still') ? ' vscode-reduce-motion' : ''}">
    <div id="root" data-layout-worker="/layout.js"></div>
    <script nonce="preview" src="/host.js"></script>
    <script nonce="preview" src="/${view}.js"></script>
  </body>
</html>`;
}
