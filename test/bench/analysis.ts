import { parseDocument } from 'yaml';
import { analyze } from '../../engine/analysis/analyze.ts';
import { hintsIn } from '../../engine/language/hints.ts';
import { viewOf } from '../../engine/view/view.ts';
import { heading, median, row } from './measure.ts';
import { chain, edited, example } from './texts.ts';

/** Parse, unfold, shapes, counts: from nothing, and what a keystroke costs with hints and canvas. */
export function measureAnalysis(): void {
  heading('Analysis');
  const resnet152 = example('resnet-152');
  row(
    'ResNet-152 from nothing',
    median(() => analyze(resnet152), 60),
    'aim: 10',
  );
  const large = chain(10_000);
  const fromNothing = median(() => analyze(large), 7, 3);
  const yaml = median(() => parseDocument(large, { prettyErrors: false }), 5, 1);
  row('10,000 nodes from nothing', fromNothing, `aim: 400; yaml alone reads the text in ${yaml.toFixed(0)} ms`);
  row('ResNet-50, a keystroke: analysis, hints, canvas snapshot', keystrokes(example('resnet-50')), 'aim: 50');
  measureMemory(chain(1_000));
}

function keystrokes(text: string): number {
  let analysis = analyze(text);
  let version = 0;
  return median(() => {
    version++;
    const next = text.replace('stride: 2', `stride: ${1 + (version % 3)}`);
    analysis = analyze(next, analysis);
    hintsIn(analysis, { start: 0, end: next.length }, { shape: true, parameters: true });
    return JSON.stringify(viewOf(analysis, version)).length;
  });
}

function measureMemory(text: string): void {
  let analysis = analyze(text);
  const used: number[] = [];
  for (let edit = 0; edit <= 10_000; edit++) {
    if (edit % 2_500 === 0) {
      global.gc?.();
      used.push(Math.round(process.memoryUsage().heapUsed / 2 ** 20));
    }
    analysis = analyze(edited(text, (edit * 263) % 1_000, 9 + (edit % 3)), analysis);
  }
  console.log(`Memory over 10,000 edits of 1,000 nodes: ${used.join(', ')} MiB`);
}
