import type { AttributeSchema } from '../attribute.ts';
import type { Lowering } from '../lowering.ts';
import type { Call, CompletedCall, Example, Operator, Refusal, Weight, Window } from '../operator.ts';
import { moduleCall, type Spelling } from '../spelling.ts';
import { workPerElement } from '../work.ts';

/** What one activation function has of its own. */
export interface Activation<Schema extends AttributeSchema = AttributeSchema> {
  readonly name: string;
  readonly doc: string;
  readonly source: string;
  readonly attributes: Schema;
  check?(call: Call<Schema>): Refusal | undefined;
  weights?(call: Call<Schema>): readonly Weight[];
  window?(call: Call<Schema>): Window;
  lower(call: CompletedCall<Schema>, graph: Lowering): readonly string[];
  /** Where it is not `nn.` and the name, with the attributes that differ from their defaults. */
  pytorch?(call: CompletedCall<Schema>): Spelling;
  /** Operations for each element, where it is not one. */
  readonly work?: number;
  readonly examples: readonly Example[];
}

/**
 * An operator that keeps the shape and makes each element of the one it was. It counts as one operation for each, however
 * it is computed: what an exponential costs depends on the machine.
 */
export function activation<const Schema extends AttributeSchema>(record: Activation<Schema>): Operator {
  const { check, work = 1, ...own }: Activation = record;
  return {
    pytorch: ({ attributes }) => moduleCall(`nn.${own.name}`, {}, own.attributes, attributes),
    ...own,
    category: 'Activation',
    inputs: ['input'],
    infer: (call) => check?.(call) ?? call.inputs.slice(0, 1),
    cost: ({ outputs }) => [workPerElement('activation', outputs[0], work === 1 ? [] : [work])],
  };
}
