import { problemRecord } from './record.ts';

export const wrongKind = problemRecord({
  code: 'wrong-kind',
  severity: 'error',
  title: 'A list, a mapping or a word stands where another is expected',
  meaning:
    'The language expects one kind of value here and finds another: a list in the place of a mapping, a mapping in the place of a number.',
  reason: 'What stands there cannot be read, and is left out of the network.',
  mend: 'Write it in the form that the message shows. `nodes`, `parameters` and `blocks` are mappings of names, `laws` and `outputs` are lists.',
  wrong: `
inputs: {image: [3, 32, 32]}
nodes: ⟦[Flatten, ReLU]⟧
`,
  mended: `
inputs: {image: [3, 32, 32]}
nodes: {flat: Flatten, relu: ReLU}
`,
});
