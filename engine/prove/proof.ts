/** What the analysis says of a network, held against what a run of the network shows. */
export interface Proof {
  readonly verdict: Verdict;
  /** The sums over all nodes. */
  readonly totals: readonly Claim[];
  /** Every operator, in order, and every node that could not be resolved. */
  readonly nodes: readonly NodeProof[];
}

export interface NodeProof {
  /** The path: `stage1.0.conv1`. */
  readonly id: string;
  readonly op: string;
  readonly verdict: Verdict;
  readonly claims: readonly Claim[];
}

export interface Claim {
  readonly what: 'shape' | 'parameters' | 'buffers' | 'macs';
  readonly verdict: Verdict;
  /** What the analysis says; null where it does not know. */
  readonly said: Figure | null;
  /** What was executed, allocated or counted; null where nothing was. */
  readonly found: Figure | null;
  /** Why it is not provable: half a sentence. */
  readonly reason?: string;
}

/** A count, or the shape of each output for a batch of one. */
export type Figure = number | readonly Extents[];

export type Extents = readonly number[];

export type Verdict = 'proved' | 'refuted' | 'not provable';

export function compared(what: Claim['what'], said: Figure, found: Figure): Claim {
  return { what, said, found, verdict: JSON.stringify(said) === JSON.stringify(found) ? 'proved' : 'refuted' };
}

export function unprovable(what: Claim['what'], said: Figure | null, reason: string): Claim {
  return { what, said, found: null, verdict: 'not provable', reason };
}

/** One refutation refutes all; one thing that is not provable keeps the rest from being a proof. */
export function verdictOf(parts: readonly { readonly verdict: Verdict }[]): Verdict {
  if (parts.some(({ verdict }) => verdict === 'refuted')) return 'refuted';
  return parts.some(({ verdict }) => verdict === 'not provable') ? 'not provable' : 'proved';
}
