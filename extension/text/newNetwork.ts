import { commands, type Disposable } from 'vscode';
import content from './newNetwork.cnn.yaml';
import { openUntitled } from './openUntitled.ts';

export function registerNewNetwork(): Disposable {
  return commands.registerCommand('netwright.newNetwork', async () => {
    await openUntitled('my-network.cnn.yaml', content);
  });
}
