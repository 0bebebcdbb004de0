import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Frame, Locator, Page } from 'playwright-core';
import { inject, test as plainTest } from 'vitest';
import { launchChromium } from '../../scripts/chromium.ts';
import { root } from '../../scripts/root.mjs';
import { temporaryWorkspace } from '../../scripts/temporaryWorkspace.ts';
import { workbenchAddress } from '../../scripts/vscodeServer.ts';

/**
 * The vocabulary of the browser tests: what a person does in VS Code, and what they see there. A test reads as prose:
 *
 *     test('a new stride is one undo step', async ({ workbench }) => {
 *       const canvas = await workbench.openCanvas('resnet50.cnn.yaml');
 *       await canvas.getByLabel('stride').fill('2');
 *       await workbench.press('Enter');
 *       await expect.poll(() => workbench.text('resnet50.cnn.yaml')).toContain('stride: 2');
 *       await workbench.undo();
 *     });
 *
 * What is not here can be done with `workbench.page`, which is Playwright's.
 */
export class Workbench {
  readonly page: Page;
  /** The folder that is open: a copy of examples/ which is this page's own. */
  readonly workspace: string;

  constructor(page: Page, workspace: string) {
    this.page = page;
    this.workspace = workspace;
  }

  // ---- Opening and leaving ----

  /** Writes a file of the workspace from outside, as another program would. */
  writeFile(name: string, text: string): void {
    const path = join(this.workspace, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }

  /** Opens a file of the workspace by name, in the editor that is its default. */
  async openFile(name: string): Promise<void> {
    await this.quickOpen(name, basename(name));
    await this.page.locator(`.tab.active[data-resource-name="${basename(name)}"]`).waitFor();
    if (name.endsWith('.yaml')) await until(() => existsSync(this.mirror(name)), `${name} is open`);
  }

  /** Opens a file as a graph, in the editor's place; gives the canvas. */
  async openCanvas(name: string): Promise<Frame> {
    await this.openFile(name);
    await this.runCommand(titleOf('netwright.openCanvas'));
    return this.canvasFrame();
  }

  /** Runs a command from the palette by its whole title: `View: Close All Editors`. */
  async runCommand(title: string): Promise<void> {
    await this.quickOpen(`>${title}`, title);
  }

  /** Takes a row of the list that a command shows at the top of the window. */
  async choose(label: string): Promise<void> {
    const rows = this.page.locator('.quick-input-widget:visible .monaco-list-row');
    await rows
      .filter({ has: this.page.getByText(label, { exact: true }) })
      .first()
      .click();
  }

  /** Answers the question that a command asks at the top of the window. */
  async answer(text: string): Promise<void> {
    await this.page.locator('.quick-input-widget:visible input').first().fill(text);
    await this.press('Enter');
  }

  async save(): Promise<void> {
    await this.runCommand('File: Save All');
  }

  async tabs(): Promise<readonly string[]> {
    return this.page.locator('.tab').evaluateAll((tabs) => tabs.map((tab) => tab.dataset.resourceName ?? ''));
  }

  // ---- Keyboard ----

  /** Types into whatever has the focus. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** One key with its modifiers, by Playwright's names: `Enter`, `Control+Space`. */
  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key);
  }

  async undo(): Promise<void> {
    await this.press('Control+Z');
  }

  async redo(): Promise<void> {
    await this.press('Control+Y');
  }

  // ---- The text ----

  /** The text of a document that is open anywhere, saved or not, as VS Code has it at this moment. */
  text(name: string): string {
    return this.mirrored(name).text;
  }

  /** Whether a document has unsaved changes. */
  isDirty(name: string): boolean {
    return this.mirrored(name).dirty;
  }

  /** Puts the cursor of the text editor into a line (the first is 1), before `text` or at the line's start. */
  async putCursor(line: number, text?: string): Promise<void> {
    const column = text === undefined ? 1 : (await this.shownLine(line)).indexOf(text) + 1;
    await this.quickOpen(`:${line}:${column}`);
  }

  /** A line as the screen shows it, with the hints beside and between the text. */
  async shownLine(line: number): Promise<string> {
    const shown = await this.lineLocator(line);
    return ((await shown.textContent()) ?? '').replaceAll('\u00a0', ' ');
  }

  /** Rests the mouse on the first `text` of a line, and gives what the hover says. */
  async hover(line: number, text: string): Promise<string> {
    const shown = await this.lineLocator(line);
    const place = await shown.evaluate(middleOf, text);
    if (!place) throw new Error(`Line ${line} does not show "${text}".`);
    await this.page.mouse.move(place.x - 2, place.y);
    await this.page.mouse.move(place.x, place.y);
    const hover = this.page.locator('.monaco-hover:not(.hidden) .hover-contents').first();
    await hover.waitFor({ timeout: 10_000 });
    return (await this.page.locator('.monaco-hover:not(.hidden) .hover-contents').allInnerTexts()).join('\n');
  }

  /** What completion offers where the cursor is. */
  async suggestions(): Promise<readonly string[]> {
    await this.press('Control+Space');
    const rows = this.page.locator('.suggest-widget.visible .monaco-list-row .label-name');
    await rows.first().waitFor();
    return rows.allInnerTexts();
  }

  /** The lines above the lines: CodeLens, as shown. */
  async codeLenses(): Promise<readonly string[]> {
    return this.page.locator('.codelens-decoration > a, .codelens-decoration > span').allInnerTexts();
  }

  /** The rows of the Problems view. */
  async problems(): Promise<readonly string[]> {
    await this.runCommand('Problems: Focus on Problems View');
    return this.page.locator('.markers-panel .monaco-list-row').allInnerTexts();
  }

  // ---- Graph, results, messages ----

  /** The graph that is on the screen: Playwright's locators find what is in it. */
  async canvasFrame(): Promise<Frame> {
    return this.webview('canvas');
  }

  /** The results of a forward pass. */
  async resultsFrame(): Promise<Frame> {
    return this.webview('results');
  }

  /** What VS Code has to say, in the list where it keeps that: nothing pops up in a VS Code that is driven by a test. */
  async notifications(): Promise<readonly string[]> {
    await this.runCommand('Notifications: Show Notifications');
    return this.page.locator('.notification-list-item-message').allInnerTexts();
  }

  /** Keeps a picture of the whole window as test-results/NAME.png. */
  async screenshot(name: string): Promise<void> {
    await this.page.screenshot({ path: join(root, 'test-results', `${name}.png`) });
  }

  // ---- How it is done ----

  /** Types into the box that opens files, runs commands (`>`) and goes to lines (`:`), and takes the row called `label`. */
  private async quickOpen(input: string, label?: string): Promise<void> {
    const boxes = this.page.locator('.quick-input-widget:visible input');
    await this.press('F1');
    await boxes.first().fill(input);
    if (label === undefined) await this.press('Enter');
    else await this.choose(label);
    // A command may ask something in the same box.
    const values = () => boxes.evaluateAll((each) => each.map((box) => (box as HTMLInputElement).value));
    await until(async () => !(await values()).includes(input), `${input} is accepted`);
  }

  private mirrored(name: string): { readonly text: string; readonly dirty: boolean } {
    return JSON.parse(readFileSync(this.mirror(name), 'utf8'));
  }

  /** Where test/browser/mirror/ keeps what a document says. */
  private mirror(name: string): string {
    return join(`${this.workspace}-mirror`, basename(name));
  }

  /** The line's element in the active text editor, scrolled to when it is out of sight. */
  private async lineLocator(line: number): Promise<Locator> {
    const editor = this.page.locator('.editor-group-container.active .monaco-editor[data-uri]').first();
    const number = editor.locator('.margin-view-overlays > div').filter({ hasText: new RegExp(`^${line}$`) });
    if ((await number.count()) === 0) await this.quickOpen(`:${line}`);
    const top = await number.first().evaluate((element) => element.style.top);
    return editor.locator(
      `.view-lines > .view-line[style*="top: ${top};"], .view-lines > .view-line[style*="top:${top};"]`,
    );
  }

  /** The webview of Netwright that is on the screen and runs the script `name`. */
  private async webview(name: 'canvas' | 'results'): Promise<Frame> {
    let found: Frame | undefined;
    await until(async () => {
      for (const frame of this.page.frames()) if (await runsOnScreen(frame, `${name}.js`)) found = frame;
      return found !== undefined;
    }, `a ${name} is on the screen`);
    return found as Frame;
  }
}

async function until(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`After 30 seconds it still is not so that ${what}.`);
    await sleep(50);
  }
}

/** VS Code puts a webview's document two frames below the window. It hides the outer one while its tab is hidden, and the
 * inner one until it is loaded. */
async function runsOnScreen(frame: Frame, script: string): Promise<boolean> {
  const outer = frame.parentFrame();
  if (!outer || !frame.url().includes('/fake.html')) return false;
  try {
    for (const each of [outer, frame]) if (!(await (await each.frameElement()).isVisible())) return false;
    return (await frame.locator(`script[src$="/${script}"]`).count()) > 0;
  } catch {
    // The frame went away while we looked.
    return false;
  }
}

/** What the palette calls a command of the manifest. */
function titleOf(command: string): string {
  const manifest: Manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const found = manifest.contributes.commands?.find((each) => each.command === command);
  if (!found) throw new Error(`package.json has no command ${command}.`);
  return found.category ? `${found.category}: ${found.title}` : found.title;
}

interface Manifest {
  readonly contributes: {
    readonly commands?: readonly { readonly command: string; readonly title: string; readonly category?: string }[];
  };
}

export interface WorkbenchOptions {
  /** Settings of the workspace: `{ 'workbench.colorTheme': 'Default Dark Modern' }`. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Netwright is installed from its package, and is not loaded from this repository. */
  readonly installed?: true;
  /** More files for the workspace, by name. */
  readonly files?: Readonly<Record<string, string>>;
}

/** Where extensions were installed, VS Code finds no others in their folder. */
const mirrorOnly = { extensionDevelopmentPath: join(root, 'test', 'browser', 'mirror') };

let browser: Promise<Browser> | undefined;

/** Opens VS Code with Netwright on a fresh copy of examples/. Who opens it closes it. */
export async function openWorkbench(options: WorkbenchOptions = {}): Promise<Workbench & AsyncDisposable> {
  const workspace = temporaryWorkspace();
  browser ??= launchChromium();
  const context = await (await browser).newContext({ viewport: { width: 1600, height: 1000 } });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const workbench = Object.assign(new Workbench(page, workspace), {
    async [Symbol.asyncDispose]() {
      await context.close();
      rmSync(workspace, { recursive: true, force: true });
      rmSync(`${workspace}-mirror`, { recursive: true, force: true });
    },
  });
  for (const [name, text] of Object.entries(options.files ?? {})) workbench.writeFile(name, text);
  if (options.settings) workbench.writeFile('.vscode/settings.json', JSON.stringify(options.settings));
  await page.goto(workbenchAddress(inject('vscodePort'), workspace, options.installed ? mirrorOnly : {}));
  await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
  await until(() => existsSync(`${workspace}-mirror`), 'extensions run');
  return workbench;
}

/** `test` with a workbench of its own; when the test fails, a picture of the window is kept. */
export const test = plainTest.extend<{ workbench: Workbench }>({
  workbench: async ({ task }, use) => {
    await using workbench = await openWorkbench();
    await use(workbench);
    if (task.result?.state === 'fail') await workbench.screenshot(`failed ${task.name.replaceAll(/\W+/g, ' ')}`);
  },
});

/** Runs in the page: where the middle of the first `text` in an element is. */
function middleOf(element: HTMLElement | SVGElement, text: string): { x: number; y: number } | undefined {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const places: [Node, number][] = [];
  let shown = '';
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const content = node.textContent ?? '';
    for (let index = 0; index < content.length; index++) places.push([node, index]);
    shown += content.replaceAll('\u00a0', ' ');
  }
  const start = places[shown.indexOf(text)];
  const end = places[shown.indexOf(text) + text.length - 1];
  if (!start || !end) return undefined;
  const range = document.createRange();
  range.setStart(...start);
  range.setEnd(end[0], end[1] + 1);
  const { x, y, width, height } = range.getBoundingClientRect();
  return { x: x + width / 2, y: y + height / 2 };
}
