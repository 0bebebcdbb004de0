import { didYouMean, nearest } from '../library/nearest.ts';
import { problemPage } from '../manual/problems.ts';
import { problemRecords, recordOf } from '../problems/list.ts';
import { readCode } from './arguments.ts';
import { type Command, UsageError } from './command.ts';

export const explainCommand: Command = {
  usage: 'CODE',
  help: ['What a problem means and how to mend it, by the code in brackets at the end of its line.'],
  async run(args) {
    const code = readCode(args);
    const record = recordOf(code);
    if (record === undefined) throw new UsageError(`There is no problem ${code}. ${similarTo(code)}`);
    process.stdout.write(problemPage(record));
    return 0;
  },
};

function similarTo(code: string): string {
  const codes = problemRecords.map((record) => record.code);
  return didYouMean(nearest(code, codes)) || `The codes are ${codes.join(', ')}.`;
}
