import { type QuickPickItem, Uri, window } from 'vscode';
import type { InputDefinition } from '../../engine/spec/definition.ts';

/** What to feed each input, by its name; undefined when the person thinks better of it. */
export async function askInputs(inputs: readonly InputDefinition[]): Promise<Record<string, string> | undefined> {
  const sources: Record<string, string> = {};
  for (const [index, input] of inputs.entries()) {
    const source = await askSource(input, inputs.length > 1 ? ` (${index + 1} of ${inputs.length})` : '');
    if (source === undefined) return undefined;
    sources[input.name] = source;
  }
  return sources;
}

interface Choice extends QuickPickItem {
  readonly source: (input: InputDefinition) => Promise<string | undefined>;
}

const choices: readonly Choice[] = [
  {
    label: '$(symbol-numeric) Random numbers',
    description: 'seeded, normally distributed: the same every time',
    source: (input) => sized('random', input),
  },
  {
    label: '$(file-media) Image file…',
    description: '.png or .jpg, resized and normalized like ImageNet’s',
    source: () => pickFile('Images', ['png', 'jpg', 'jpeg']),
  },
  {
    label: '$(file-binary) NumPy array…',
    description: '.npy, with or without the batch axis',
    source: () => pickFile('NumPy arrays', ['npy']),
  },
  { label: '$(circle-large-outline) Zeros', source: (input) => sized('zeros', input) },
  { label: '$(circle-large-filled) Ones', source: (input) => sized('ones', input) },
];

async function askSource(input: InputDefinition, progress: string): Promise<string | undefined> {
  const shape = input.shape?.join(' × ') ?? '?';
  const title = `What should ${input.name} (${shape}) be?${progress}`;
  const choice = await window.showQuickPick(choices, {
    title,
    placeHolder: 'The sample that runs through the network',
  });
  return choice?.source(input);
}

/** A made-up sample needs a size for every extent that the network leaves open. */
async function sized(rule: string, input: InputDefinition): Promise<string | undefined> {
  const { shape } = input;
  if (shape === undefined || shape.every((extent) => typeof extent === 'number')) return rule;
  const answer = await window.showInputBox({
    title: `How large is ${input.name}?`,
    prompt: `${shape.join(' × ')} leaves sizes open. Write all of them, e.g. 3x224x224.`,
    value: shape.map((extent) => (typeof extent === 'number' ? extent : 224)).join('x'),
    validateInput: (value) =>
      /^\d+(x\d+)*$/.test(value.trim()) ? undefined : 'Expected whole numbers with x between: 3x224x224',
  });
  return answer === undefined ? undefined : `${rule}:${answer.trim()}`;
}

async function pickFile(name: string, extensions: readonly string[]): Promise<string | undefined> {
  const files = await window.showOpenDialog({
    canSelectMany: false,
    filters: { [name]: [...extensions] },
    openLabel: 'Use',
  });
  const [file] = files ?? [];
  return file instanceof Uri ? file.fsPath : undefined;
}
