import { type ParseArgsConfig, parseArgs } from 'node:util';
import { UsageError } from './command.ts';

/** The options and the one FILE of a command; what node:util cannot make sense of is a `UsageError`. */
export function readArguments<const Options extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: Options,
) {
  const { values, positionals } = parsed(args, options);
  return { file: only(positionals, 'FILE', 'of a network, such as resnet.cnn.yaml'), values };
}

/** The one CODE of a command that has no options. */
export function readCode(args: readonly string[]): string {
  return only(parsed(args, {}).positionals, 'CODE', 'of a problem, such as window-too-large');
}

function only([first, ...more]: readonly string[], what: string, ofWhat: string): string {
  if (first === undefined) throw new UsageError(`Expected the ${what} ${ofWhat}.`);
  if (more.length > 0) throw new UsageError(`Expected one ${what}, found also ${more.join(' ')}.`);
  return first;
}

function parsed<const Options extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: Options,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    // Its messages are sentences, with a hint at `--` that is of no use here after the first.
    throw new UsageError(error instanceof Error ? (error.message.split('. ', 1)[0] ?? '') : String(error));
  }
}

/** A whole number from `minimum` up, or undefined where the option was not given. */
export function wholeNumber(option: string, text: string | undefined, minimum: number): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(number) && number >= minimum) return number;
  throw new UsageError(`Expected a whole number from ${minimum} up after --${option}, found ${text}.`);
}

/** `NAME=VALUE`, or a value alone under the name ''. A name may be that of a second output: `split.1`. */
export function namedValues(option: string, texts: readonly string[]): Record<string, string> {
  const values: Record<string, string> = {};
  for (const text of texts) {
    const [, name = '', value = text] = /^(\w+(?:\.\d+)?)=(.*)$/.exec(text) ?? [];
    if (value === '') throw new UsageError(`Expected something after ${text} in --${option}.`);
    if (Object.hasOwn(values, name))
      throw new UsageError(`--${option} is given twice for ${name === '' ? 'the only one' : name}.`);
    values[name] = value;
  }
  return values;
}
