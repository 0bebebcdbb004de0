import { CodeLens, type Disposable, languages, Range } from 'vscode';
import { printTotals } from '../../engine/language/networkText.ts';
import { printShort } from '../../engine/language/numbers.ts';
import { type Analyses, languageId } from '../analyses.ts';
import { blockScheme } from './builtInBlocks.ts';

/** Above the first line: the way to the canvas and to a forward pass, and the totals. */
export function registerCodeLens(analyses: Analyses): Disposable {
  return languages.registerCodeLensProvider(languageId, {
    provideCodeLenses(document) {
      if (document.uri.scheme === blockScheme) return [];
      const top = new Range(0, 0, 0, 0);
      const totals = printTotals(analyses.of(document), printShort);
      return [
        new CodeLens(top, {
          title: 'Open Canvas',
          command: 'netwright.openCanvasToSide',
          arguments: [document.uri],
        }),
        new CodeLens(top, {
          title: 'Run Forward Pass',
          command: 'netwright.runForwardPass',
          arguments: [document.uri],
        }),
        new CodeLens(top, { title: totals, command: '' }),
      ];
    },
  });
}
