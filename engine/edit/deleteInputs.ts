import type { Analysis } from '../analysis/analyze.ts';
import { referencesAt } from '../language/references.ts';
import type { InputDefinition } from '../spec/definition.ts';
import type { Edited } from './edited.ts';
import { removeEntries } from './mapping.ts';
import { entriesOf, entryOf, type Source } from './source.ts';

/** Removes inputs of the network that nothing reads. */
export function deleteInputs(analysis: Analysis, source: Source, inputs: readonly InputDefinition[]): Edited {
  for (const input of inputs) {
    const reader = readerOf(analysis, input);
    if (reader !== undefined) {
      return {
        refused: `${input.name} is read by ${reader}, and only an input that nothing reads can be deleted. Connect something else there first.`,
      };
    }
  }
  const entries = entriesOf(entryOf(source.sections, 'inputs')?.value);
  if (entries.length === 0) return { refused: 'The inputs are a list of names. Change it in the text editor.' };
  const names = new Set(inputs.map((input) => input.name));
  const remains = entries.some((entry) => !names.has(entry.name));
  return {
    edits: remains
      ? removeEntries(source, entries, (entry) => names.has(entry.name))
      : removeEntries(source, source.sections, (entry) => entry.name === 'inputs'),
  };
}

function readerOf(analysis: Analysis, input: InputDefinition): string | undefined {
  const { graph, network } = analysis;
  const node = graph.nodes.find((each) => each.sources.some(({ name }) => name === input.name));
  if (node !== undefined) return node.name;
  if (network.outputs?.some(({ name }) => name === input.name)) return 'the outputs';
  const [mention] = referencesAt(analysis, input.nameRange.start, false);
  return mention && `line ${analysis.text.slice(0, mention.start).split('\n').length} of the text`;
}
