import { countsOf, receiptOf } from '../analysis/counts.ts';
import { children, type GraphNode } from '../graph/graph.ts';
import { printCount, printReceipt, type Receipt, type Term } from '../operators/receipt.ts';

export type Count = 'parameters' | 'buffers' | 'macs';

/**
 * The arithmetic of a count in one line. A short one is written out; of a longer one first the biases and scales are put
 * together, then the parts inside are each one number, and of many parts the largest stay.
 */
export function foldedReceipt(node: GraphNode, count: Count): string {
  if (node.kind === 'repeat' && node.copies.length > 1)
    return sumOfCopies(node.copies.map((copy) => countsOf(copy)[count]));
  const receipt = receiptOf(node, count);
  const terms = receipt.terms.filter((each) => each.value !== 0);
  if (terms.length <= mostTerms) return printReceipt(receipt);
  return withoutVectors(receipt, terms) ?? sumOfNodes(children(node), count);
}

/** `9,408 (conv1) + 215,808 (layer1) + … = 25,557,032` for nodes side by side; of many the largest are named. */
export function sumOfNodes(nodes: readonly GraphNode[], count: Count): string {
  const parts = nodes.map((node) => ({
    name: node.path.slice(node.path.lastIndexOf('.') + 1),
    value: countsOf(node)[count],
  }));
  const total = parts.reduce((sum, part) => sum + part.value, 0);
  const sum = largest(parts.filter((part) => part.value !== 0));
  return sum.length < 2 ? printCount(total) : `${sum.join(' + ')} = ${printCount(total)}`;
}

const mostTerms = 8;

/** `64×3×3×64 + 128 in biases and scales = 36,992`, where that is short enough. */
function withoutVectors(receipt: Receipt, terms: readonly Term[]): string | undefined {
  const products = terms.filter((each) => each.factors.length > 1);
  if (products.length === 0 || products.length >= mostTerms) return undefined;
  const written = products.map((each) => withoutTotal(each)).join(' + ');
  const vectors = receipt.total - products.reduce((total, each) => total + each.value, 0);
  const rest = vectors === 0 ? '' : ` + ${printCount(vectors)} in biases and scales`;
  return `${written}${rest} = ${printCount(receipt.total)}`;
}

function withoutTotal(each: Term): string {
  const printed = printReceipt({ terms: [each], total: each.value });
  return printed.slice(0, printed.lastIndexOf(' = '));
}

/** `73,984 + 5 × 70,400 = 425,984`: copies that are alike are counted, not listed. */
function sumOfCopies(values: readonly number[]): string {
  const runs: { value: number; length: number }[] = [];
  for (const value of values) {
    const run = runs.at(-1);
    if (run?.value === value) run.length++;
    else runs.push({ value, length: 1 });
  }
  const sum = runs.map(({ value, length }) => (length === 1 ? printCount(value) : `${length} × ${printCount(value)}`));
  return `${sum.join(' + ')} = ${printCount(values.reduce((total, value) => total + value, 0))}`;
}

function largest(parts: readonly Part[]): readonly string[] {
  if (parts.length <= mostTerms) return parts.map(printPart);
  const kept = new Set([...parts].sort((left, right) => right.value - left.value).slice(0, mostTerms - 1));
  const others = parts.filter((part) => !kept.has(part));
  const rest = { name: `${others.length} smaller`, value: others.reduce((sum, part) => sum + part.value, 0) };
  return [...parts.filter((part) => kept.has(part)), rest].map(printPart);
}

interface Part {
  readonly name: string;
  readonly value: number;
}

function printPart({ name, value }: Part): string {
  return `${printCount(value)} (${name})`;
}
