import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import type { Intention } from '../../engine/view/intention.ts';
import { launchChromium } from '../../scripts/chromium.ts';
import type { MessageToCanvas } from '../../webview/protocol.ts';
import { type PreviewServer, servePreview } from './preview/server.ts';

/** Opens pages of the preview, in one browser for all tests of a file. Whatever a page complains of fails the test. */
export function previewPages(): (
  path: string,
  size?: { readonly width: number; readonly height: number },
) => Promise<PreviewPage> {
  let server: PreviewServer;
  let browser: Browser;
  beforeAll(async () => {
    [server, browser] = await Promise.all([servePreview(), launchChromium()]);
  }, 60_000);
  const pages: Page[] = [];
  afterEach(async () => {
    await Promise.all(pages.splice(0).map((page) => page.close()));
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  }, 60_000);
  return async (path, viewport = { width: 1280, height: 800 }) => {
    const page = await browser.newPage({ viewport });
    pages.push(page);
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    await page.goto(`${server.url}${path}`);
    // Nothing moves any more.
    if (path.startsWith('/canvas') && !path.includes('loading')) await page.locator('[aria-busy="false"]').waitFor();
    return new PreviewPage(page, complaints);
  };
}

export class PreviewPage {
  readonly page: Page;
  /** Errors, warnings, and violations of the content security policy. */
  readonly complaints: readonly string[];

  constructor(page: Page, complaints: readonly string[]) {
    this.page = page;
    this.complaints = complaints;
  }

  node(id: string) {
    return this.page.locator(`[data-node-id="${id}"]`);
  }

  edge(id: string) {
    return this.page.locator(`[data-edge="${id}"] .wire-reach`);
  }

  /** The point by which an end of an edge is taken. */
  endOf(edge: string, end: 'source' | 'target') {
    return this.page.locator(`[data-id="${edge}"] .react-flow__edgeupdater-${end}`);
  }

  /** Waits until the canvas says this. */
  async notice(text: string): Promise<void> {
    await this.page.getByRole('alert').getByText(text).waitFor();
  }

  /** Half way along the line, in the window. */
  async pointOn(id: string) {
    return this.edge(id).evaluate((element) => {
      if (!(element instanceof SVGPathElement)) throw new Error('not a line');
      const point = element.getPointAtLength(element.getTotalLength() / 2);
      const { x, y } = point.matrixTransform(element.getScreenCTM() ?? undefined);
      return { x, y };
    });
  }

  async clickOn(edge: string): Promise<void> {
    const { x, y } = await this.pointOn(edge);
    await this.page.mouse.click(x, y);
  }

  async clipboard(): Promise<string> {
    return this.page.evaluate(() => window.preview.clipboard);
  }

  /** As the browser does it for Control+V, whatever its own clipboard holds. */
  async paste(text: string): Promise<void> {
    await this.page.evaluate((pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', pasted);
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
      (document.activeElement ?? document.body).dispatchEvent(event);
    }, text);
  }

  /** What the host would say. */
  async post(message: MessageToCanvas): Promise<void> {
    await this.page.evaluate((posted) => window.preview.post(posted), message);
  }

  entry(name: string) {
    return this.page.getByRole('option', { name, exact: true });
  }

  inspector() {
    return this.page.getByRole('complementary', { name: 'Inspector' });
  }

  field(name: string) {
    return this.inspector().getByLabel(name, { exact: true });
  }

  async middleOf(locator: ReturnType<Page['locator']>) {
    const box = await locator.boundingBox();
    if (!box) throw new Error('not to be seen');
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }

  /** Slowly enough that everything on the way hears of it. */
  async drag(from: { x: number; y: number }, to: { x: number; y: number }, letGo = true): Promise<void> {
    await this.page.mouse.move(from.x, from.y);
    await this.page.mouse.down();
    await this.page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
    await this.page.mouse.move(to.x, to.y, { steps: 4 });
    if (letGo) await this.page.mouse.up();
  }

  async posted() {
    return this.page.evaluate(() => window.preview.posted);
  }

  async intentions(): Promise<readonly Intention[]> {
    return (await this.posted()).flatMap((message) => (message.type === 'intention' ? [message.intention] : []));
  }

  async text(): Promise<string> {
    return this.page.evaluate(() => window.preview.text);
  }
}
