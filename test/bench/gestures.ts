import { type Analysis, analyze } from '../../engine/analysis/analyze.ts';
import { edit } from '../../engine/edit/edit.ts';
import { applyEdits } from '../../engine/edit/textEdit.ts';
import type { Intention } from '../../engine/view/intention.ts';
import { heading, median, row } from './measure.ts';
import { chain } from './texts.ts';

/** A gesture in the middle of 10,000 nodes, always on the same text. */
export function measureGestures(): void {
  heading('A gesture becomes edits, 10,000 nodes (aim: 100)');
  const analysis = analyze(`${chain(10_000)}outputs: [n9999]\n`);
  const edge = { target: 'n5000', targetPort: 0 };
  const gestures: readonly Intention[] = [
    { kind: 'add-node', op: 'Conv2d', after: 'n5000' },
    { kind: 'insert-on-edge', op: 'Conv2d', edge },
    { kind: 'connect', source: 'n10', sourcePort: 0, target: 'n5000', targetPort: 0 },
    { kind: 'reconnect', source: 'n10', sourcePort: 0, target: 'n6000', targetPort: 0, edge },
    { kind: 'disconnect', edge },
    { kind: 'delete-nodes', nodes: ['n5000'] },
    { kind: 'rename-node', node: 'n5000', name: 'middle' },
    { kind: 'set-attribute', node: 'n5000', attribute: 'stride', text: '2' },
    { kind: 'add-input' },
    { kind: 'set-shape', input: 'x', text: '[3, 64, 64]' },
    { kind: 'set-output', source: 'n5000', sourcePort: 0, isOutput: true },
    { kind: 'duplicate-nodes', nodes: ['n5000', 'n5001'] },
  ];
  for (const intention of gestures) {
    row(
      intention.kind,
      median(() => edits(analysis, intention), 15, 3),
    );
  }
}

function edits(analysis: Analysis, intention: Intention): string {
  const edited = edit(analysis, intention);
  if ('refused' in edited) throw new Error(edited.refused);
  return applyEdits(analysis.text, edited.edits);
}
