import { version } from '../../package.json';
import { IncompleteError } from '../graph/incomplete.ts';
import { InputError } from '../runtime/inputError.ts';
import { analyzeCommand } from './analyze.ts';
import { type Command, type ExitCode, UsageError } from './command.ts';
import { explainCommand } from './explain.ts';
import { exportCommand } from './export.ts';
import { printJson } from './printJson.ts';
import { proveCommand } from './prove.ts';
import { runCommand } from './run.ts';

const commands: Readonly<Record<string, Command>> = {
  analyze: analyzeCommand,
  run: runCommand,
  export: exportCommand,
  prove: proveCommand,
  explain: explainCommand,
};

// Whoever read our output has seen enough: `netwright analyze … | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});

async function main(args: readonly string[]): Promise<ExitCode> {
  const [word = '', ...rest] = args;
  if (word === '--version') return say(version);
  if (word === '--help' || word === '-h' || word === 'help') return say(help());
  const command = Object.hasOwn(commands, word) ? commands[word] : undefined;
  if (command === undefined)
    return complain(word === '' ? 'Expected a command.' : `There is no command ${word}.`, help());
  if (rest.includes('--help') || rest.includes('-h')) return say(helpOn(word, command));
  try {
    return await command.run(rest);
  } catch (error) {
    if (!(error instanceof InputError || error instanceof IncompleteError || error instanceof UsageError)) throw error;
    if (rest.includes('--json')) printJson({ error: error.message });
    complain(error.message, error instanceof UsageError ? `netwright ${word} ${command.usage}` : '');
    // Not the call is wrong but the network, which must say more before it can be exported.
    return error instanceof IncompleteError ? 1 : 2;
  }
}

function say(text: string): ExitCode {
  process.stdout.write(`${text}\n`);
  return 0;
}

function complain(message: string, hint: string): ExitCode {
  process.stderr.write(`netwright: ${message}\n${hint === '' ? '' : `${hint}\n`}`);
  return 2;
}

function help(): string {
  const each = Object.entries(commands).map(([word, command]) => helpOn(word, command));
  const end = 'Exit code: 0 fine, 1 the network has errors, 2 a wrong call or a file that cannot be read or written.';
  return [`Netwright ${version}: convolutional networks as text`, ...each, end].join('\n\n');
}

function helpOn(word: string, { usage, help }: Command): string {
  return [`netwright ${word} ${usage}`, ...help.map((line) => `  ${line}`)].join('\n');
}
