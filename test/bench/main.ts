import { measureAnalysis } from './analysis.ts';
import { measureForwardPass } from './forwardPass.ts';
import { measureOthers } from './others.ts';

// Medians in milliseconds. Read the ratios: other work on the machine moves the numbers.
async function main(): Promise<void> {
  measureAnalysis();
  await measureForwardPass();
  measureOthers();
}

void main();
