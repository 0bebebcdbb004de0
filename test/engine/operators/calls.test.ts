import { expect, test } from 'vitest';
import { printForward, printModule } from '../../../engine/operators/spelling.ts';
import { made } from './calls.ts';
import { allCases } from './cases.ts';

test('test/golden/operatorCalls.json holds what is asked of PyTorch', async () => {
  const lines = allCases().map((each) => {
    const { operator, call } = made(each);
    const spelling = operator.pytorch(call);
    const definition = spelling.module?.definition;
    return JSON.stringify({
      ...(definition !== undefined && { definition }),
      module: printModule(spelling),
      forward: printForward(spelling),
      inputs: each.inputs,
    });
  });
  await expect(`[\n${lines.join(',\n')}\n]\n`).toMatchFileSnapshot('../../golden/operatorCalls.json');
});
