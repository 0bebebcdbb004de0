import type { NodeResult, OutputSummary, RunResult } from '../runtime/result.ts';
import { table } from './table.ts';

export function printRun(result: RunResult): string {
  const { times, runtime, note, weights } = result;
  const lines = [
    `${runtime}: ${milliseconds(times.run)} (built in ${milliseconds(times.build)}, session in ${milliseconds(times.session)})`,
    ...(note === undefined ? [] : [note]),
    `weights: ${weights}`,
    ...result.inputs.map(({ name, shape, source }) => `input ${name}: [${shape.join(', ')}], ${source}`),
    ...result.outputs.flatMap(outputLines),
  ];
  return `${lines.join('\n')}\n${result.nodes.length === 0 ? '' : `\n${nodeTable(result.nodes)}`}`;
}

function outputLines({ name, shape, minimum, maximum, mean, deviation, top }: OutputSummary): string[] {
  const range = `from ${number(minimum)} to ${number(maximum)}, mean ${number(mean)}, deviation ${number(deviation)}`;
  const best = top.map(
    ({ index, value, probability }) =>
      `  ${index}: ${number(value)}${probability === undefined ? '' : ` (${(100 * probability).toFixed(1)} %)`}`,
  );
  return [`output ${name}: [${shape.join(', ')}], ${range}`, '  largest, by index:', ...best];
}

function nodeTable(nodes: readonly NodeResult[]): string {
  const rows = nodes.map(({ id, op, shape, mean, deviation, time }) => [
    id,
    op,
    `[${shape.join(', ')}]`,
    number(mean),
    number(deviation),
    time === undefined ? '' : milliseconds(time),
  ]);
  return table([['node', 'operator', 'output', 'mean', 'deviation', 'time'], ...rows], new Set([3, 4, 5]));
}

function number(value: number): string {
  return String(Number(value.toPrecision(5)));
}

function milliseconds(time: number): string {
  return `${time < 10 ? time.toFixed(2) : time.toFixed(0)} ms`;
}
