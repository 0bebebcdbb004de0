import { isMap, isScalar } from 'yaml';
import type { Analysis } from '../analysis/analyze.ts';
import type { Edited } from './edited.ts';
import { insertEntry } from './mapping.ts';
import { addFrom } from './rewire.ts';
import { entriesOf, entryEnd, entryOf, lineEnd, type Source } from './source.ts';
import type { TextEdit } from './textEdit.ts';

/** Adds an input to the network, of the shape of the last one. */
export function addInput(analysis: Analysis, source: Source): Edited {
  const { inputs, nodes } = analysis.network;
  const shape = inputs.at(-1)?.shape ?? [3, 224, 224];
  const name = inputs.length === 0 ? 'image' : freeName(analysis);
  const written = writeInput(source, name, `[${shape.join(', ')}]`);
  if (written === undefined) {
    return {
      refused: 'The inputs are a list of names without shapes. Write {x: [3, 224, 224]} in the text editor first.',
    };
  }
  // The first node reads the only input without saying so; of several it has to say which.
  const [first] = nodes;
  const [only, ...more] = inputs;
  const entry = first && entryOf(source.nodes, first.name);
  if (!entry || first?.from !== undefined || !only || more.length > 0) return { edits: [written], created: [name] };
  return { edits: [written, addFrom(source, entry.value, [{ name: only.name, port: 0 }])], created: [name] };
}

function freeName({ network }: Analysis): string {
  const taken = new Set([...network.inputs, ...network.nodes, ...network.parameters].map((each) => each.name));
  let number = network.inputs.length + 1;
  while (taken.has(`input${number}`)) number++;
  return `input${number}`;
}

/** Undefined where the inputs are written in a way that has no place for a shape. */
function writeInput(source: Source, name: string, shape: string): TextEdit | undefined {
  const inputs = entryOf(source.sections, 'inputs');
  if (inputs === undefined) return writeSection(source, name, shape);
  const { value } = inputs;
  if (isMap(value)) return insertEntry(source, value, entriesOf(value).at(-1), name, shape);
  if (value !== null && !(isScalar(value) && value.source === '')) return undefined;
  const end = lineEnd(source, entryEnd(source, inputs));
  return { start: end, end, text: `${source.lineBreak}  ${name}: ${shape}` };
}

/** Above what comes after the inputs in a network as it is usually written, else at the end. */
function writeSection(source: Source, name: string, shape: string): TextEdit {
  const section = `inputs:${source.lineBreak}  ${name}: ${shape}`;
  const later = source.sections.find((entry) => ['parameters', 'blocks', 'nodes', 'outputs'].includes(entry.name));
  const start = later === undefined ? source.text.length : later.start;
  if (later !== undefined) return { start, end: start, text: `${section}${source.lineBreak}` };
  const fresh = source.text === '' || source.text.endsWith('\n');
  return { start, end: start, text: fresh ? `${section}${source.lineBreak}` : `${source.lineBreak}${section}` };
}
