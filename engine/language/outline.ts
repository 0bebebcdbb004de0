import type { Analysis } from '../analysis/analyze.ts';
import type { Definition, InputDefinition, NodeDefinition, Parameter } from '../spec/definition.ts';
import type { Range } from '../spec/range.ts';
import { printDefinition } from './attributeText.ts';
import { opText } from './lineText.ts';
import { printTensors } from './nodeText.ts';
import { graphNodesOf } from './unfolded.ts';

/** A line of the outline. */
export interface OutlineItem {
  readonly kind: 'input' | 'block' | 'parameter' | 'node';
  readonly name: string;
  readonly detail: string;
  readonly range: Range;
  readonly nameRange: Range;
  readonly children: readonly OutlineItem[];
}

/** The outline of a text: its inputs, its blocks with what is inside, its nodes. */
export function outlineOf(analysis: Analysis): readonly OutlineItem[] {
  const { network } = analysis;
  const items = [...network.blocks.map((block) => blockItem(analysis, block)), ...insideOf(analysis, network)];
  return items.sort((left, right) => left.range.start - right.range.start);
}

function insideOf(analysis: Analysis, { inputs, parameters, nodes }: Definition): readonly OutlineItem[] {
  return [...inputs.map(inputItem), ...parameters.map(parameterItem), ...nodes.map((node) => nodeItem(analysis, node))];
}

function blockItem(analysis: Analysis, block: Definition): OutlineItem {
  const children = insideOf(analysis, block);
  return { kind: 'block', name: block.name, detail: '', range: block.range, nameRange: block.nameRange, children };
}

function inputItem({ name, nameRange, shape }: InputDefinition): OutlineItem {
  return { kind: 'input', name, detail: shape?.join(' × ') ?? '', range: nameRange, nameRange, children: [] };
}

function parameterItem({ name, nameRange, default: value }: Parameter): OutlineItem {
  const detail = value === undefined ? '' : printDefinition(value);
  return { kind: 'parameter', name, detail, range: nameRange, nameRange, children: [] };
}

function nodeItem(analysis: Analysis, node: NodeDefinition): OutlineItem {
  const shapes = new Set(graphNodesOf(analysis, node).map((each) => printTensors(each.outputs)));
  const [shape] = shapes;
  const detail = shape === undefined || shapes.size > 1 ? opText(node) : `${opText(node)} → ${shape}`;
  return { kind: 'node', name: node.name, detail, range: node.range, nameRange: node.nameRange, children: [] };
}
