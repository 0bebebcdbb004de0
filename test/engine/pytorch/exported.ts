import { analyze } from '../../../engine/analysis/analyze.ts';
import { writePyTorch } from '../../../engine/pytorch/pytorch.ts';

export function exported(text: string): string {
  return writePyTorch(analyze(text));
}

/** The code of one class without its docstring, as it stands in the module. */
export function classIn(module: string, name: string): string {
  const found = classesIn(module).find((each) => each.name === name);
  if (found === undefined) throw new Error(`There is no class ${name} in\n${module}`);
  return found.text.replace(/^ {4}""".*?"""\n+/ms, '').trimEnd();
}

export interface PythonClass {
  readonly name: string;
  readonly text: string;
}

export function classesIn(module: string): readonly PythonClass[] {
  return module
    .split(/^(?=class )/m)
    .slice(1)
    .map((text) => ({ name: /^class (\w+)/.exec(text)?.[1] ?? '', text }));
}
