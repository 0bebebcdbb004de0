import {
  Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  Disposable,
  languages,
  type TextDocument,
  workspace,
} from 'vscode';
import type { ProblemCode } from '../../engine/problems/list.ts';
import type { Severity } from '../../engine/problems/record.ts';
import type { Problem } from '../../engine/spec/problem.ts';
import type { Analyses } from '../analyses.ts';
import { blockScheme } from './builtInBlocks.ts';
import { toRange } from './convert.ts';
import { explanationUri } from './explanations.ts';

export function registerDiagnostics(analyses: Analyses): Disposable {
  const collection = languages.createDiagnosticCollection('netwright');
  return Disposable.from(
    collection,
    analyses.onDidChange(({ document, analysis }) => {
      if (document.uri.scheme === blockScheme) return;
      collection.set(
        document.uri,
        analysis.problems.map((problem) => toDiagnostic(document, problem)),
      );
    }),
    workspace.onDidCloseTextDocument((document) => collection.delete(document.uri)),
  );
}

export function toDiagnostic(document: TextDocument, problem: Problem): Diagnostic {
  const diagnostic = new Diagnostic(toRange(document, problem.range), problem.message, severities[problem.severity]);
  diagnostic.source = 'netwright';
  diagnostic.code = { value: problem.code, target: explanationUri(problem.code) };
  const tag = tags[problem.code];
  if (tag !== undefined) diagnostic.tags = [tag];
  return diagnostic;
}

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
};

/** Shown faded: there, but to no effect. */
const tags: Readonly<Partial<Record<ProblemCode, DiagnosticTag>>> = { 'unused-node': DiagnosticTag.Unnecessary };
