import { attributeConflict } from './attributeConflict.ts';
import { attributeRange } from './attributeRange.ts';
import { blindWindow } from './blindWindow.ts';
import { blockLaw } from './blockLaw.ts';
import { channelMismatch } from './channelMismatch.ts';
import { cycle } from './cycle.ts';
import { duplicateName } from './duplicateName.ts';
import { emptyOutput } from './emptyOutput.ts';
import { expressionSyntax } from './expressionSyntax.ts';
import { expressionValue } from './expressionValue.ts';
import { hiddenBlock } from './hiddenBlock.ts';
import { invalidName } from './invalidName.ts';
import { missingAttribute } from './missingAttribute.ts';
import { missingInput } from './missingInput.ts';
import { missingKey } from './missingKey.ts';
import { notDivisible } from './notDivisible.ts';
import { openSize } from './openSize.ts';
import { rankMismatch } from './rankMismatch.ts';
import type { ProblemRecord } from './record.ts';
import { recursiveBlock } from './recursiveBlock.ts';
import { shapeMismatch } from './shapeMismatch.ts';
import { silentBroadcast } from './silentBroadcast.ts';
import { singleValueNormalization } from './singleValueNormalization.ts';
import { tooLarge } from './tooLarge.ts';
import { tooManyInputs } from './tooManyInputs.ts';
import { unknownAttribute } from './unknownAttribute.ts';
import { unknownKey } from './unknownKey.ts';
import { unknownOperator } from './unknownOperator.ts';
import { unknownReference } from './unknownReference.ts';
import { unknownSize } from './unknownSize.ts';
import { unusedNode } from './unusedNode.ts';
import { wastedBias } from './wastedBias.ts';
import { windowTooLarge } from './windowTooLarge.ts';
import { wrongKind } from './wrongKind.ts';
import { wrongValue } from './wrongValue.ts';
import { yamlSyntax } from './yamlSyntax.ts';

/** Every kind of problem there is, by what it is about, in the order of `docs/problems.md`. */
export const problemSections = {
  'The text': [yamlSyntax, wrongKind, unknownKey, missingKey, duplicateName, invalidName, expressionSyntax],
  'Names and wiring': [
    unknownOperator,
    unknownReference,
    unknownAttribute,
    missingAttribute,
    missingInput,
    tooManyInputs,
    cycle,
    recursiveBlock,
  ],
  Values: [wrongValue, expressionValue, blockLaw],
  'Shapes and attributes': [
    rankMismatch,
    channelMismatch,
    shapeMismatch,
    notDivisible,
    windowTooLarge,
    emptyOutput,
    attributeRange,
    attributeConflict,
    unknownSize,
    tooLarge,
  ],
  Advice: [unusedNode, hiddenBlock, wastedBias, silentBroadcast, blindWindow, singleValueNormalization, openSize],
} as const satisfies Readonly<Record<string, readonly ProblemRecord[]>>;

type Sections = typeof problemSections;

/** A code is what a record in the list is called: there is none without a record. */
export type ProblemCode = Sections[keyof Sections][number]['code'];

/** Why an operator refuses a call. */
export type RefusalCode = Sections['Shapes and attributes'][number]['code'];

export const problemRecords: readonly ProblemRecord<ProblemCode>[] = Object.values(problemSections).flat();

export function recordOf(code: ProblemCode): ProblemRecord<ProblemCode>;
/** A code that comes from outside may be none. */
export function recordOf(code: string): ProblemRecord<ProblemCode> | undefined;
export function recordOf(code: string): ProblemRecord<ProblemCode> | undefined {
  return problemRecords.find((record) => record.code === code);
}
