import { countsOf, sumOfCounts } from '../analysis/counts.ts';
import { children, type Graph, type GraphNode, type OperatorNode, operatorName } from '../graph/graph.ts';
import type { OnnxModel } from '../onnx/model.ts';
import type { Weights } from '../onnx/weights.ts';
import { allocated } from './allocated.ts';
import { type Counted, countMacs } from './countMacs.ts';
import { oneSample } from './oneSample.ts';
import { type Claim, compared, type Extents, type NodeProof, type Proof, unprovable, verdictOf } from './proof.ts';

/** What can be held against the analysis. */
export interface Evidence {
  /** The network as it was lowered, and its weights as they were allocated. */
  readonly lowered?: { readonly model: OnnxModel; readonly weights: Weights };
  /** The shapes that a run of it with a batch of one had, by the names of the values. */
  readonly shapes?: ReadonlyMap<string, Extents>;
  /** Why something is not there: half a sentence. */
  readonly missing?: string;
}

/**
 * Holds shapes, parameters and multiply-accumulates of every node against tensors that were executed, tensors that were
 * allocated and loops that were counted. The evidence can be one for all nodes, or each node's own.
 */
export function prove(graph: Graph, evidenceOf: (node: OperatorNode) => Evidence): Proof {
  const known = new Map<Evidence, Witnesses>();
  const witnessesOf = (node: OperatorNode) => {
    const evidence = evidenceOf(node);
    const witnesses = known.get(evidence) ?? interrogated(evidence);
    known.set(evidence, witnesses);
    return witnesses;
  };
  const nodes = [...leaves(graph.nodes)].map((node) =>
    node.kind === 'operator' ? operatorProof(node, witnessesOf(node)) : unresolvedProof(node),
  );
  const totals = totalClaims(graph, nodes);
  return { verdict: verdictOf([...totals, ...nodes]), totals, nodes };
}

interface Witnesses {
  readonly weights: ReadonlyMap<string, number> | undefined;
  readonly macs: ReadonlyMap<string, Counted> | undefined;
  /** The names of a node's output values by its path. */
  readonly outputs: ReadonlyMap<string, readonly string[]>;
  readonly shapes: ReadonlyMap<string, Extents>;
  readonly missing: string;
}

function interrogated({ lowered, shapes, missing = 'the run did not show it' }: Evidence): Witnesses {
  return {
    weights: lowered && allocated(lowered.model, lowered.weights),
    macs: lowered && shapes && countMacs(lowered.model, shapes),
    outputs: new Map(lowered?.model.operators.map(({ path, outputs }) => [path, outputs])),
    shapes: shapes ?? new Map(),
    missing,
  };
}

/** Operators and what could not be resolved, inside blocks too; a node that is left out makes nothing. */
function* leaves(nodes: readonly GraphNode[]): Generator<GraphNode> {
  for (const node of nodes) {
    if (node.kind === 'operator' || node.kind === 'unresolved') yield node;
    else yield* leaves(children(node));
  }
}

function unresolvedProof(node: GraphNode): NodeProof {
  const claims = (['shape', 'parameters', 'macs'] as const).map((what) => unprovable(what, null, unresolved));
  return { id: node.path, op: operatorName(node), verdict: verdictOf(claims), claims };
}

const unresolved = 'the node could not be resolved';

function operatorProof(node: OperatorNode, witnesses: Witnesses): NodeProof {
  const buffers = weightClaim(node, 'buffer', witnesses);
  const claims = [
    shapeClaim(node, witnesses),
    weightClaim(node, 'parameter', witnesses),
    ...(buffers.said === 0 ? [] : [buffers]),
    macsClaim(node, witnesses),
  ];
  return { id: node.path, op: node.operator.name, verdict: verdictOf(claims), claims };
}

function shapeClaim(node: OperatorNode, witnesses: Witnesses): Claim {
  const { outputs, shapes, missing } = witnesses;
  const said = everyOne(node.outputs.map(({ shape }) => oneSample(shape)));
  const found = everyOne((outputs.get(node.path) ?? [undefined]).map((name) => shapes.get(name ?? '')));
  if (said === undefined || found === undefined) return unprovable('shape', said ?? null, missing);
  const claim = compared('shape', said, found);
  return claim.verdict === 'refuted' ? (blamedBefore(node, witnesses, claim) ?? claim) : claim;
}

/** What a node makes of an input that is not as it was said to be tells nothing of the node. */
function blamedBefore(node: OperatorNode, { outputs, shapes }: Witnesses, { what, said }: Claim): Claim | undefined {
  const wrong = node.inputs.find((tensor) => {
    const found = shapes.get(outputs.get(tensor.path)?.[tensor.port] ?? tensor.path);
    return found !== undefined && JSON.stringify(found) !== JSON.stringify(oneSample(tensor.shape));
  });
  return wrong && unprovable(what, said, `what it reads is refuted at ${wrong.path}`);
}

function weightClaim(node: OperatorNode, kind: 'parameter' | 'buffer', { weights, missing }: Witnesses): Claim {
  const what = kind === 'parameter' ? 'parameters' : 'buffers';
  const said = countsOf(node)[what];
  if (weights === undefined) return unprovable(what, said, missing);
  const own = node.weights.filter((weight) => weight.kind === kind);
  return compared(
    what,
    said,
    own.reduce((sum, { name }) => sum + (weights.get(`${node.path}.${name}`) ?? 0), 0),
  );
}

function macsClaim(node: OperatorNode, witnesses: Witnesses): Claim {
  const { macs, missing } = witnesses;
  const known = node.costs.every(({ work, factors }) => work !== 'macs' || factors !== undefined);
  const said = known ? countsOf(node).macs : null;
  const found = macs === undefined ? undefined : (macs.get(node.path) ?? 0);
  if (typeof found === 'object') return unprovable('macs', said, `no loop for ${found.unknown} is written`);
  if (said === null || found === undefined) return unprovable('macs', said, missing);
  const claim = compared('macs', said, found);
  return claim.verdict === 'refuted' ? (blamedBefore(node, witnesses, claim) ?? claim) : claim;
}

/** The sums, so that nothing is counted twice or forgotten on the way to them. */
function totalClaims(graph: Graph, nodes: readonly NodeProof[]): readonly Claim[] {
  const said = sumOfCounts(graph.nodes);
  return (['parameters', 'buffers', 'macs'] as const).map((what) => {
    const claims = nodes.flatMap((node) => node.claims.filter((each) => each.what === what));
    const known = claims.every((each) => each.said !== null);
    const open = claims.find(({ reason }) => reason !== undefined);
    if (verdictOf(claims) === 'not provable') return unprovable(what, known ? said[what] : null, open?.reason ?? '');
    return compared(
      what,
      said[what],
      claims.reduce((sum, { found }) => sum + Number(found), 0),
    );
  });
}

function everyOne<Item>(items: readonly (Item | undefined)[]): readonly Item[] | undefined {
  const known = items.filter((item) => item !== undefined);
  return known.length === items.length ? known : undefined;
}
