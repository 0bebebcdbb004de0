import {
  CodeAction,
  CodeActionKind,
  type Diagnostic,
  type Disposable,
  languages,
  type TextDocument,
  WorkspaceEdit,
} from 'vscode';
import type { Fix } from '../../engine/language/fixes/fix.ts';
import { fixesFor } from '../../engine/language/fixes.ts';
import type { Problem } from '../../engine/spec/problem.ts';
import { type Analyses, languageId } from '../analyses.ts';
import { blockScheme } from './builtInBlocks.ts';
import { toRange } from './convert.ts';
import { toDiagnostic } from './diagnostics.ts';

export function registerQuickFixes(analyses: Analyses): Disposable {
  const metadata = { providedCodeActionKinds: [CodeActionKind.QuickFix] };
  const provider = {
    provideCodeActions(document: TextDocument, range: ReturnType<typeof toRange>): CodeAction[] {
      // The text of a block that ships shows no problems: its inputs get their shapes where it is used.
      if (document.uri.scheme === blockScheme) return [];
      const analysis = analyses.of(document);
      const here = analysis.problems.filter((problem) => toRange(document, problem.range).intersection(range));
      return here.flatMap((problem) => {
        const diagnostic = toDiagnostic(document, problem);
        const fixes = fixesFor(analysis, problem).map((fix, index) => toAction(document, fix, diagnostic, index === 0));
        return [...fixes, toExplanation(problem, diagnostic)];
      });
    },
  };
  return languages.registerCodeActionsProvider(languageId, provider, metadata);
}

/** The page behind the code, also for those who do not reach for the mouse. */
function toExplanation({ code }: Problem, diagnostic: Diagnostic): CodeAction {
  const title = `Explain ${code}`;
  const action = new CodeAction(title, CodeActionKind.QuickFix);
  action.command = { title, command: 'netwright.explainProblem', arguments: [code] };
  action.diagnostics = [diagnostic];
  return action;
}

function toAction(document: TextDocument, fix: Fix, diagnostic: Diagnostic, preferred: boolean): CodeAction {
  const action = new CodeAction(fix.title, CodeActionKind.QuickFix);
  action.edit = new WorkspaceEdit();
  for (const { text, ...range } of fix.edits) action.edit.replace(document.uri, toRange(document, range), text);
  action.diagnostics = [diagnostic];
  action.isPreferred = preferred;
  return action;
}
