// npm start: sets everything up and opens an editor with Netwright in it. Needs nothing but Node and npm.
import { install, runOnPinnedNode } from './install.mjs';

await install();
process.exitCode = await runOnPinnedNode('scripts/openEditor.ts', process.argv.slice(2));
