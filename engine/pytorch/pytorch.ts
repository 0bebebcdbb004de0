import type { Analysis } from '../analysis/analyze.ts';
import { type Graph, operatorNodes } from '../graph/graph.ts';
import { requireWhole } from '../graph/incomplete.ts';
import { printFullShape } from '../tensor/shape.ts';
import { blockClasses, type NamedClass } from './blockClasses.ts';
import { operatorCall } from './call.ts';
import { classText } from './classText.ts';
import { docString } from './docString.ts';
import { networkClassName, networkDoc } from './documentation.ts';
import { draft } from './draft.ts';
import { Taken } from './names.ts';
import { isApart } from './step.ts';
import { networkUse } from './use.ts';

/**
 * A network as a Python module for PyTorch: a class for each block it uses, and one for itself. Modules are called as the
 * nodes are, so that weights go by the same names as everywhere else. Throws an `IncompleteError` where it is not whole.
 */
export function writePyTorch(analysis: Analysis): string {
  const { graph, network } = analysis;
  requireWhole(graph);
  const helpers = helperClasses(graph);
  const names = new Taken(['i', ...helpers.map((helper) => helper.name)]);
  const { classes, callOf } = blockClasses(analysis, names);
  const drafted = draft(network, [networkUse(graph)], { callOf, reserved: names.all, isClosed: true });
  if (isApart(drafted)) throw new Error(`${network.name} cannot be written in PyTorch`);
  const own = classText(names.take(networkClassName(analysis)), drafted, {
    doc: networkDoc(analysis),
    remarks: shapesOf(graph),
  });
  const body = [...mentioned([...helpers, ...classes], own), own].join('\n\n');
  const head = [...docString([`${network.name}, exported by Netwright.`], 0), '', ...importsFor(body)];
  return `${head.join('\n')}\n\n\n${body}`;
}

/** The classes of operators that PyTorch does not have. */
function helperClasses({ nodes }: Graph): readonly NamedClass[] {
  const calls = [...operatorNodes(nodes)].map(operatorCall);
  const found = calls.flatMap(({ callee, definition }): [string, string][] =>
    callee !== undefined && definition !== undefined ? [[callee, definition.trimStart()]] : [],
  );
  return [...new Map(found)].map(([name, text]) => ({ name, text }));
}

/** What the nodes of the file make, to stand behind their lines. */
function shapesOf({ nodes }: Graph): ReadonlyMap<string, string> {
  return new Map(
    nodes.flatMap(({ name, outputs: [output] }): [string, string][] =>
      output?.shape === undefined ? [] : [[`${name}.0`, printFullShape(output.shape)]],
    ),
  );
}

/** The texts of the classes that the last one speaks of, or one of these. */
function mentioned(classes: readonly NamedClass[], last: string): readonly string[] {
  const texts = [last];
  const kept = [...classes].reverse().filter(({ name, text }) => {
    const isMentioned = texts.some((each) => new RegExp(`\\b${name}\\b`).test(each));
    if (isMentioned) texts.push(text);
    return isMentioned;
  });
  return kept.reverse().map(({ text }) => text);
}

function importsFor(body: string): readonly string[] {
  const code = body.replaceAll(/""".*?"""/gs, '');
  const says = (pattern: RegExp) => pattern.test(code);
  return [
    // Types as Python 3.10 writes them, for those who have an older one.
    ...(says(/ \| |\b(tuple|type)\[/) ? ['from __future__ import annotations', ''] : []),
    ...(says(/\btorch\./) ? ['import torch'] : []),
    ...(says(/\bF\./) ? ['import torch.nn.functional as F'] : []),
    'from torch import Tensor, nn',
    ...(says(/\bops\./) ? ['from torchvision import ops'] : []),
  ];
}
