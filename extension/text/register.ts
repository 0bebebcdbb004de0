import { Disposable } from 'vscode';
import type { Analyses } from '../analyses.ts';
import { registerBuiltInBlocks } from './builtInBlocks.ts';
import { registerCodeLens } from './codeLens.ts';
import { registerCompletion } from './completion.ts';
import { registerDiagnostics } from './diagnostics.ts';
import { registerExplanations } from './explanations.ts';
import { registerHover } from './hover.ts';
import { registerInlayHints } from './inlayHints.ts';
import { registerNavigation } from './navigation.ts';
import { registerNewNetwork } from './newNetwork.ts';
import { registerOutline } from './outline.ts';
import { registerQuickFixes } from './quickFixes.ts';
import { registerRename } from './rename.ts';
import { registerStatusBar } from './statusBar.ts';

/** Everything that the text editor shows and offers for a network. */
export function registerTextFace(analyses: Analyses): Disposable {
  return Disposable.from(
    registerHover(analyses),
    registerInlayHints(analyses),
    registerDiagnostics(analyses),
    registerQuickFixes(analyses),
    registerCompletion(analyses),
    registerNavigation(analyses),
    registerRename(analyses),
    registerOutline(analyses),
    registerCodeLens(analyses),
    registerStatusBar(analyses),
    registerExplanations(),
    registerBuiltInBlocks(),
    registerNewNetwork(),
  );
}
