import { TabInputText, type TextDocument, type ViewColumn, window } from 'vscode';
import type { Analysis } from '../../engine/analysis/analyze.ts';
import type { Range as TextRange } from '../../engine/spec/range.ts';
import { toRange } from './convert.ts';

/**
 * Shows the line of a node, or of the node of the file that it is inside of: in the text editor that is open beside, and
 * only without one in the column `otherwise`. What the person looks at is not covered.
 */
export async function revealNode(
  document: TextDocument,
  { network }: Analysis,
  path: string,
  otherwise: ViewColumn,
): Promise<void> {
  const [name] = path.split('.');
  const place = [...network.nodes, ...network.inputs].find((each) => each.name === name);
  await revealRange(document, place?.nameRange ?? { start: 0, end: 0 }, otherwise);
}

/** Shows a place of the text in the same way. */
export async function revealRange(document: TextDocument, range: TextRange, otherwise: ViewColumn): Promise<void> {
  const selection = toRange(document, range);
  await window.showTextDocument(document, { viewColumn: columnBeside(document) ?? otherwise, selection });
}

function columnBeside({ uri }: TextDocument): ViewColumn | undefined {
  const shows = (input: unknown) => input instanceof TabInputText && input.uri.toString() === uri.toString();
  const beside = window.tabGroups.all.filter(({ isActive }) => !isActive);
  return beside.find(({ tabs }) => tabs.some(({ input }) => shows(input)))?.viewColumn;
}
