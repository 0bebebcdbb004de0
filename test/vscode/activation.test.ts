import { equal, ok } from 'node:assert/strict';
import { commands, extensions } from 'vscode';

describe('the extension', () => {
  it('activates', async () => {
    const netwright = extensions.getExtension('netwright.netwright');
    ok(netwright, 'VS Code does not know netwright.netwright');
    await netwright.activate();
    equal(netwright.isActive, true);
  });

  it('registers every command of its manifest', async () => {
    const manifest: Manifest = extensions.getExtension('netwright.netwright')?.packageJSON;
    const registered = new Set(await commands.getCommands(true));
    for (const { command } of manifest.contributes.commands ?? []) ok(registered.has(command), `${command} is missing`);
  });
});

interface Manifest {
  readonly contributes: { readonly commands?: readonly { readonly command: string }[] };
}
