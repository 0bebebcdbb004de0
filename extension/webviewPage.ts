import { randomBytes } from 'node:crypto';
import { Uri, type Webview } from 'vscode';

export interface Page {
  /** The script and the style sheet under `dist/webview/`. */
  readonly name: 'canvas' | 'results';
  readonly title: string;
  /** Whether the page lays graphs out, in a worker that it fetches and starts from a `blob:`. */
  readonly layoutWorker: boolean;
  /** What the page had kept for the next time. */
  readonly memory?: unknown;
}

/** The HTML of a webview. Its policy lets nothing in but the extension's own files; scripts need the nonce of this load. */
export function webviewPage(webview: Webview, extension: Uri, { name, title, layoutWorker, memory }: Page): string {
  const folder = Uri.joinPath(extension, 'dist', 'webview');
  webview.options = { enableScripts: true, localResourceRoots: [folder] };
  const nonce = randomBytes(16).toString('base64');
  const file = (path: string) => webview.asWebviewUri(Uri.joinPath(folder, path)).toString();
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    // The graph library positions nodes by inline style attributes.
    `style-src ${webview.cspSource} 'unsafe-inline'`,
    `font-src ${webview.cspSource}`,
    `img-src ${webview.cspSource} data:`,
    ...(layoutWorker ? ['worker-src blob:', `connect-src ${webview.cspSource}`] : []),
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title}</title>
    <link rel="stylesheet" href="${file(`${name}.css`)}">
  </head>
  <body>
    <div id="root"${layoutWorker ? ` data-layout-worker="${file('layout.js')}"` : ''}${memoryAttribute(memory)}></div>
    <script nonce="${nonce}" src="${file(`${name}.js`)}"></script>
  </body>
</html>`;
}

function memoryAttribute(memory: unknown): string {
  if (memory === undefined) return '';
  const json = JSON.stringify(memory).replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  return ` data-memory="${json}"`;
}
