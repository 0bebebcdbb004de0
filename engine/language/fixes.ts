import type { Analysis } from '../analysis/analyze.ts';
import type { ProblemCode } from '../problems/list.ts';
import type { Problem } from '../spec/problem.ts';
import type { Fix, Fixer } from './fixes/fix.ts';
import {
  mendName,
  mendTwin,
  renameBlock,
  sayOperator,
  similarAttributes,
  similarKeys,
  similarKinds,
  similarOperators,
  similarSources,
  similarValues,
} from './fixes/names.ts';
import { mendYaml, quoteExpression } from './fixes/syntax.ts';
import {
  addAttribute,
  dropBias,
  fittingValues,
  halfOfKernel,
  nearestNumbers,
  removeAttribute,
} from './fixes/values.ts';
import { insertFlatten, joinInputs, leaveBatchOut, readMore, useOrDelete } from './fixes/wiring.ts';

/** What can be done about a problem, the likeliest first. */
export function fixesFor(analysis: Analysis, problem: Problem): readonly Fix[] {
  const fixers = fixes[problem.code] ?? [];
  return fixers.flatMap((fixer) => fixer(analysis, problem)).filter((fix) => fix.edits.length > 0);
}

/** A fix is one small function and one line here. */
const fixes: Readonly<Partial<Record<ProblemCode, readonly Fixer[]>>> = {
  'yaml-syntax': [mendYaml],
  'wrong-kind': [similarKinds],
  'unknown-key': [similarKeys],
  'missing-key': [sayOperator],
  'duplicate-name': [mendTwin],
  'invalid-name': [mendName],
  'expression-syntax': [quoteExpression],
  'unknown-operator': [similarOperators],
  'unknown-reference': [similarSources],
  'unknown-attribute': [similarAttributes],
  'missing-attribute': [addAttribute],
  'missing-input': [readMore],
  'too-many-inputs': [joinInputs],
  'wrong-value': [leaveBatchOut, fittingValues],
  'expression-value': [similarValues],
  'block-law': [nearestNumbers],
  'rank-mismatch': [leaveBatchOut],
  'channel-mismatch': [insertFlatten, removeAttribute],
  'not-divisible': [nearestNumbers],
  'window-too-large': [nearestNumbers],
  'empty-output': [nearestNumbers],
  'attribute-range': [nearestNumbers],
  'attribute-conflict': [halfOfKernel, removeAttribute],
  'unused-node': [useOrDelete],
  'hidden-block': [renameBlock],
  'wasted-bias': [dropBias],
};
