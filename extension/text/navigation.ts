import {
  Disposable,
  DocumentHighlight,
  Location,
  type LocationLink,
  languages,
  type TextDocument,
  type Uri,
  workspace,
} from 'vscode';
import { type DefinitionLink, definitionAt } from '../../engine/language/definition.ts';
import { referencesAt } from '../../engine/language/references.ts';
import { type Analyses, languageId } from '../analyses.ts';
import { blockUri } from './builtInBlocks.ts';
import { toRange } from './convert.ts';

/** Going from a name to where it is declared, and to everything else that mentions it. */
export function registerNavigation(analyses: Analyses): Disposable {
  return Disposable.from(
    languages.registerDefinitionProvider(languageId, {
      async provideDefinition(document, position) {
        const link = definitionAt(analyses.of(document), document.offsetAt(position));
        return link && [await toLink(document, link)];
      },
    }),
    languages.registerReferenceProvider(languageId, {
      provideReferences(document, position, { includeDeclaration }) {
        const ranges = referencesAt(analyses.of(document), document.offsetAt(position), includeDeclaration);
        return ranges.map((range) => new Location(document.uri, toRange(document, range)));
      },
    }),
    languages.registerDocumentHighlightProvider(languageId, {
      provideDocumentHighlights(document, position) {
        const ranges = referencesAt(analyses.of(document), document.offsetAt(position));
        return ranges.map((range) => new DocumentHighlight(toRange(document, range)));
      },
    }),
  );
}

async function toLink(document: TextDocument, { from, to, builtInBlock }: DefinitionLink): Promise<LocationLink> {
  const target = builtInBlock === undefined ? document : await workspace.openTextDocument(blockUri(builtInBlock));
  const targetUri: Uri = target.uri;
  return { originSelectionRange: toRange(document, from), targetUri, targetRange: toRange(target, to) };
}
