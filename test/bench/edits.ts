import { analyze } from '../../engine/analysis/analyze.ts';
import { heading, middle, row } from './measure.ts';
import { blocks, chain, nodeLine, residual } from './texts.ts';

/** One change of a text of 10,000 nodes. */
interface Edit {
  readonly name: string;
  readonly text: string;
  readonly edit: (text: string, time: number) => string;
}

const length = 10_000;
const plain = chain(length);
const wired = residual(length);
const own = blocks(length);
const node = (index: number) => nodeLine(index, 8);
const put = (words: string, others: string) => (text: string) => text.replace(words, () => others);

const edits: readonly Edit[] = [
  { name: 'channels of the first node', text: plain, edit: put(node(0), nodeLine(0, 9)) },
  {
    name: 'channels of a node in the middle',
    text: plain,
    edit: (text, time) => put(node(5000 + time), nodeLine(5000 + time, 9))(text),
  },
  { name: 'channels of the last node', text: plain, edit: put(node(length - 1), nodeLine(length - 1, 9)) },
  { name: 'a comment at the top', text: plain, edit: (text) => `# a remark\n${text}` },
  { name: 'a comment behind a node', text: plain, edit: put(node(5000), `${node(5000)}   # a remark`) },
  { name: 'a node more', text: plain, edit: put(node(5000), `  new: ReLU\n${node(5000)}`) },
  { name: 'a node less', text: plain, edit: put(`${node(5000)}\n`, '') },
  { name: 'another name', text: plain, edit: put('n5000:', 'renamed:') },
  {
    name: 'another name for a node that is named in a from',
    text: wired,
    edit: (text) => text.replace(/\bsum0\b/g, 'renamed'),
  },
  { name: 'an operator that is misspelt', text: plain, edit: put('n5000: {op: Conv2d', 'n5000: {op: Conv2') },
  { name: 'a bracket that is not closed', text: plain, edit: put(node(5000), node(5000).slice(0, -1)) },
  { name: 'a quote that is not closed', text: plain, edit: put('n5000: {op: Conv2d', 'n5000: {op: "Conv2d') },
  { name: 'a node that is indented too far', text: plain, edit: put(node(5000), `  ${node(5000)}`) },
  { name: 'a tab', text: plain, edit: put(node(5000), `\t${node(5000)}`) },
  {
    name: 'inputs: another height, so that every shape is another',
    text: plain,
    edit: (text, time) => put('32, 32]', `${33 + time}, 32]`)(text),
  },
  {
    name: 'inputs: the same, of a network with 2,500 sums',
    text: wired,
    edit: (text, time) => put('32, 32]', `${33 + time}, 32]`)(text),
  },
  {
    name: 'inputs: the same, of one with 1,000 blocks of the file',
    text: own,
    edit: (text, time) => put('32, 32]', `${33 + time}, 32]`)(text),
  },
  { name: 'inputs: a height that is not fixed', text: plain, edit: put('32, 32]', 'H, W]') },
  { name: 'a stride in the first node', text: plain, edit: put(node(0), nodeLine(0, 8, 'stride: 2')) },
  {
    name: 'inside a block of the file that 1,000 nodes use',
    text: own,
    edit: put('kernel_size: 1', 'kernel_size: 3, padding: 1'),
  },
  { name: 'a mistake inside a block of the file', text: own, edit: put('act: ReLU', 'act: ReLV') },
  { name: 'outputs', text: own, edit: put('outputs: [n9999]', 'outputs: [n9998]') },
];

/** Each kind of edit by itself, there and back again, with the analysis of the version before at hand. */
export function measureEdits(times = 7): void {
  heading('10,000 nodes, one edit (aim: 60)');
  const medians = edits.map(({ name, text, edit }) => {
    let analysis = analyze(text);
    const measured = Array.from({ length: times }, (_, time) => [edit(text, time), text])
      .flat()
      .map((next) => {
        const start = performance.now();
        analysis = analyze(next, analysis);
        return performance.now() - start;
      });
    row(name, middle(measured));
    return middle(measured);
  });
  row('the middle of all kinds', middle(medians), `the slowest kind: ${Math.max(...medians).toFixed(0)}`);
}
