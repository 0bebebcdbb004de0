import { type Disposable, languages, WorkspaceEdit } from 'vscode';
import { renamableAt, renameAt } from '../../engine/language/rename.ts';
import { type Analyses, languageId } from '../analyses.ts';
import { toRange } from './convert.ts';

export function registerRename(analyses: Analyses): Disposable {
  return languages.registerRenameProvider(languageId, {
    prepareRename(document, position) {
      const renamable = renamableAt(analyses.of(document), document.offsetAt(position));
      // VS Code shows the message of what is thrown.
      if ('refused' in renamable) throw new Error(renamable.refused);
      return { range: toRange(document, renamable.range), placeholder: renamable.name };
    },
    provideRenameEdits(document, position, name) {
      const renamed = renameAt(analyses.of(document), document.offsetAt(position), name);
      if ('refused' in renamed) throw new Error(renamed.refused);
      const edit = new WorkspaceEdit();
      for (const each of renamed.edits) edit.replace(document.uri, toRange(document, each), each.text);
      return edit;
    },
  });
}
