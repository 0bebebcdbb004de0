import type { Analysis } from '../analysis/analyze.ts';
import type { BlockNode, GraphNode } from '../graph/graph.ts';
import { sizes } from '../graph/sizes.ts';
import { inputNames } from '../operators/spelling.ts';
import type { Definition } from '../spec/definition.ts';
import { type Call, type InputSize, operatorCall } from './call.ts';
import { classText, signatureOf } from './classText.ts';
import { blockDoc } from './documentation.ts';
import { className, type Taken } from './names.ts';
import type { ClassParameter, Origin } from './scope.ts';
import { blocksInsideOut, blockUse } from './use.ts';
import { variantsOf } from './variants.ts';

export interface NamedClass {
  readonly name: string;
  readonly text: string;
}

export interface BlockClasses {
  readonly classes: readonly NamedClass[];
  /** How a node is made: what PyTorch has, or one of the classes. */
  readonly callOf: (node: GraphNode) => Call | undefined;
}

/** The classes of all blocks, inner ones first. */
export function blockClasses({ graph, text }: Analysis, names: Taken): BlockClasses {
  const calls = new Map<GraphNode, Call>();
  const callOf = (node: GraphNode) => (node.kind === 'operator' ? operatorCall(node) : calls.get(node));
  const classes: NamedClass[] = [];
  for (const nodes of blocksInsideOut(graph.nodes)) {
    const [first] = nodes;
    if (first === undefined) continue;
    const { block } = first;
    const options = { callOf, reserved: names.all, isClosed: false };
    for (const { name: proposal, draft, uses } of variantsOf(block, nodes.map(blockUse), options)) {
      const name = names.take(className(proposal));
      classes.push({ name, text: classText(name, draft, { doc: blockDoc(block, text) }) });
      const { parameters } = signatureOf(draft);
      for (const [position, use] of uses.entries()) {
        const node = nodes[use];
        if (node !== undefined) calls.set(node, classCall(name, parameters, position, node));
      }
    }
  }
  return { classes, callOf };
}

/** How a class is made and called for one of its uses. */
function classCall(
  callee: string,
  parameters: readonly ClassParameter[],
  use: number,
  { inputs, outputs, block }: BlockNode,
): Call {
  const named = parameters.findIndex((parameter) => !isObvious(parameter));
  return {
    callee,
    forward: `{module}(${inputNames(inputs.length).join(', ')})`,
    outputs: outputs.length,
    arguments: parameters.map(({ name, column, origin, default: usual }, index) => ({
      name,
      attribute: origin.kind === 'parameter' ? origin.parameter.name : name,
      value: column[use] ?? usual ?? null,
      positional: named < 0 || index < named,
      ...(usual !== undefined && { default: usual }),
      ...sizeOf(origin, block),
    })),
  };
}

/** Channels in and out go without saying. */
function isObvious({ name, origin, default: usual }: ClassParameter): boolean {
  return usual === undefined && (origin.kind === 'size' || name === 'out_channels');
}

/** The size that an argument is where nothing is said of it: one of what comes in, or a parameter whose default is that. */
function sizeOf(origin: Origin, block: Definition): { readonly size?: InputSize } {
  if (origin.kind === 'size') return { size: origin.size };
  const fallback = origin.kind === 'parameter' ? origin.parameter.default : undefined;
  if (fallback?.kind !== 'expression' || fallback.expression.kind !== 'name') return {};
  const [name, member = ''] = fallback.expression.path;
  const input = block.inputs.findIndex((each) => each.name === name);
  const axis = sizes[member];
  return input < 0 || axis === undefined ? {} : { size: { input, axis } };
}
