import { type Disposable, Hover, languages } from 'vscode';
import { hoverAt } from '../../engine/language/hover.ts';
import { type Analyses, languageId } from '../analyses.ts';
import { toMarkdown, toRange } from './convert.ts';

export function registerHover(analyses: Analyses): Disposable {
  return languages.registerHoverProvider(languageId, {
    provideHover(document, position) {
      const hover = hoverAt(analyses.of(document), document.offsetAt(position));
      return hover && new Hover(toMarkdown(hover.markdown), toRange(document, hover.range));
    },
  });
}
