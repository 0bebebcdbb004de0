import { problemRecord } from './record.ts';

export const yamlSyntax = problemRecord({
  code: 'yaml-syntax',
  severity: 'error',
  title: 'The text is not YAML',
  meaning: 'A bracket, a quote, a colon or an indentation is not as YAML wants it.',
  reason:
    'What stands behind it may be read in another way than it was meant. The lines that can be understood are analysed all the same; the canvas shows the last graph that could be read, and changes nothing until the text is mended.',
  mend: 'Close what is open: every `{`, `[` and quote has a partner. A node is `name: {op: ReLU}`, with a blank behind each colon. Indent with blanks, not with tabs.',
  wrong: `
inputs: {image: [3, 32, 32]}
nodes:
  relu: {op: ReLU}⟦}⟧
`,
  mended: `
inputs: {image: [3, 32, 32]}
nodes:
  relu: {op: ReLU}
`,
});
