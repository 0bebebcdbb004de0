import { type Analysis, analyze } from '../analysis/analyze.ts';
import { countsOf, flopsOf } from '../analysis/counts.ts';
import { depthOf } from '../analysis/depth.ts';
import { memoryOf } from '../analysis/memory.ts';
import {
  children,
  type Graph,
  type GraphNode,
  isUnresolved,
  operatorName,
  operatorNodes,
  type Tensor,
} from '../graph/graph.ts';
import { missingFromSums, networkFigures } from '../language/networkFigures.ts';
import { openSizes } from '../language/openSizes.ts';
import type { Counts } from '../operators/counts.ts';
import { printCount } from '../operators/receipt.ts';
import { readText } from '../runtime/fileAccess.ts';
import { shapeToJson } from '../tensor/shape.ts';
import { readArguments, wholeNumber } from './arguments.ts';
import type { Command } from './command.ts';
import { printJson } from './printJson.ts';
import { exitCodeOf, type JsonProblem, printProblems, problemsToJson } from './problems.ts';
import { table } from './table.ts';

export const analyzeCommand: Command = {
  usage: 'FILE [--json] [--depth K]',
  help: [
    'Shapes, parameters and multiply-accumulates of every node, for one sample.',
    '--json     as JSON',
    '--depth K  also K - 1 levels inside of blocks',
  ],
  async run(args) {
    const { file, values } = readArguments(args, { json: { type: 'boolean' }, depth: { type: 'string' } });
    const depth = wholeNumber('depth', values.depth, 1) ?? 1;
    const analysis = analyze(await readText(file));
    const report = reportOf(file, analysis, depth);
    if (values.json) printJson(report);
    else process.stdout.write(`${printed(report, analysis)}\n${printedFigures(analysis)}`);
    printProblems(file, report.problems);
    return exitCodeOf(report.problems);
  },
};

type JsonShape = (number | string)[] | null;

/** What `--json` prints: other programs rely on it. */
interface Report {
  readonly file: string;
  readonly inputs: Readonly<Record<string, JsonShape>>;
  readonly outputs: Readonly<Record<string, JsonShape>>;
  readonly parameters: number;
  readonly buffers: number;
  readonly macs: number;
  /** All classes of work, MACs among them; FLOPs are two for each MAC and one for every other operation. */
  readonly work: Counts['work'];
  readonly flops: number;
  /** Bytes of 32-bit floats; beside the weights, the most that is in use at once. */
  readonly memory: { readonly weights: number; readonly inference: number; readonly training: number };
  readonly depth: number;
  /** How many nodes of the file are missing from the sums, in whole or in part. */
  readonly unresolved?: number;
  readonly nodes: readonly NodeReport[];
  readonly problems: readonly JsonProblem[];
}

interface NodeReport {
  readonly id: string;
  readonly op: string;
  readonly inputs: readonly JsonShape[];
  readonly outputs: readonly JsonShape[];
  readonly parameters: number | null;
  readonly buffers: number | null;
  readonly macs: number | null;
}

function reportOf(file: string, { graph, totals, problems, text }: Analysis, depth: number): Report {
  const unresolved = graph.nodes
    .map(nodeReport)
    .filter((node) => node.parameters === null || node.macs === null).length;
  return {
    file,
    inputs: shapesByName(graph.inputs),
    outputs: shapesByName(graph.outputs),
    parameters: totals.parameters,
    buffers: totals.buffers,
    macs: totals.macs,
    work: totals.work,
    flops: flopsOf(totals),
    memory: memoryReport(graph),
    depth: depthOf(graph).layers,
    ...(unresolved > 0 && { unresolved }),
    nodes: [...nodesTo(depth, graph.nodes)].map(nodeReport),
    problems: problemsToJson(problems, text),
  };
}

function memoryReport(graph: Graph): Report['memory'] {
  const { weights, buffers, inference, training } = memoryOf(graph);
  return {
    weights: weights.total + buffers.total,
    inference: inference.receipt.total,
    training: training.receipt.total,
  };
}

function* nodesTo(depth: number, nodes: readonly GraphNode[]): Generator<GraphNode> {
  for (const node of nodes) {
    yield node;
    if (depth > 1) yield* nodesTo(depth - 1, children(node));
  }
}

function nodeReport(node: GraphNode): NodeReport {
  const counts = countsOf(node);
  const whole = !isUnresolved(node);
  return {
    id: node.path,
    op: operatorName(node),
    inputs: node.inputs.map(shapeOf),
    outputs: node.outputs.map(shapeOf),
    parameters: whole ? counts.parameters : null,
    buffers: whole ? counts.buffers : null,
    macs: whole && hasKnownMacs(node) ? counts.macs : null,
  };
}

/** Not known while the height or width is open; the parameters are known all the same. */
function hasKnownMacs(node: GraphNode): boolean {
  return [...operatorNodes([node])].every(({ costs }) =>
    costs.every((cost) => cost.work !== 'macs' || cost.factors !== undefined),
  );
}

function shapesByName(
  values: readonly { readonly name: string; readonly tensor: Tensor }[],
): Record<string, JsonShape> {
  return Object.fromEntries(values.map(({ name, tensor }) => [name, shapeOf(tensor)]));
}

function shapeOf({ shape }: Tensor): JsonShape {
  return shape === undefined ? null : shapeToJson(shape);
}

function printed(report: Report, analysis: Analysis): string {
  const rows = report.nodes.map((node) => [
    node.id,
    node.op,
    node.outputs.map(printJsonShape).join(', '),
    printKnown(node.parameters),
    printKnown(node.buffers),
    printKnown(node.macs),
  ]);
  const macs = openSizes(analysis.graph.nodes, 'macs') === undefined ? report.macs : null;
  const total = ['total', '', '', printCount(report.parameters), printCount(report.buffers), printKnown(macs)];
  const head = ['node', 'operator', 'output', 'parameters', 'buffers', 'MACs'];
  return table([head, ...rows, total], new Set([3, 4, 5]));
}

/** What is in the table is not said again. */
function printedFigures(analysis: Analysis): string {
  const figures = networkFigures(analysis).filter(({ title }) => !columns.has(title));
  const lines = figures.map(({ title, value, remark }) => `${title}: ${value}${remark ? `, ${remark}` : ''}`);
  return [...lines, missingFromSums(analysis) ?? '']
    .filter((line) => line !== '')
    .map((line) => `${line}\n`)
    .join('');
}

const columns = new Set(['Parameters', 'Buffers', 'MACs']);

/** Without the batch, as everywhere for people. */
function printJsonShape(shape: JsonShape): string {
  return shape === null ? '?' : shape.slice(1).join(' × ');
}

function printKnown(count: number | null): string {
  return count === null ? '?' : printCount(count);
}
