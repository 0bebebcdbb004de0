import { expect, test } from 'vitest';
import { made } from './calls.ts';
import { allCases } from './cases.ts';

test('test/golden/operatorCalls.json holds what is asked of PyTorch', async () => {
  const lines = allCases().map((each) => {
    const { operator, call } = made(each);
    return JSON.stringify({ pytorch: operator.pytorch(call), inputs: each.inputs });
  });
  await expect(`[\n${lines.join(',\n')}\n]\n`).toMatchFileSnapshot('../../golden/operatorCalls.json');
});
