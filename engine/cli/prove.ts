import { join } from 'node:path';
import { printCount } from '../operators/receipt.ts';
import type { Claim, Figure, NodeProof, Proof } from '../prove/proof.ts';
import { RuntimeClient } from '../runtime/client.ts';
import { readText } from '../runtime/fileAccess.ts';
import { InputError } from '../runtime/inputError.ts';
import type { ProveRequest, ProveResult } from '../runtime/prove.ts';
import { RunFailed } from '../runtime/runErrors.ts';
import { namedValues, readArguments, wholeNumber } from './arguments.ts';
import { type Command, UsageError } from './command.ts';
import { printJson } from './printJson.ts';
import { exitCodeOf, printProblems, problemsToJson } from './problems.ts';
import { runtimeName } from './run.ts';
import { table } from './table.ts';

export const proveCommand: Command = {
  usage: 'FILE [--size NAME=NUMBER]... [--runtime native|wasm] [--json]',
  help: [
    'Holds what the analysis says of every node against a run: shapes that were executed, parameters that were allocated,',
    'multiply-accumulates that were counted one by one. Exit code 0 only where everything is proved.',
    '--size NAME=NUMBER  for a size that the inputs leave open: --size H=224 --size W=224',
    '--runtime R         native or wasm (WebAssembly); without it native where that can be had',
    '--json              as JSON',
  ],
  async run(args) {
    const { file, values } = readArguments(args, {
      size: { type: 'string', multiple: true },
      runtime: { type: 'string' },
      json: { type: 'boolean' },
    });
    const text = await readText(file);
    const result = await proved({ text, sizes: sizes(values.size ?? []), runtime: runtimeName(values.runtime) });
    const { proof, problems: found, ...report } = result;
    const problems = problemsToJson(found, text);
    printProblems(file, problems);
    if (values.json) printJson({ file, ...report, ...proof, problems });
    else process.stdout.write(printed(result));
    return proof.verdict === 'proved' ? exitCodeOf(problems) : 1;
  },
};

async function proved(request: ProveRequest): Promise<ProveResult> {
  const client = new RuntimeClient(join(__dirname, 'runtime.js'));
  try {
    return await client.prove(request);
  } catch (error) {
    throw error instanceof RunFailed ? new InputError(error.message) : error;
  } finally {
    client.dispose();
  }
}

function sizes(texts: readonly string[]): Record<string, number> {
  return Object.fromEntries(
    Object.entries(namedValues('size', texts)).map(([name, text]) => {
      const size = wholeNumber('size', text, 1);
      if (name === '' || size === undefined) throw new UsageError(`Expected --size NAME=NUMBER, found ${text}.`);
      return [name, size];
    }),
  );
}

function printed({ runtime, note, proof }: ProveResult): string {
  const head = ['node', 'operator', 'output', 'parameters', 'MACs', 'verdict'];
  const rows = proof.nodes.map((node) => [node.id, node.op, ...figures(node.claims), node.verdict]);
  const total = ['total', '', ...figures(proof.totals), proof.verdict];
  return [
    table([head, ...rows, total], new Set([3, 4])),
    ...[...proof.nodes, { id: 'total', claims: proof.totals }].flatMap((node) => refutations(node)),
    ...gaps(proof),
    `${summary(proof)} (${runtime})\n`,
    note === undefined ? '' : `${note}\n`,
  ].join('');
}

/** As the analysis says them. */
function figures(claims: readonly Claim[]): string[] {
  return (['shape', 'parameters', 'macs'] as const).map((what) => {
    const claim = claims.find((each) => each.what === what);
    return claim === undefined ? '' : printFigure(claim.said);
  });
}

function refutations({ id, claims }: Pick<NodeProof, 'id' | 'claims'>): string[] {
  return claims
    .filter(({ verdict }) => verdict === 'refuted')
    .map(({ what, said, found }) => {
      const name = what === 'macs' ? 'MACs' : what;
      return `${id}: ${name} refuted: the analysis says ${printFigure(said)}, the run ${printFigure(found)}\n`;
    });
}

/** A line for each reason: one open size can be that of all nodes. */
function gaps({ nodes }: Proof): string[] {
  const reasons = new Map<string, Set<string>>();
  for (const { id, claims } of nodes) {
    for (const { reason } of claims) {
      if (reason !== undefined) reasons.set(reason, (reasons.get(reason) ?? new Set()).add(id));
    }
  }
  return [...reasons].map(([reason, ids]) => `not provable: ${reason} (${printSome([...ids])})\n`);
}

function printSome(ids: readonly string[]): string {
  const most = 5;
  return ids.length <= most ? ids.join(', ') : `${ids.slice(0, most).join(', ')} and ${ids.length - most} more`;
}

function summary({ nodes }: Proof): string {
  const provedNodes = nodes.filter(({ verdict }) => verdict === 'proved').length;
  return `${provedNodes} of ${nodes.length} nodes proved`;
}

function printFigure(figure: Figure | null): string {
  if (figure === null) return '?';
  if (typeof figure === 'number') return printCount(figure);
  // Without the batch, as everywhere for people.
  return figure.map((shape) => shape.slice(1).join(' × ')).join(', ');
}
