import type { ExtensionContext } from 'vscode';
import { Analyses } from './analyses.ts';
import { registerCanvas } from './canvas/register.ts';
import { registerOpenExample } from './examples/openExample.ts';
import { registerExport } from './export/register.ts';
import { registerRun } from './run/register.ts';
import { registerTextFace } from './text/register.ts';

export function activate(context: ExtensionContext): void {
  const analyses = new Analyses();
  const canvas = registerCanvas(context, analyses);
  context.subscriptions.push(
    analyses,
    registerTextFace(analyses),
    registerOpenExample(context.extensionUri),
    canvas,
    registerRun(context, analyses, canvas.editors),
    registerExport(context, canvas.editors),
  );
}
