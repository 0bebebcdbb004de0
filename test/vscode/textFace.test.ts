import { deepEqual, equal, match, ok } from 'node:assert/strict';
import {
  type CodeAction,
  type CodeLens,
  type CompletionList,
  commands,
  type Diagnostic,
  type DocumentSymbol,
  type Hover,
  type InlayHint,
  type Location,
  type LocationLink,
  languages,
  type Position,
  Range,
  TabInputCustom,
  type TextDocument,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';

const network = `name: tiny
inputs:
  image: [3, 8, 8]
nodes:
  conv: {op: Conv2d, out_channels: 4, kernel_size: 3}
  norm: {op: ConvBN, out_channels: 4}
  sum: {op: Add, from: [conv, norm]}
outputs: [sum]
`;

describe('the text face', () => {
  it('hover gives the arithmetic of a count', async () => {
    const document = await open(network);
    const hovers: Hover[] = await ask('vscode.executeHoverProvider', document, at(document, 'conv'));
    match(hovers.flatMap((hover) => hover.contents.map(textOf)).join('\n'), /3×3×3×4 \+ 4 = 112/);
  });

  it('hints stand at the ends of the lines', async () => {
    const document = await open(network);
    const whole = new Range(0, 0, document.lineCount, 0);
    const hints: InlayHint[] = await commands.executeCommand('vscode.executeInlayHintProvider', document.uri, whole);
    const shown = hints.map(({ label, position }) => `${position.line + 1} ${String(label)}`);
    ok(shown.includes('5 → 4 × 6 × 6 · 112 parameters'), shown.join('\n'));
    ok(hints.every(({ position }) => position.character === document.lineAt(position.line).text.length));
  });

  it('problems come and go while one types', async () => {
    const document = await open(network);
    await until(() => languages.getDiagnostics(document.uri).length === 0);
    await replace(document, 'Add', 'Ad');
    const [problem] = await until(() => atLeastOne(languages.getDiagnostics(document.uri)));
    equal(codeOf(problem), 'unknown-operator');
    equal(document.getText(problem?.range), 'Ad');
    await replace(document, 'Ad', 'Add');
    await until(() => languages.getDiagnostics(document.uri).length === 0);
  });

  it('a node that nothing reads is faded', async () => {
    const document = await open(network.replace('[sum]', '[conv]'));
    const problems = await until(() => atLeastOne(languages.getDiagnostics(document.uri)));
    ok(problems.some((problem) => codeOf(problem) === 'unused-node' && problem.tags?.length === 1));
  });

  it('completion knows what can be read', async () => {
    const document = await open(network.replace('[conv, norm]', '[conv, ]'));
    const position = document.positionAt(document.getText().indexOf('[conv, ') + '[conv, '.length);
    const { items }: CompletionList = await ask('vscode.executeCompletionItemProvider', document, position);
    const labels = items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    deepEqual(labels.slice(0, 3), ['norm', 'conv', 'image']);
  });

  it('definition leads to the node, and to the text of a block that ships with the engine', async () => {
    const document = await open(network);
    const [node]: LocationLink[] = await ask('vscode.executeDefinitionProvider', document, at(document, '[conv', 1));
    equal(node?.targetRange.start.line, 4);
    const [block]: LocationLink[] = await ask('vscode.executeDefinitionProvider', document, at(document, 'ConvBN'));
    ok(block);
    const builtIn = await workspace.openTextDocument(block.targetUri);
    equal(builtIn.languageId, 'cnn-yaml');
    equal(builtIn.getText(block.targetRange), 'ConvBN');
    deepEqual(languages.getDiagnostics(builtIn.uri), []);
  });

  it('references and renaming reach every mention', async () => {
    const document = await open(network);
    const place = at(document, 'sum');
    const found: Location[] = await ask('vscode.executeReferenceProvider', document, place);
    deepEqual(
      found.map(({ range }) => range.start.line),
      [6, 7],
    );
    const edit: WorkspaceEdit = await ask('vscode.executeDocumentRenameProvider', document, place, 'total');
    ok(await workspace.applyEdit(edit));
    equal(document.getText(), network.replaceAll('sum', 'total'));
  });

  it('a name that is taken is refused with a reason', async () => {
    const document = await open(network);
    const renaming = ask('vscode.executeDocumentRenameProvider', document, at(document, 'sum'), 'conv');
    match(String(await renaming.catch((reason: unknown) => reason)), /There already is a conv/);
  });

  it('the outline has every node with its shape', async () => {
    const document = await open(network);
    const symbols: DocumentSymbol[] = await ask('vscode.executeDocumentSymbolProvider', document);
    deepEqual(
      symbols.map(({ name, detail }) => `${name}: ${detail}`),
      ['image: 3 × 8 × 8', 'conv: Conv2d → 4 × 6 × 6', 'norm: ConvBN → 4 × 6 × 6', 'sum: Add → 4 × 6 × 6'],
    );
  });

  it('a quick fix mends a misspelt operator', async () => {
    const document = await open(network.replace('Conv2d', 'Conv2D'));
    const range = new Range(at(document, 'Conv2D'), at(document, 'Conv2D'));
    const actions: CodeAction[] = await ask('vscode.executeCodeActionProvider', document, range);
    const fix = actions.find((action) => action.title === 'Change to Conv2d');
    ok(fix?.edit, actions.map((action) => action.title).join('\n'));
    ok(await workspace.applyEdit(fix.edit));
    equal(document.getText(), network);
  });

  it('a code leads to what it means', async () => {
    const document = await open(network.replace('Conv2d', 'Conv2D'));
    const [problem] = await until(() => atLeastOne(languages.getDiagnostics(document.uri)));
    ok(typeof problem?.code === 'object');
    const page = await workspace.openTextDocument(problem.code.target);
    match(page.getText(), /^# unknown-operator\n/);
  });

  it('a problem is explained beside its text, by a code action', async () => {
    const document = await open(network.replace('Conv2d', 'Conv2D'));
    const range = new Range(at(document, 'Conv2D'), at(document, 'Conv2D'));
    const actions: CodeAction[] = await ask('vscode.executeCodeActionProvider', document, range);
    const { command } = actions.find(({ title }) => title === 'Explain unknown-operator') ?? {};
    ok(command);
    await commands.executeCommand(command.command, ...(command.arguments ?? []));
    const shown = window.tabGroups.all.flatMap(({ activeTab }) => activeTab?.input ?? []);
    const page = shown.find((input) => input instanceof TabInputCustom);
    equal(page?.viewType, 'vscode.markdown.preview.editor');
    equal(page?.uri.path, '/unknown-operator.md');
    equal(window.activeTextEditor?.document, document);
  });

  it('above the text: canvas, forward pass, totals', async () => {
    const document = await open(network);
    const lenses: CodeLens[] = await commands.executeCommand('vscode.executeCodeLensProvider', document.uri);
    const titles = lenses.map((lens) => lens.command?.title);
    deepEqual(titles.slice(0, 2), ['Open Canvas', 'Run Forward Pass']);
    match(String(titles[2]), /^\d+ parameters · [\d,.k ]+ MACs$/);
  });

  it('a new network has no problems', async () => {
    await commands.executeCommand('netwright.newNetwork');
    const document = window.activeTextEditor?.document;
    ok(document?.isUntitled);
    equal(document.languageId, 'cnn-yaml');
    const hints: InlayHint[] = await commands.executeCommand(
      'vscode.executeInlayHintProvider',
      document.uri,
      new Range(0, 0, document.lineCount, 0),
    );
    ok(hints.some(({ label }) => label === '→ 10 · 650 parameters'));
    deepEqual(languages.getDiagnostics(document.uri), []);
  });
});

async function open(content: string): Promise<TextDocument> {
  const document = await workspace.openTextDocument({ language: 'cnn-yaml', content });
  await window.showTextDocument(document);
  return document;
}

/** Where `text` first stands, some letters further on. */
function at(document: TextDocument, text: string, letters = 0): Position {
  return document.positionAt(document.getText().indexOf(text) + letters);
}

async function ask<Answer>(command: string, document: TextDocument, ...more: readonly unknown[]): Promise<Answer> {
  return commands.executeCommand<Answer>(command, document.uri, ...more);
}

async function replace(document: TextDocument, before: string, after: string): Promise<void> {
  const start = document.getText().indexOf(before);
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, new Range(document.positionAt(start), document.positionAt(start + before.length)), after);
  ok(await workspace.applyEdit(edit));
}

function textOf(content: Hover['contents'][number]): string {
  return typeof content === 'string' ? content : content.value;
}

/** The word that VS Code shows, which is a link to what it means. */
function codeOf(problem: Diagnostic | undefined): unknown {
  return typeof problem?.code === 'object' ? problem.code.value : problem?.code;
}

function atLeastOne(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] | false {
  return diagnostics.length > 0 && diagnostics;
}

/** Waits for what happens after a pause in typing. */
async function until<Found>(find: () => Found | false): Promise<Found> {
  for (;;) {
    const found = find();
    if (found !== false) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
