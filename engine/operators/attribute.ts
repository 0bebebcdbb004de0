/**
 * What an operator or a block can be told: plain data, so that the hover, the completion, the form on the canvas and the
 * generated manual all read the same record.
 */
export type Attribute =
  | IntegerAttribute
  | NumberAttribute
  | BooleanAttribute
  | ChoiceAttribute
  | PairAttribute
  | PaddingAttribute
  | IntegerListAttribute
  | OperatorAttribute;

interface Common<Kind extends string, Value> {
  readonly kind: Kind;
  /** One sentence, in PyTorch's words. */
  readonly doc: string;
  /** What PyTorch assumes when it is not given. An attribute with neither `default` nor `optional` must be given. */
  readonly default?: Value;
  /** May be left out without a default: the value is then `undefined` (PyTorch's `None`). */
  readonly optional?: true;
}

export interface IntegerAttribute extends Common<'integer', number> {
  readonly minimum?: number;
  readonly maximum?: number;
}

export interface NumberAttribute extends Common<'number', number> {
  readonly minimum?: number;
  readonly maximum?: number;
}

export interface BooleanAttribute extends Common<'boolean', boolean> {}

export interface ChoiceAttribute extends Common<'choice', string> {
  readonly choices: readonly string[];
}

/** One number for both axes, or `[height, width]`. */
export interface PairAttribute extends Common<'pair', Pair> {
  readonly minimum?: number;
  /** Fractions are welcome (a scale factor); otherwise whole numbers only. */
  readonly fractional?: true;
  /** Either axis may be `null`: keep the size of the input (adaptive pooling). */
  readonly nullable?: true;
}

/** One number, `[height, width]`, `[left, right, top, bottom]` (the order of `torch.nn.functional.pad`), or a named rule. */
export interface PaddingAttribute extends Common<'padding', Padding> {
  /** `same` and `valid`, where the operator knows them. */
  readonly named?: true;
  /** Four sides may differ. */
  readonly sides?: true;
  /** Negative padding crops. */
  readonly minimum?: number;
}

export interface IntegerListAttribute extends Common<'integers', readonly number[]> {
  readonly minimum?: number;
  /** One number by itself means something else than a list of one; elsewhere it stands for it. */
  readonly single?: true;
}

/** The name of an operator or block, such as the activation of a ConvBNReLU. */
export interface OperatorAttribute extends Common<'operator', string> {}

/** `[height, width]` */
export type Pair = readonly [number, number];

/** `[left, right, top, bottom]`, as `torch.nn.functional.pad` has it. */
export type Sides = readonly [number, number, number, number];

export type Padding = Sides | 'same' | 'valid';

export type AttributeSchema = Readonly<Record<string, Attribute>>;

/** The values of a schema's attributes, exactly typed: a misspelt attribute does not compile. */
export type AttributeValues<Schema extends AttributeSchema> = {
  readonly [Name in keyof Schema]: string extends Name
    ? AttributeValue
    : ValueOf<Schema[Name]> | (Schema[Name] extends { optional: true } ? undefined : never);
};

/** The value of an attribute nothing is known of. */
export type AttributeValue =
  | number
  | string
  | boolean
  | readonly number[]
  | readonly [number | null, number | null]
  | undefined;

type ValueOf<A extends Attribute> = A extends IntegerAttribute | NumberAttribute
  ? number
  : A extends BooleanAttribute
    ? boolean
    : A extends { kind: 'choice'; choices: readonly (infer Choice)[] }
      ? Choice
      : A extends { kind: 'pair'; nullable: true }
        ? readonly [number | null, number | null]
        : A extends PairAttribute
          ? Pair
          : A extends { kind: 'padding'; named: true }
            ? Padding
            : A extends PaddingAttribute
              ? Sides
              : A extends { kind: 'integers'; single: true }
                ? number | readonly number[]
                : A extends IntegerListAttribute
                  ? readonly number[]
                  : string;

export function isRequired(attribute: Attribute): boolean {
  return attribute.default === undefined && !attribute.optional;
}
