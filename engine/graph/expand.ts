import { builtIn, type Library, type LibraryEntry } from '../library/library.ts';
import { isRequired } from '../operators/attribute.ts';
import type { AttributeDefinition, Definition, NodeDefinition, ValueDefinition } from '../spec/definition.ts';
import type { Range } from '../spec/range.ts';
import { attributesOfCopy } from './copies.ts';
import { type Evaluated, known, type Scope, show, truth } from './evaluate.ts';
import {
  cycle,
  missingOutput,
  nestedTooDeep,
  openSize,
  recursiveBlock,
  tooManyNodes,
  unknownOperator,
  wrongRepeat,
} from './findings.ts';
import { type GraphNode, isUnresolved, type Source, type Tensor, type UnresolvedNode } from './graph.ts';
import { operatorAgain, operatorNode } from './operatorNode.ts';
import { checkLaws, checkNames, type GivenValue, parameterValues } from './parameters.ts';
import type { Reuse } from './reuse.ts';
import { blockUseSite, type Finding, ownBlockSite, type Site, type Told } from './site.ts';
import { sizeOf } from './sizes.ts';
import { unknownName } from './unknownName.ts';
import { valueIn } from './values.ts';
import { type Wired, Wiring } from './wiring.ts';

export interface Expansion {
  readonly definition: Definition;
  readonly inputs: readonly Tensor[];
  readonly parameters: ReadonlyMap<string, Evaluated>;
  /** The path of the block's node, empty for the network. */
  readonly path: string;
  readonly library: Library;
  readonly site: Site;
  readonly told: Told;
  readonly budget: Budget;
  /** The blocks around this one, to stop a block that uses itself. */
  readonly within: readonly string[];
  /** What can be taken over from the version before. */
  readonly reuse: Reuse;
}

/** More than any network has; a few lines of nested `repeat` could otherwise ask for billions. */
export const mostNodes = 50_000;

/** How many more nodes may be made. */
export interface Budget {
  nodes: number;
}

export interface Expanded {
  readonly nodes: readonly GraphNode[];
  readonly outputs: readonly Tensor[];
  readonly outputNames: readonly string[];
}

/** Unfolds one definition for given inputs and parameters. */
export function expand(expansion: Expansion): Expanded {
  return new Expander(expansion).run();
}

interface Plan {
  readonly node: NodeDefinition;
  readonly path: string;
  readonly op: string;
  readonly entry: LibraryEntry;
  readonly inputs: readonly Tensor[];
  readonly sources: readonly Source[];
  readonly attributes: readonly AttributeDefinition[];
  readonly scope: Scope;
}

class Expander {
  private readonly expansion: Expansion;
  private readonly wiring: Wiring;
  private readonly underWay: Wired[] = [];
  private readonly nodes: GraphNode[] = [];

  constructor(expansion: Expansion) {
    this.expansion = expansion;
    this.wiring = new Wiring(expansion.definition, expansion.site);
  }

  run(): Expanded {
    this.wiring.reportUnknownReferences();
    const { nodes, cycles } = this.wiring.order();
    for (const round of cycles) this.reportCycle(round);
    for (const node of nodes) this.visit(node);
    const references = this.wiring.outputs();
    const tensors = references.map((reference) => this.tensor(reference));
    for (const reference of this.expansion.definition.outputs ?? []) this.checkOutput(reference, reference.range);
    const names = references.map((reference) =>
      reference.port === 0 ? reference.name : `${reference.name}.${reference.port}`,
    );
    return { nodes: this.nodes, outputs: tensors, outputNames: names };
  }

  /** Nodes come in order; only an expression can still ask for one that comes later. */
  private visit(wired: Wired): void {
    if (wired.expanded !== undefined) return;
    const { underWay } = this;
    if (underWay.includes(wired)) this.reportCycle(underWay.slice(underWay.indexOf(wired)).map(({ node }) => node));
    // Expressions that lead from node to node for ever are not followed to the end of the stack.
    if (underWay.includes(wired) || underWay.length > longestDetour) return;
    underWay.push(wired);
    wired.expanded = this.expandNode(wired);
    underWay.pop();
    this.nodes.push(wired.expanded);
  }

  private expandNode({ node, sources }: Wired): GraphNode {
    const path = this.pathOf(node.name);
    const inputs = sources.map((source) => this.tensor(source));
    const same = this.takenOver(node, inputs, sources);
    if (same !== undefined) return same;
    for (const [index, source] of sources.entries())
      this.checkOutput(source, node.from?.[index]?.range ?? node.nameRange, node.name);
    const scope = this.scope(undefined);
    const op = node.op && this.needed('', node, node.op, scope);
    const name = op?.kind === 'value' ? show(op.value) : '';
    const unresolved = this.unresolved(node, path, name, inputs, sources);
    if (op?.kind !== 'value') return unresolved;
    const entry = this.find(name);
    if (entry === undefined) {
      this.expansion.site.report(unknownOperator(node, name, this.expansion.library.similar(name)));
      return unresolved;
    }
    if (!this.wiring.checkInputs(node, name, entry, sources)) return unresolved;
    const applies = node.when === undefined ? known(true) : this.needed(name, node, node.when, scope);
    if (applies.kind !== 'value') return unresolved;
    if (!truth(applies.value)) return { ...unresolved, kind: 'skipped', outputs: inputs.slice(0, 1) };
    const plan = { node, path, op: name, entry, inputs, sources, attributes: node.attributes, scope };
    return node.repeat === undefined ? this.single(plan) : this.repeated(plan, node.repeat);
  }

  /** The node of the version before, or what becomes of it where only its inputs are others. */
  private takenOver(
    definition: NodeDefinition,
    inputs: readonly Tensor[],
    sources: readonly Source[],
  ): GraphNode | undefined {
    const { path, reuse } = this.expansion;
    // Inside a block, other parameters may come in by the same words.
    if (path !== '') return undefined;
    const same = reuse.node(definition, inputs, sources);
    if (same !== undefined) return same;
    const before = reuse.operator(definition);
    return before && operatorAgain(before, { definition, inputs, sources }, reuse);
  }

  /** A block that ships uses the blocks that ship, also where the file has another of the same name. */
  private find(name: string): LibraryEntry | undefined {
    const { definition, library } = this.expansion;
    return (definition.origin === 'built-in' ? builtIn(name) : undefined) ?? library.find(name);
  }

  private single(plan: Plan): GraphNode {
    if (this.expansion.budget.nodes-- <= 0) return this.tooLarge(plan);
    return plan.entry.kind === 'block' ? this.block(plan, plan.entry.block) : this.operator(plan);
  }

  private repeated(plan: Plan, repeat: ValueDefinition): GraphNode {
    const { node, path, inputs, sources } = plan;
    const count = this.needed(plan.op, node, repeat, plan.scope);
    const unresolved = this.unresolved(node, path, plan.op, inputs, sources);
    if (count.kind !== 'value') return unresolved;
    if (typeof count.value !== 'number' || !Number.isInteger(count.value) || count.value < 0) {
      this.expansion.site.report(wrongRepeat(node, repeat, count.value));
      return unresolved;
    }
    const { nodes } = this.expansion.budget;
    if (nodes >= 0 && count.value > nodes) {
      this.expansion.site.report(tooManyNodes(node, mostNodes));
      return unresolved;
    }
    const copies: GraphNode[] = [];
    let current = inputs;
    for (let index = 0; index < count.value; index++) {
      const attributes = index === 0 ? plan.attributes : attributesOfCopy(node);
      const scope = this.scope(index);
      const copy = this.single({ ...plan, path: `${path}.${index}`, inputs: current, attributes, scope });
      copies.push(copy);
      if (this.expansion.budget.nodes < 0) break;
      // Further inputs are the same for every copy; the first is what the copy before put out.
      current = [...copy.outputs.slice(0, 1), ...inputs.slice(1)];
    }
    const outputs = copies.at(-1)?.outputs ?? inputs.slice(0, 1);
    return { kind: 'repeat', path, name: node.name, definition: node, op: plan.op, inputs, outputs, sources, copies };
  }

  private operator(plan: Plan): GraphNode {
    const { node, path, entry, inputs, sources, attributes } = plan;
    const unresolved = this.unresolved(node, path, plan.op, inputs, sources);
    if (entry.kind !== 'operator') return unresolved;
    const { operator } = entry;
    const required = Object.keys(operator.attributes).filter((name) => {
      const attribute = operator.attributes[name];
      return attribute !== undefined && isRequired(attribute);
    });
    const use = { op: plan.op, node };
    const complete = checkNames(
      { known: Object.keys(operator.attributes), required },
      use,
      attributes,
      this.expansion.site,
    );
    const given = this.givenValues(plan);
    if (!complete) return unresolved;
    return (
      operatorNode({
        node,
        path,
        operator,
        inputs,
        sources,
        given,
        site: this.expansion.site,
        reuse: this.expansion.reuse,
      }) ?? unresolved
    );
  }

  private block(plan: Plan, block: Definition): GraphNode {
    const { node, path, inputs, sources, attributes } = plan;
    const { within, told, budget, site } = this.expansion;
    const unresolved = this.unresolved(node, path, plan.op, inputs, sources);
    if (within.includes(block.name)) {
      site.report(recursiveBlock(node, [...within, block.name]));
      return unresolved;
    }
    if (within.length >= deepestBlocks) {
      site.report(nestedTooDeep(node, deepestBlocks));
      return unresolved;
    }
    const names = block.parameters.map((parameter) => parameter.name);
    const required = block.parameters
      .filter((parameter) => parameter.default === undefined)
      .map((parameter) => parameter.name);
    const use = { op: block.name, node };
    const complete = checkNames({ known: names, required }, use, attributes, site);
    const given = this.givenValues(plan);
    const useSite = blockUseSite(site, { block, node, path, inputs, attributes });
    const inner = block.origin === 'built-in' ? useSite : ownBlockSite(told, path);
    const parameterUse = { definition: block, inputs, given, site, defaultSite: inner, node: node.name };
    const parameters = parameterValues(parameterUse);
    if (!complete) return unresolved;
    if (!checkLaws({ ...parameterUse, site: useSite }, parameters)) return unresolved;
    const expanded = expand({
      ...this.expansion,
      definition: block,
      inputs,
      parameters,
      path,
      site: inner,
      budget,
      within: [...within, block.name],
    });
    return {
      kind: 'block',
      path,
      name: node.name,
      definition: node,
      inputs,
      outputs: expanded.outputs,
      sources,
      block,
      parameters: new Map(
        [...parameters].map(([name, value]) => [name, value.kind === 'value' ? value.value : undefined]),
      ),
      nodes: expanded.nodes,
    };
  }

  private givenValues(plan: Plan): readonly GivenValue[] {
    return plan.attributes.map((attribute) => {
      const value = valueIn(attribute.value, plan.scope, (finding) =>
        this.report(plan.node, { ...finding, attribute: attribute.name }),
      );
      return { attribute, value };
    });
  }

  /** Names in expressions: parameters, `index` in a repeated node, and `conv1.channels` for the sizes of what is there. */
  private scope(index: number | undefined): Scope {
    return (path, range) => {
      const [name = ''] = path;
      const parameter = this.expansion.parameters.get(name);
      if (parameter !== undefined && path.length === 1) return parameter;
      if (name === 'index' && index !== undefined && path.length === 1) return known(index);
      if (this.wiring.has(name)) {
        const wired = this.wiring.node(name);
        if (wired !== undefined) this.visit(wired);
        return sizeOf(this.tensor({ name, port: 0 }), path, range);
      }
      const names = { parameters: [...this.expansion.parameters.keys()], tensors: this.wiring.names() };
      return unknownName(path, range, names);
    };
  }

  private tensor({ name, port }: Source): Tensor {
    const expanded = this.wiring.node(name)?.expanded;
    const tensor = expanded === undefined ? this.input(name, port) : expanded.outputs[outputOf(expanded, port)];
    return tensor ?? { path: this.pathOf(name), port, shape: undefined };
  }

  private input(name: string, port: number): Tensor | undefined {
    const { definition, inputs } = this.expansion;
    return port === 0 ? inputs[definition.inputs.findIndex((input) => input.name === name)] : undefined;
  }

  private checkOutput(source: Source, range: Range, reader?: string): void {
    const count = this.outputCount(source.name);
    if (count === undefined || source.port < count) return;
    const place = reader === undefined ? { range } : { range, node: reader };
    this.expansion.site.report({ ...missingOutput(source, count), ...place });
  }

  /** Undefined where it cannot be told, or where one output stands for all. */
  private outputCount(name: string): number | undefined {
    if (this.expansion.definition.inputs.some((input) => input.name === name)) return 1;
    const expanded = this.wiring.node(name)?.expanded;
    const isOpen = expanded === undefined || expanded.kind === 'skipped' || isUnresolved(expanded);
    return isOpen ? undefined : expanded.outputs.length;
  }

  /** A value without which nothing can be said of the node. */
  private needed(op: string, node: NodeDefinition, definition: ValueDefinition, scope: Scope): Evaluated {
    const value = valueIn(definition, scope, (finding) => this.report(node, finding));
    if (value.kind === 'unknown' && value.openSize !== undefined)
      this.expansion.site.report(openSize(op, node, definition, value.openSize));
    return value;
  }

  private unresolved(
    node: NodeDefinition,
    path: string,
    op: string,
    inputs: readonly Tensor[],
    sources: readonly Source[],
  ): UnresolvedNode {
    const output: Tensor = { path, port: 0, shape: undefined };
    return { kind: 'unresolved', path, name: node.name, definition: node, op, inputs, sources, outputs: [output] };
  }

  private tooLarge(plan: Plan): GraphNode {
    if (this.expansion.budget.nodes === -1) this.expansion.site.report(tooManyNodes(plan.node, mostNodes));
    return this.unresolved(plan.node, plan.path, plan.op, plan.inputs, plan.sources);
  }

  private reportCycle(round: readonly NodeDefinition[]): void {
    for (const finding of cycle(round)) this.expansion.site.report(finding);
  }

  private report(node: NodeDefinition, finding: Omit<Finding, 'node'>): void {
    this.expansion.site.report({ ...finding, node: node.name });
  }

  private pathOf(name: string): string {
    return this.expansion.path === '' ? name : `${this.expansion.path}.${name}`;
  }
}

/** A node that is left out passes its first input on, whichever of its outputs is read. */
function outputOf(expanded: GraphNode, port: number): number {
  return expanded.kind === 'skipped' ? 0 : port;
}

/** How many nodes an expression may lead through, one asking for the size of the next. */
const longestDetour = 64;

/** Deeper than anybody nests blocks on purpose, and far from the end of the stack. */
const deepestBlocks = 64;
