import { Disposable, EventEmitter, InlayHint, type InlayHintsProvider, languages, workspace } from 'vscode';
import { type Hint, type HintChoice, hintsIn } from '../../engine/language/hints.ts';
import { type Analyses, languageId } from '../analyses.ts';
import { blockScheme } from './builtInBlocks.ts';
import { toMarkdown, toOffsets } from './convert.ts';

export function registerInlayHints(analyses: Analyses): Disposable {
  const settingChanged = new EventEmitter<void>();
  const provider: InlayHintsProvider = {
    onDidChangeInlayHints: settingChanged.event,
    provideInlayHints(document, range) {
      // By itself a block has no sizes.
      if (document.uri.scheme === blockScheme) return [];
      const hints = hintsIn(analyses.of(document), toOffsets(document, range), readChoice());
      return hints.map((hint) => toInlayHint(hint, (offset) => document.positionAt(offset)));
    },
  };
  return Disposable.from(
    settingChanged,
    languages.registerInlayHintsProvider(languageId, provider),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(section)) settingChanged.fire();
    }),
  );
}

const section = 'netwright.inlayHints';

function readChoice(): HintChoice {
  const settings = workspace.getConfiguration(section);
  return { shape: settings.get('shape', true), parameters: settings.get('parameters', true) };
}

function toInlayHint(
  { offset, text, tooltip }: Hint,
  positionAt: (offset: number) => InlayHint['position'],
): InlayHint {
  const hint = new InlayHint(positionAt(offset), text);
  hint.paddingLeft = true;
  hint.tooltip = toMarkdown(tooltip);
  return hint;
}
