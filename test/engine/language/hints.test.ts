import { expect, test } from 'vitest';
import { analyze } from '../../../engine/analysis/analyze.ts';
import { type HintChoice, hintsIn } from '../../../engine/language/hints.ts';

/** The text with its hints, each after `~` at the place where it shows. */
function check(expected: string, choice: HintChoice = { shape: true, parameters: true }): void {
  const text = expected.replace(/ ~.*$/gm, '');
  const hints = hintsIn(analyze(text), { start: 0, end: text.length }, choice);
  let shown = '';
  let position = 0;
  for (const hint of [...hints].sort((left, right) => left.offset - right.offset)) {
    shown += `${text.slice(position, hint.offset)} ~${hint.text}`;
    position = hint.offset;
  }
  expect(shown + text.slice(position)).toBe(expected);
}

test('every node tells its shape and parameters, the network its totals', () => {
  check(`
name: tiny ~1,562 parameters · 5,328 MACs
inputs:
  image: [3, 8, 8]  # a comment ~channels × height × width
nodes:
  conv: {op: Conv2d, out_channels: 4, kernel_size: 3} ~→ 4 × 6 × 6 · 112 parameters
  relu: ReLU ~→ 4 × 6 × 6
  flat: Flatten ~→ 144
  logits: ~→ 10 · 1,450 parameters
    op: Linear
    out_features: 10
`);
});

test('what cannot be worked out is a question mark', () => {
  check(`
name: partial ~0 parameters · 0 MACs · 2 nodes missing
inputs: {image: [3, H, W]} ~channels × height × width
nodes:
  what: Nonsense ~→ ?
  relu: ReLU ~→ ?
`);
});

test('sizes that are not fixed stay symbols', () => {
  check(`
inputs: {image: [3, H, W]} ~channels × height × width
nodes:
  pool: {op: MaxPool2d, kernel_size: 2} ~→ 3 × ⌊H / 2⌋ × ⌊W / 2⌋
`);
});

test('inside a block: the first use speaks where the others differ', () => {
  check(`
inputs: {x: [8, 4, 4]} ~channels × height × width
blocks:
  Same:
    inputs: [x]
    nodes:
      conv: {op: Conv2d, out_channels: 8, kernel_size: 1} ~→ 8 × 4 × 4 · 72 parameters
  Different:
    inputs: [x]
    nodes:
      pool: {op: MaxPool2d, kernel_size: 2} ~→ 8 × 2 × 2 in b.0
nodes:
  a: {op: Same, repeat: 2} ~→ 8 × 4 × 4 · 144 parameters
  b: {op: Different, repeat: 2} ~→ 8 × 1 × 1
`);
});

test('only what is wanted', () => {
  const shapes = { shape: true, parameters: false };
  check('name: a\ninputs: {x: [4]} ~features\nnodes:\n  b: {op: Linear, out_features: 2} ~→ 2\n', shapes);
  const counts = { shape: false, parameters: true };
  check(
    'name: a ~10 parameters · 8 MACs\ninputs: {x: [4]}\nnodes:\n  b: {op: Linear, out_features: 2} ~10 parameters\n',
    counts,
  );
});

test('after an edit, whatever was kept of the version before, the hints are those of the new text', () => {
  const before = `
inputs: {x: [8, 32, 32]}
blocks:
  B:
    inputs: [x]
    nodes:
      conv: {op: Conv2d, out_channels: 8, kernel_size: 3}
nodes:
  a: {op: Conv2d, out_channels: 4, kernel_size: 1}
  b: {op: B, repeat: 2}
  c: ReLU
`;
  const after = before.replace('  a: {op: Conv2d, out_channels: 4', '  # wider\n  a: {op: Conv2d, out_channels: 16');
  const whole = { start: 0, end: after.length };
  const both = { shape: true, parameters: true };
  const edited = analyze(after, analyze(before));
  expect(hintsIn(edited, whole, both)).toEqual(hintsIn(analyze(after), whole, both));
  expect(hintsIn(edited, whole, both)).toHaveLength(5);
});
