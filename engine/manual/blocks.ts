import { analyze } from '../analysis/analyze.ts';
import { builtInBlocks } from '../blocks/list.ts';
import { builtIn } from '../library/library.ts';
import { printCount } from '../operators/receipt.ts';
import type { Definition, Law, NodeDefinition, Parameter, ValueDefinition } from '../spec/definition.ts';
import { printShape } from '../tensor/shape.ts';
import { kindText, paragraphs, table } from './markdown.ts';

/** The page `docs/blocks.md`, from the definitions. */
export function blocksPage(): string {
  const blocks = Object.keys(builtInBlocks).flatMap((name) => {
    const entry = builtIn(name);
    return entry?.kind === 'block' ? [entry.block] : [];
  });
  const categories = [...new Set(blocks.map((block) => block.category))];
  const members = (category: string) => blocks.filter((block) => block.category === category);
  const contents = categories.map((category) => {
    return `- **${category}**: ${members(category)
      .map(({ name }) => `[${name}](#${name.toLowerCase()})`)
      .join(', ')}`;
  });
  const sections = categories.map((category) => paragraphs(`## ${category}`, ...members(category).map(blockSection)));
  const head = `# Blocks

Every block is a definition in [the language](language.md), shipped as text: *Go to Definition* on its name shows it. Defaults
and what must hold are expressions, where \`x\` is the input. What a block makes of a feature map of 64 × 33 × 31 with nothing
but its defaults stands below each. This page is written from the definitions in \`engine/blocks/\` by \`npm run docs\`; a
test checks that it is current.`;
  return `${paragraphs(head, contents.join('\n'), ...sections)}\n`;
}

function blockSection(block: Definition): string {
  return paragraphs(
    `### ${block.name}`,
    `${block.doc.trim()} [Source](${block.source})`,
    block.inputs.length > 1 ? `Inputs: ${block.inputs.map(({ name }) => `\`${name}\``).join(', ')}.` : '',
    table(['parameter', 'takes', 'default', ''], block.parameters.map(parameterRow)),
    block.laws.length === 0 ? '' : ['It must hold:', ...block.laws.map(lawText)].join('\n'),
    defaultsText(block),
    `[Its text](../engine/blocks/${block.name}.cnn.yaml) has the nodes ${block.nodes.map(nodeText).join(', ')}.`,
  );
}

/** `- x.channels % groups == 0` */
function lawText({ require }: Law): string {
  return `- \`${require.text.slice(1)}\``;
}

function nodeText({ name, op }: NodeDefinition): string {
  return `\`${name}\` (${op?.kind === 'expression' ? `\`${op.text}\`` : printValue(op)})`;
}

function parameterRow({ name, attribute, default: fallback }: Parameter): readonly string[] {
  const value = fallback === undefined ? '**must be given**' : `\`${printValue(fallback)}\``;
  return [`\`${name}\``, kindText(attribute), value, attribute.doc];
}

/** What the defaults make of an ordinary feature map. */
function defaultsText({ name, inputs }: Definition): string {
  const from = inputs.map(() => 'x').join(', ');
  const text = `inputs: {x: [64, 33, 31]}\nnodes:\n  block: {op: ${name}, from: [${from}]}\n`;
  const { graph, totals, unresolved } = analyze(text);
  const shape = graph.nodes[0]?.outputs[0]?.shape;
  if (unresolved > 0 || shape === undefined) return '';
  const counts = `${printCount(totals.parameters)} parameters, ${printCount(totals.macs)} MACs`;
  return `\`{op: ${name}}\` on 64 × 33 × 31: ${printShape(shape)}, ${counts}.`;
}

function printValue(value: ValueDefinition | undefined): string {
  switch (value?.kind) {
    case 'scalar':
      return String(value.value);
    case 'list':
      return `[${value.items.map(printValue).join(', ')}]`;
    case 'expression':
      return value.text;
    default:
      return '';
  }
}
