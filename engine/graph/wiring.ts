import type { LibraryEntry } from '../library/library.ts';
import { didYouMean, nearest } from '../library/nearest.ts';
import type { Definition, NodeDefinition, Reference } from '../spec/definition.ts';
import { missingInput, tooManyInputs } from './findings.ts';
import type { GraphNode, Source } from './graph.ts';
import type { Site } from './site.ts';

/** A node of a definition among the others. */
export interface Wired {
  readonly node: NodeDefinition;
  /** Its place in the text, counted from 0. */
  readonly index: number;
  /** What it reads, by name; also names that are not there. */
  readonly sources: readonly Source[];
  /** What became of it, once that is known. */
  expanded: GraphNode | undefined;
}

/** Who reads whom in one definition, by name. Problems are told once, where the name stands. */
export class Wiring {
  private readonly definition: Definition;
  private readonly site: Site;
  private readonly inputNames: ReadonlySet<string>;
  private readonly nodes: readonly Wired[];
  private readonly byName = new Map<string, Wired>();
  private suggestions = 0;

  constructor(definition: Definition, site: Site) {
    this.definition = definition;
    this.site = site;
    this.inputNames = new Set(definition.inputs.map((input) => input.name));
    let previous: NodeDefinition | undefined;
    this.nodes = definition.nodes.map((node, index) => {
      const sources = node.from ?? implicitSource(definition, previous);
      const wired = { node, index, sources, expanded: undefined };
      if (this.inputNames.has(node.name)) this.reportTwice(node);
      else this.byName.set(node.name, wired);
      previous = node;
      return wired;
    });
  }

  has(name: string): boolean {
    return this.inputNames.has(name) || this.byName.has(name);
  }

  node(name: string): Wired | undefined {
    return this.byName.get(name);
  }

  /** The nodes, each after those it reads, and the circles that keep some from being so. */
  order(): Order {
    return this.isInOrder() ? { nodes: this.nodes, cycles: [] } : this.sorted();
  }

  /** Most texts name nothing before it is there. */
  private isInOrder(): boolean {
    for (const { index, sources } of this.nodes) {
      for (const { name } of sources) if ((this.byName.get(name)?.index ?? -1) >= index) return false;
    }
    return true;
  }

  /** Without recursion: a text may be a chain of thousands. */
  private sorted(): Order {
    const nodes = new Set<Wired>();
    const begun = new Set<Wired>();
    const cycles: (readonly NodeDefinition[])[] = [];
    for (const node of this.nodes) {
      const open = [node];
      for (let current = open.at(-1); current !== undefined; current = open.at(-1)) {
        const waiting = begun.has(current) ? [] : this.readNodes(current);
        begun.add(current);
        for (const next of waiting) {
          // Begun but not in order yet: it is on the way that led here.
          if (!begun.has(next)) open.push(next);
          else if (!nodes.has(next) && cycles.length < mostCycles) cycles.push(wayFrom(next, begun, nodes));
        }
        if (open.at(-1) === current) {
          open.pop();
          nodes.add(current);
        }
      }
    }
    return { nodes: [...nodes], cycles };
  }

  /** Tells of every name in a `from` that is not there. */
  reportUnknownReferences(): void {
    for (const { node, sources } of this.nodes) {
      const isKnown = sources.every((source) => this.has(source.name));
      if (!isKnown) for (const reference of node.from ?? []) this.isThere(reference, node.name);
    }
  }

  /** What the definition puts out: what it says, also names that are not there; else its last node. */
  outputs(): readonly Source[] {
    const { outputs, nodes } = this.definition;
    for (const reference of outputs ?? []) this.isThere(reference, undefined);
    const last = nodes.at(-1);
    return outputs ?? (last === undefined ? [] : [{ name: last.name, port: 0 }]);
  }

  /** Whether the number of inputs is one that the operator takes. */
  checkInputs(node: NodeDefinition, op: string, entry: LibraryEntry, sources: readonly Source[]): boolean {
    const counts = { ...arity(entry), found: sources.length };
    if (counts.found < counts.least)
      this.site.report(missingInput(node, op, counts, this.wayToInputs(node, counts.least)));
    if (counts.found > counts.most) this.site.report(tooManyInputs(node, op, counts));
    return counts.found >= counts.least && counts.found <= counts.most;
  }

  /** The names that a `from` can hold. */
  names(): readonly string[] {
    return [...this.inputNames, ...this.byName.keys()];
  }

  private wayToInputs(node: NodeDefinition, least: number): string {
    const { inputs } = this.definition;
    if (least > 1) return 'Write from: [a, b] with the names of what it reads.';
    if (node.from !== undefined) return 'Write the name of what it reads behind from.';
    // It is the first node, and nothing stands above it.
    if (inputs.length === 0) return 'Give the network something to read, as in inputs: {image: [3, 224, 224]}.';
    return `Write which input it reads: ${inputs.map(({ name }) => `from: ${name}`).join(' or ')}.`;
  }

  private isThere(reference: Reference, node: string | undefined): boolean {
    if (this.has(reference.name)) return true;
    const message = `There is no node or input ${reference.name} here${this.suggestion(reference.name, node)}`;
    const place = node === undefined ? {} : { node };
    this.site.report({ code: 'unknown-reference', message, range: reference.range, ...place });
    return false;
  }

  private suggestion(name: string, reader: string | undefined): string {
    if (this.suggestions++ >= mostSuggestions) return '';
    return suggestion(
      name,
      this.names().filter((each) => each !== reader),
    );
  }

  private readNodes({ sources }: Wired): readonly Wired[] {
    return sources.map((source) => this.byName.get(source.name)).filter((each) => each !== undefined);
  }

  private reportTwice(node: NodeDefinition): void {
    const message = `${node.name} is already the name of an input. Give the node another name.`;
    this.site.report({ code: 'duplicate-name', message, range: node.nameRange, node: node.name });
  }
}

/** More than anybody reads at once; to compare thousands of names with thousands of others would take minutes. */
const mostSuggestions = 50;

/** Enough to mend; a tangle of thousands would have a circle for every wire. */
const mostCycles = 20;

export interface Order {
  readonly nodes: readonly Wired[];
  readonly cycles: readonly (readonly NodeDefinition[])[];
}

function wayFrom(first: Wired, begun: ReadonlySet<Wired>, finished: ReadonlySet<Wired>): readonly NodeDefinition[] {
  const way = [...begun].filter((wired) => !finished.has(wired));
  return way.slice(way.indexOf(first)).map(({ node }) => node);
}

/** `. Did you mean conv1?`, or what there is. */
function suggestion(name: string, names: readonly string[]): string {
  const similar = didYouMean(nearest(name, names));
  if (similar !== '') return `. ${similar}`;
  return names.length > 0 && names.length <= 12 ? `. There is ${names.join(', ')}.` : '';
}

/** Without `from` a node reads the one above it, the first node the only input. */
export function implicitSource(definition: Definition, above: NodeDefinition | undefined): readonly Source[] {
  if (above !== undefined) return [{ name: above.name, port: 0 }];
  const [only, ...more] = definition.inputs;
  return only !== undefined && more.length === 0 ? [{ name: only.name, port: 0 }] : [];
}

interface Arity {
  readonly least: number;
  readonly most: number;
  readonly names: readonly string[];
}

export function arity(entry: LibraryEntry): Arity {
  const inputs = entry.kind === 'block' ? entry.block.inputs.map((input) => input.name) : entry.operator.inputs;
  if ('minimum' in inputs) return { least: inputs.minimum, most: Number.POSITIVE_INFINITY, names: [] };
  return { least: inputs.filter((name) => !name.endsWith('?')).length, most: inputs.length, names: inputs };
}
