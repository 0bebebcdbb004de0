import { classesIn, type PythonClass } from './exported.ts';

/**
 * What is wrong with a module as far as can be told without Python: names that are not there, or not yet, twice or hidden;
 * brackets that do not close; lines that are too long.
 */
export function complaints(module: string): readonly string[] {
  const code = module.replaceAll(/""".*?"""/gs, '""').replaceAll(/ *#.*/g, '');
  const classes = classesIn(code);
  return [
    ...longLines(module),
    ...openBrackets(code),
    ...twice(classes.map(({ name }) => name)).map((name) => `class ${name} is there twice`),
    ...classes.flatMap((each, index) => laterClasses(each, classes.slice(index))),
    ...classes.flatMap(missingAttributes),
    ...classes.flatMap((each) => missingVariables(each, new Set(classes.map(({ name }) => name)))),
  ];
}

function longLines(module: string): readonly string[] {
  return module.split('\n').flatMap((line) => {
    const text = line.trimEnd();
    if (text !== line) return [`a blank at the end of: ${line}`];
    return line.length > 88 && !line.includes('https://') ? [`a line of ${line.length} characters: ${line}`] : [];
  });
}

function openBrackets(code: string): readonly string[] {
  const open: string[] = [];
  for (const bracket of code.match(/[()[\]]/g) ?? []) {
    if (bracket === '(' || bracket === '[') open.push(bracket);
    else if (open.pop() !== (bracket === ')' ? '(' : '[')) return [`a ${bracket} that nothing opens`];
  }
  return open.length === 0 ? [] : [`a ${open.at(-1)} that nothing closes`];
}

function laterClasses({ name, text }: PythonClass, later: readonly PythonClass[]): readonly string[] {
  const body = text.slice(text.indexOf('\n'));
  return later
    .filter((each) => new RegExp(`(?<![\\w.])${each.name}\\(`).test(body))
    .map((each) => `${name} makes ${each.name}, which is not there yet`);
}

const attributes = /self\.\w+(?:\["\w+"\])?/g;

function missingAttributes({ name, text }: PythonClass): readonly string[] {
  const { initializer, forward } = methodsOf(text);
  const made = [...initializer.matchAll(/^ {8}(?: {4})?(self\.\w+(?:\["\w+"\])?) = /gm)].map(
    ([, target = '']) => target,
  );
  const plain = [...initializer.matchAll(/^ {8}(self\.\w+(?:\["\w+"\])?) = /gm)].map(([, target = '']) => target);
  const used = forward.match(attributes) ?? [];
  return [
    ...used.filter((each) => !made.includes(each)).map((each) => `${name} uses ${each}, which is not made`),
    ...twice(plain).map((each) => `${name} makes ${each} twice`),
  ];
}

function missingVariables({ name, text }: PythonClass, classes: ReadonlySet<string>): readonly string[] {
  const { initializer, forward } = methodsOf(text);
  return [...unknownNames(initializer, classes), ...unknownNames(forward, classes)].map(
    (each) => `${name} reads ${each}, which has no value`,
  );
}

/** Line by line: what is read must be an argument, or stand to the left of a = further up. */
function unknownNames(method: string, classes: ReadonlySet<string>): readonly string[] {
  const known = new Set([...words, ...classes]);
  const [, parameters = '', body = ''] = /^ {4}def \w+\((.*?)\) -> [^\n]*:\n(.*)$/s.exec(method) ?? [];
  for (const [, parameter = ''] of parameters.matchAll(/(\w+)(?::|,|$)/g)) known.add(parameter);
  const unknown: string[] = [];
  for (const statement of statementsOf(body)) {
    const [, targets = '', value = statement] = /^([\w, ]+) = (.*)$/s.exec(statement) ?? [];
    for (const [, variable = ''] of value.matchAll(/\bfor (\w+) in/g)) known.add(variable);
    const reads = value.replaceAll(/"[^"]*"/g, '').matchAll(/(?<![\w.])([A-Za-z_]\w*)(?!\w|=(?!=))/g);
    for (const [, read = ''] of reads) if (!known.has(read)) unknown.push(read);
    for (const target of targets.split(', ')) known.add(target);
  }
  return unknown;
}

const words =
  'self super nn torch F ops Tensor type int float bool str True False None if else for in is not and or return range len min max round abs'.split(
    ' ',
  );

/** Lines that belong together, as one. */
function statementsOf(body: string): readonly string[] {
  const statements: string[] = [];
  let depth = 0;
  for (const line of body.split('\n').map((each) => each.trim())) {
    if (depth === 0) statements.push(line);
    else statements.push(`${statements.pop()}${line}`);
    depth += (line.match(/[([]/g) ?? []).length - (line.match(/[)\]]/g) ?? []).length;
  }
  return statements.filter((statement) => statement !== '' && statement !== '""');
}

function methodsOf(text: string): { readonly initializer: string; readonly forward: string } {
  const methods = text.split(/^(?= {4}def )/m).slice(1);
  const called = (name: string) => methods.find((method) => method.startsWith(`    def ${name}(`)) ?? '';
  return { initializer: called('__init__'), forward: called('forward') };
}

function twice(names: readonly string[]): readonly string[] {
  return names.filter((name, index) => names.indexOf(name) < index);
}
