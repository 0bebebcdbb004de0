import {
  CompletionItem,
  CompletionItemKind,
  CompletionList,
  type Disposable,
  languages,
  SnippetString,
  type TextDocument,
} from 'vscode';
import { completionsAt } from '../../engine/language/completion/complete.ts';
import type { Completion } from '../../engine/language/completion/completion.ts';
import { type Analyses, languageId } from '../analyses.ts';
import { toMarkdown, toRange } from './convert.ts';

export function registerCompletion(analyses: Analyses): Disposable {
  const provider = {
    provideCompletionItems(document: TextDocument, position: Parameters<TextDocument['offsetAt']>[0]): CompletionList {
      const completions = completionsAt(analyses.of(document), document.offsetAt(position));
      return new CompletionList(completions.map((each, index) => toItem(document, each, index)));
    },
  };
  return languages.registerCompletionItemProvider(languageId, provider, ...triggers);
}

/** Behind these something new begins: a value, an item, an expression, a size. */
const triggers = [' ', ',', '{', '[', '=', '.'];

function toItem(document: TextDocument, completion: Completion, index: number): CompletionItem {
  const { label, detail, documentation, snippet, kind, range, continues } = completion;
  const item = new CompletionItem({ label, description: detail }, kinds[kind]);
  item.range = toRange(document, range);
  item.insertText = new SnippetString(snippet);
  // The engine has put the best first.
  item.sortText = String(index).padStart(5, '0');
  if (documentation !== '') item.documentation = toMarkdown(documentation);
  if (continues) item.command = { command: 'editor.action.triggerSuggest', title: '' };
  return item;
}

const kinds: Readonly<Record<Completion['kind'], CompletionItemKind>> = {
  operator: CompletionItemKind.Class,
  block: CompletionItemKind.Module,
  attribute: CompletionItemKind.Property,
  value: CompletionItemKind.Value,
  reference: CompletionItemKind.Reference,
  key: CompletionItemKind.Keyword,
  parameter: CompletionItemKind.Variable,
  function: CompletionItemKind.Function,
};
