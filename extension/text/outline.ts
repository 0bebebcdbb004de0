import { type Disposable, DocumentSymbol, languages, SymbolKind, type TextDocument } from 'vscode';
import { type OutlineItem, outlineOf } from '../../engine/language/outline.ts';
import { type Analyses, languageId } from '../analyses.ts';
import { toRange } from './convert.ts';

export function registerOutline(analyses: Analyses): Disposable {
  return languages.registerDocumentSymbolProvider(languageId, {
    provideDocumentSymbols: (document) => outlineOf(analyses.of(document)).map((item) => toSymbol(document, item)),
  });
}

function toSymbol(document: TextDocument, item: OutlineItem): DocumentSymbol {
  const { name, detail, kind, range, nameRange, children } = item;
  // VS Code refuses an empty name, which a half-typed text can have.
  const shown = name || '…';
  const symbol = new DocumentSymbol(shown, detail, kinds[kind], toRange(document, range), toRange(document, nameRange));
  symbol.children = children.map((child) => toSymbol(document, child));
  return symbol;
}

const kinds: Readonly<Record<OutlineItem['kind'], SymbolKind>> = {
  input: SymbolKind.Variable,
  parameter: SymbolKind.TypeParameter,
  block: SymbolKind.Class,
  node: SymbolKind.Function,
};
