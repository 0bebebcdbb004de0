import { Disposable } from 'vscode';
import type { Analyses } from '../analyses.ts';
import { registerBuiltInBlocks } from './builtInBlocks.ts';
import { registerDiagnostics } from './diagnostics.ts';
import { registerHover } from './hover.ts';
import { registerInlayHints } from './inlayHints.ts';
import { registerNewNetwork } from './newNetwork.ts';

/** Everything that the text editor shows and offers for a network. */
export function registerTextFace(analyses: Analyses): Disposable {
  return Disposable.from(
    registerHover(analyses),
    registerInlayHints(analyses),
    registerDiagnostics(analyses),
    registerBuiltInBlocks(),
    registerNewNetwork(),
  );
}
