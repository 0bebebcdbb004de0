import { analyze } from '../analysis/analyze.ts';
import { receiptOf, workClasses } from '../analysis/counts.ts';
import type { OperatorNode } from '../graph/graph.ts';
import { callOf } from '../graph/operatorNode.ts';
import { operators } from '../operators/list.ts';
import type { Example, Operator } from '../operators/operator.ts';
import { printReceipt } from '../operators/receipt.ts';
import { printSpelling } from '../operators/spelling.ts';
import { printShape } from '../tensor/shape.ts';
import { defaultText, kindText, paragraphs, table } from './markdown.ts';

/** The page `docs/operators.md`, from the records. */
export function operatorsPage(): string {
  const categories = [...new Set(operators.map((operator) => operator.category))];
  const sections = categories.map((category) => {
    const members = operators.filter((operator) => operator.category === category);
    return paragraphs(`## ${category}`, ...members.map(operatorSection));
  });
  const contents = categories.map((category) => {
    const members = operators.filter((operator) => operator.category === category);
    return `- **${category}**: ${members.map(({ name }) => `[${name}](#${name.toLowerCase()})`).join(', ')}`;
  });
  const head = `# Operators

Names, attributes and defaults are PyTorch's. Shapes leave out the batch. In the column PyTorch, \`nn\` is \`torch.nn\`, \`F\` is
\`torch.nn.functional\`, \`ops\` is \`torchvision.ops\`, and \`x\` the input. This page is written from the records in
\`engine/operators/\` by \`npm run docs\`; a test checks that it is current.

## What is counted

For one sample: parameters are the numbers that are trained. MACs are the multiply-accumulates of convolutions and linear
layers, without their biases. Everything else is counted in elementary operations (sums, products, comparisons, functions such
as exp), by what it is for:

- **bias**: a sum for each element that a bias is added to;
- **normalization**: two for each element where mean and deviation are given, a product and a sum; six where they are worked
  out of the input, and two more for a scale and a shift;
- **activation**: one for each element, whatever the function; three for a softmax: the function, a sum and a quotient;
- **pooling**: one for each element of each window; two with LPPool2d, which raises it to a power;
- **elementwise**: one for each element and each further input of a sum, product or maximum; and what it takes to find a value
  between pixels.

Another look at the same numbers (Flatten, Permute, Chunk …) and what is only there in training (Dropout …) is no work. FLOPs are
twice the MACs and the rest. The examples below show the arithmetic of both.`;
  return `${paragraphs(head, contents.join('\n'), ...sections)}\n`;
}

function operatorSection(operator: Operator): string {
  return paragraphs(
    `### ${operator.name}`,
    `${operator.doc} [Source](${operator.source})`,
    `Inputs: ${inputsText(operator)}.`,
    table(
      ['attribute', 'takes', 'default', ''],
      Object.entries(operator.attributes).map(([name, attribute]) => [
        `\`${name}\``,
        kindText(attribute),
        defaultText(attribute),
        attribute.doc,
      ]),
    ),
    table(
      ['example', 'in', 'out', 'parameters', 'MACs', 'other operations', 'PyTorch'],
      operator.examples.map((example) => exampleRow(operator, example)),
    ),
  );
}

function inputsText({ inputs }: Operator): string {
  if ('minimum' in inputs) return `${inputs.minimum} or more of a kind`;
  return inputs
    .map((name) => (name.endsWith('?') ? `\`${name.slice(0, -1)}\` (may be left out)` : `\`${name}\``))
    .join(', ');
}

function exampleRow(operator: Operator, example: Example): readonly string[] {
  const node = exampleNode(operator, example);
  const shapes = (list: readonly (readonly number[])[]) => list.map((shape) => shape.join(' × ')).join(', ');
  return [
    `\`${exampleText(operator, example)}\``,
    shapes(example.inputs),
    node.outputs.map((output) => printShape(output.shape ?? [])).join(', '),
    printReceipt(receiptOf(node, 'parameters')),
    printReceipt(receiptOf(node, 'macs')),
    otherWork(node),
    `\`${printSpelling(operator.pytorch(callOf(node)))}\``,
  ];
}

/** `2×4×5×6 = 240 normalization` */
function otherWork(node: OperatorNode): string {
  return workClasses
    .filter((name) => name !== 'macs' && node.counts.work[name] > 0)
    .map((name) => `${printReceipt(receiptOf(node, name))} ${name}`)
    .join(', ');
}

function exampleText({ name }: Operator, { attributes }: Example): string {
  const said = Object.entries(attributes).map(([key, value]) => `, ${key}: ${yaml(value)}`);
  return `{op: ${name}${said.join('')}}`;
}

/** The example as a network of one node. */
function exampleNode(operator: Operator, example: Example): OperatorNode {
  const inputs = example.inputs.map((shape, index) => `x${index}: [${shape.join(', ')}]`);
  const from = example.inputs.map((_, index) => `x${index}`);
  const node = exampleText(operator, example).replace('}', `, from: [${from.join(', ')}]}`);
  const { graph, problems } = analyze(`inputs: {${inputs.join(', ')}}\nnodes:\n  example: ${node}\n`);
  const [built] = graph.nodes;
  if (built?.kind === 'operator') return built;
  throw new Error(`The example ${node} does not hold: ${problems.map((problem) => problem.message).join(' ')}`);
}

function yaml(value: unknown): string {
  return Array.isArray(value) ? `[${value.map(yaml).join(', ')}]` : String(value);
}
