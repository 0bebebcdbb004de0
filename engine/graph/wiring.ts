import type { LibraryEntry } from '../library/library.ts';
import { didYouMean, nearest } from '../library/nearest.ts';
import type { Definition, NodeDefinition, Reference } from '../spec/definition.ts';
import { missingInput, tooManyInputs } from './findings.ts';
import type { Source } from './graph.ts';
import type { Site } from './site.ts';

/** Who reads whom in one definition, by name. Problems are told once, where the name stands. */
export class Wiring {
  private readonly definition: Definition;
  private readonly site: Site;
  private readonly inputNames: ReadonlySet<string>;
  private readonly nodesByName = new Map<string, NodeDefinition>();
  private readonly sourcesByNode = new Map<NodeDefinition, readonly Source[]>();

  constructor(definition: Definition, site: Site) {
    this.definition = definition;
    this.site = site;
    this.inputNames = new Set(definition.inputs.map((input) => input.name));
    let previous: NodeDefinition | undefined;
    for (const node of definition.nodes) {
      if (this.isInput(node.name)) this.reportTwice(node);
      else this.nodesByName.set(node.name, node);
      this.sourcesByNode.set(node, node.from ?? implicitSource(definition, previous));
      previous = node;
    }
  }

  has(name: string): boolean {
    return this.isInput(name) || this.nodesByName.has(name);
  }

  node(name: string): NodeDefinition | undefined {
    return this.nodesByName.get(name);
  }

  /** What a node reads, by name; also names that are not there. */
  sources(node: NodeDefinition): readonly Source[] {
    return this.sourcesByNode.get(node) ?? [];
  }

  /**
   * The nodes, each after those it reads, and the circles that keep some from being so. Without recursion: a text may be a
   * chain of thousands.
   */
  order(): Order {
    return this.isInOrder() ? { nodes: this.definition.nodes, cycles: [] } : this.sorted();
  }

  /** Most texts name nothing before it is there. */
  private isInOrder(): boolean {
    const seen = new Set<string>();
    for (const node of this.definition.nodes) {
      for (const { name } of this.sources(node)) if (!seen.has(name) && this.nodesByName.has(name)) return false;
      seen.add(node.name);
    }
    return true;
  }

  private sorted(): Order {
    const nodes = new Set<NodeDefinition>();
    const begun = new Set<NodeDefinition>();
    const cycles: (readonly NodeDefinition[])[] = [];
    for (const node of this.definition.nodes) {
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
    for (const node of this.definition.nodes) {
      const isKnown = this.sources(node).every((source) => this.has(source.name));
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
    return [...this.definition.inputs.map((input) => input.name), ...this.nodesByName.keys()];
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
    const names = this.names().filter((name) => name !== node);
    const message = `There is no node or input ${reference.name} here${suggestion(reference.name, names)}`;
    const place = node === undefined ? {} : { node };
    this.site.report({ code: 'unknown-reference', message, range: reference.range, ...place });
    return false;
  }

  private readNodes(node: NodeDefinition): readonly NodeDefinition[] {
    return this.sources(node)
      .map((source) => this.node(source.name))
      .filter((each) => each !== undefined);
  }

  private isInput(name: string): boolean {
    return this.inputNames.has(name);
  }

  private reportTwice(node: NodeDefinition): void {
    const message = `${node.name} is already the name of an input. Give the node another name.`;
    this.site.report({ code: 'duplicate-name', message, range: node.nameRange, node: node.name });
  }
}

/** Enough to mend; a tangle of thousands would have a circle for every wire. */
const mostCycles = 20;

export interface Order {
  readonly nodes: readonly NodeDefinition[];
  readonly cycles: readonly (readonly NodeDefinition[])[];
}

function wayFrom(
  first: NodeDefinition,
  begun: ReadonlySet<NodeDefinition>,
  finished: ReadonlySet<NodeDefinition>,
): readonly NodeDefinition[] {
  const way = [...begun].filter((node) => !finished.has(node));
  return way.slice(way.indexOf(first));
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
