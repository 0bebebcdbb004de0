import type { AttributeSchema } from '../attribute.ts';
import type { Lowering } from '../lowering.ts';
import { moduleCall } from '../moduleCall.ts';
import type { CompletedCall, Example, Operator } from '../operator.ts';
import { workPerElement } from '../work.ts';

/** What one activation function has of its own. */
export interface Activation<Schema extends AttributeSchema = AttributeSchema> {
  readonly name: string;
  readonly doc: string;
  readonly source: string;
  readonly attributes: Schema;
  lower(call: CompletedCall<Schema>, graph: Lowering): readonly string[];
  readonly examples: readonly Example[];
}

/**
 * An operator that changes each element by itself. It counts as one operation for each, however it is computed: what an
 * exponential costs depends on the machine.
 */
export function activation<const Schema extends AttributeSchema>(record: Activation<Schema>): Operator {
  const own: Activation = record;
  return {
    ...own,
    category: 'Activation',
    inputs: ['input'],
    infer: ({ inputs }) => inputs.slice(0, 1),
    cost: ({ outputs }) => [workPerElement('activation', outputs[0])],
    pytorch: ({ attributes }) => moduleCall(`nn.${own.name}`, [], own.attributes, attributes),
  };
}
