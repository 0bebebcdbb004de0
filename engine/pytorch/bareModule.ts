import { builtIn } from '../library/library.ts';
import { isRequired } from '../operators/attribute.ts';
import { withBatch } from '../tensor/shape.ts';
import { argumentValue, type Code, printValue } from './value.ts';

/** What an operator's name stands for where nothing else is said of it: `nn.ReLU`, to be made by `nn.ReLU()`. */
export function bareModule(name: string): Code | undefined {
  const entry = builtIn(name);
  if (entry?.kind !== 'operator') return undefined;
  const { attributes, pytorch } = entry.operator;
  if (Object.values(attributes).some(isRequired)) return undefined;
  const defaults = Object.fromEntries(Object.entries(attributes).map(([key, attribute]) => [key, attribute.default]));
  const spelling = pytorch({ attributes: defaults, inputs: [withBatch([1, 1, 1])], outputs: [withBatch([1, 1, 1])] });
  const isBare = spelling.arguments.every(
    ({ positional, value, default: usual }) =>
      !positional && printValue(argumentValue(value)) === printValue(argumentValue(usual ?? null)),
  );
  return spelling.module !== undefined && spelling.module.definition === undefined && isBare
    ? { code: spelling.module.callee }
    : undefined;
}
