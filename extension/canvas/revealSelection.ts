import { type Disposable, window } from 'vscode';
import { contains } from '../../engine/spec/range.ts';
import { type Analyses, languageId } from '../analyses.ts';
import type { CanvasEditors } from './editor.ts';

/** The node on whose lines the text cursor stands is selected on the canvas beside. */
export function revealSelection(editors: CanvasEditors, analyses: Analyses): Disposable {
  let shown = '';
  return window.onDidChangeTextEditorSelection(({ textEditor, selections }) => {
    const { document } = textEditor;
    const [selection] = selections;
    // An editor without focus is moved by the canvas itself; answering it would go in a circle.
    if (document.languageId !== languageId || selection === undefined || textEditor !== window.activeTextEditor) return;
    const offset = document.offsetAt(selection.active);
    const node = analyses.of(document).network.nodes.find((each) => contains(each.range, offset));
    const key = `${document.uri.toString()} ${node?.name}`;
    if (node === undefined || key === shown) return;
    shown = key;
    editors.post(document, { type: 'reveal', node: node.name });
  });
}
