import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { blocksPage } from '../../engine/manual/blocks.ts';
import { operatorsPage } from '../../engine/manual/operators.ts';
import { problemsPage } from '../../engine/manual/problems.ts';

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

test('the example in CONTRIBUTING.md is the operator that is there', () => {
  const example = readFileSync('engine/operators/activation/relu6.ts', 'utf8');
  expect(readFileSync('CONTRIBUTING.md', 'utf8')).toContain(example);
});
