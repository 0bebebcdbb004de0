import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { blocksPage } from '../../engine/manual/blocks.ts';
import { operatorsPage } from '../../engine/manual/operators.ts';
import { problemsPage } from '../../engine/manual/problems.ts';
import { readExample } from '../engine/networks/examples.ts';
import { exported } from '../engine/pytorch/exported.ts';

// `npm run docs` writes the pages anew; without it a page that is not current fails here, with what differs.
test('docs/operators.md says what the records say', async () => {
  await expect(operatorsPage()).toMatchFileSnapshot('../../docs/operators.md');
});

test('docs/blocks.md says what the definitions say', async () => {
  await expect(blocksPage()).toMatchFileSnapshot('../../docs/blocks.md');
});

test('docs/problems.md says what the records say', async () => {
  await expect(problemsPage()).toMatchFileSnapshot('../../docs/problems.md');
});

test('docs/export.md shows what becomes of an example', () => {
  const page = readFileSync('docs/export.md', 'utf8');
  const example = readExample('se-resnet-tiny');
  const [, block = 'none', code = 'none'] = /```yaml\n(.*?)```.*?```python\n(.*?)```/s.exec(page) ?? [];
  expect(example).toContain(block);
  expect(exported(example)).toContain(code);
});

test('the example in CONTRIBUTING.md is the operator that is there', () => {
  const example = readFileSync('engine/operators/activation/relu6.ts', 'utf8');
  expect(readFileSync('CONTRIBUTING.md', 'utf8')).toContain(example);
});
