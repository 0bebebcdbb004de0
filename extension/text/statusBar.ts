import { Disposable, StatusBarAlignment, window } from 'vscode';
import { describeNetwork, printTotals } from '../../engine/language/networkText.ts';
import { printShort } from '../../engine/language/numbers.ts';
import { type Analyses, languageId } from '../analyses.ts';
import { blockScheme } from './builtInBlocks.ts';
import { toMarkdown } from './convert.ts';

/** The totals of the network in the active text editor. */
export function registerStatusBar(analyses: Analyses): Disposable {
  const item = window.createStatusBarItem('netwright.totals', StatusBarAlignment.Right, 100);
  item.name = 'Network Totals';
  const update = () => {
    const document = window.activeTextEditor?.document;
    if (document?.languageId !== languageId || document.uri.scheme === blockScheme) {
      item.hide();
      return;
    }
    const analysis = analyses.of(document);
    item.text = `$(type-hierarchy) ${printTotals(analysis, printShort)}`;
    item.tooltip = toMarkdown(describeNetwork(analysis));
    item.show();
  };
  update();
  return Disposable.from(item, window.onDidChangeActiveTextEditor(update), analyses.onDidChange(update));
}
