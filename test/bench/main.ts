import { measureAnalysis } from './analysis.ts';
import { measureEdits } from './edits.ts';
import { measureForwardPass } from './forwardPass.ts';
import { measureGestures } from './gestures.ts';
import { measureOthers } from './others.ts';
import { measureSnapshots } from './snapshots.ts';
import { measureStatistics } from './statistics.ts';

// Medians in milliseconds. Read the ratios: other work on the machine moves the numbers.
async function main(): Promise<void> {
  measureAnalysis();
  measureEdits();
  measureGestures();
  measureSnapshots();
  await measureForwardPass();
  await measureStatistics();
  measureOthers();
}

void main();
