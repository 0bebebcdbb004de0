// npm test: sets everything up and runs every check and test. Needs nothing but Node and npm.
import { install, runOnPinnedNode } from './install.mjs';

await install();
process.exitCode = await runOnPinnedNode('scripts/runTests.ts', process.argv.slice(2));
