import type { ExtensionContext } from 'vscode';
import { Analyses } from './analyses.ts';
import { registerTextFace } from './text/register.ts';

export function activate(context: ExtensionContext): void {
  const analyses = new Analyses();
  context.subscriptions.push(analyses, registerTextFace(analyses));
}
