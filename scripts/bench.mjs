// npm run bench: sets everything up and measures. Nothing here is a test: machines differ, ratios less so.
import { install, runOnPinnedNode } from './install.mjs';

await install();
process.exitCode = await runOnPinnedNode('scripts/runBench.ts', process.argv.slice(2));
