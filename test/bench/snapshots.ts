import { type Analysis, analyze } from '../../engine/analysis/analyze.ts';
import type { ViewNode } from '../../engine/view/snapshot.ts';
import { viewOf } from '../../engine/view/view.ts';
import { heading, middle, row } from './measure.ts';
import { chain, edited, example } from './texts.ts';

/** What the canvas is sent: how long it takes to make and how much it is, as JSON. */
export function measureSnapshots(): void {
  heading('A snapshot for the canvas');
  const [resnet, densenet, large] = [example('resnet-50'), example('densenet-121'), chain(10_000)];
  measure('ResNet-50', () => analyze(resnet));
  measure('ResNet-50, every block unfolded', () => analyze(resnet), true);
  measure('DenseNet-121, every block unfolded', () => analyze(densenet), true);
  measure('10,000 nodes', () => analyze(large));
  let analysis = analyze(large);
  let edits = 0;
  measure('10,000 nodes, one edited', () => {
    edits++;
    analysis = analyze(edited(large, (edits * 263) % 10_000, 9), analysis);
    return analysis;
  });
}

/** The analysis is not counted; a new one each time, since what was shown before is shown again at once. */
function measure(what: string, analyzed: () => Analysis, isUnfolded = false): void {
  const times: number[] = [];
  let size = 0;
  for (let run = 0; run < 15; run++) {
    const analysis = analyzed();
    const unfolded = isUnfolded ? unfolding(analyzed()) : [];
    const start = performance.now();
    size = JSON.stringify(viewOf(analysis, run, { unfolded })).length;
    times.push(performance.now() - start);
  }
  row(what, middle(times), `${(size / 1000).toFixed(1)} kB`);
}

/** The paths of all blocks, found as a person finds them: by opening what is folded until nothing is. */
function unfolding(analysis: Analysis): readonly string[] {
  const unfolded: string[] = [];
  for (;;) {
    const folded = foldedIn(viewOf(analysis, 1, { unfolded }).nodes);
    if (folded.length === 0) return unfolded;
    unfolded.push(...folded);
  }
}

function foldedIn(nodes: readonly ViewNode[]): readonly string[] {
  return nodes.flatMap(({ id, inside }) => (inside === 'folded' ? [id] : foldedIn(inside?.nodes ?? [])));
}
