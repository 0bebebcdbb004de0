import { greatestCommonDivisor } from '../operators/divisors.ts';

/**
 * What the positions of a tensor see of the network's input along one axis.
 *
 * With whole strides every position sees as much as the one before it, one jump further on: the arithmetic of
 * https://distill.pub/2019/computing-receptive-fields/ (Araujo, Norris, Sim). Behind an Upsample that is no longer so:
 * neighbours stand on the same pixel, and a window over them sees one pixel or two, depending on where it stands. The
 * fields then repeat after some positions, so those of one period are kept, which is exact.
 */
export interface AxisField {
  /** How many pixels the position sees that sees most, what lies between them included. */
  readonly size: number;
  /** How far apart in the input the fields of neighbouring positions are, on average. */
  readonly jump: number;
  /** The first pixel that position 0 sees; negative in the padding before the input. */
  readonly start: number;
  /** The fields of the positions of one period, and how far the next period is from it. */
  readonly spans: readonly Span[];
  readonly advance: number;
}

/** The first and the last pixel. */
export type Span = readonly [first: number, last: number];

/** A window that slides along the axis, as in the operator's record; a stride may be a fraction. */
export interface AxisWindow {
  readonly kernel: number;
  readonly stride: number;
  readonly padding: number;
  readonly dilation: number;
}

/** The input itself: every position sees itself. */
export const inputAxis: AxisField = axisField([[0, 0]], 1);

/** What one position sees. */
export function spanAt({ spans, advance }: AxisField, position: number): Span {
  const period = Math.floor(position / spans.length);
  const [first, last] = spans[position - period * spans.length] ?? [0, 0];
  return [first + period * advance, last + period * advance];
}

/**
 * What a window over the axis sees; undefined for a stride that is no simple fraction.
 *
 * Output `i` looks at the `kernel` positions around `i · stride − padding + dilation · (kernel − 1) / 2`. A fractional
 * stride puts that between two positions, and the nearest ones count.
 */
export function slide(field: AxisField, window: AxisWindow): AxisField | undefined {
  const stride = fraction(window.stride);
  if (stride === undefined) return undefined;
  // `denominator` outputs are `numerator` inputs further on; so many times over, that is whole periods of the input.
  const times = field.spans.length / greatestCommonDivisor(field.spans.length, stride.numerator);
  const period = stride.denominator * times;
  if (period > longestPeriod) return undefined;
  const reach = window.dilation * (window.kernel - 1);
  const spans = Array.from({ length: period }, (_, output): Span => {
    const position = Math.floor((output * stride.numerator) / stride.denominator - window.padding + 0.5 + rounding);
    return [spanAt(field, position)[0], spanAt(field, position + reach)[1]];
  });
  return axisField(spans, (times * stride.numerator * field.advance) / field.spans.length);
}

/**
 * What several branches see together: from the first pixel of any to the last of any. Undefined where they step
 * differently, because what they see then drifts apart along the axis.
 */
export function union(fields: readonly AxisField[]): AxisField | undefined {
  const [field, ...others] = fields;
  if (field === undefined || others.some((other) => Math.abs(other.jump - field.jump) > rounding)) return undefined;
  const period = fields.reduce((common, { spans }) => leastMultiple(common, spans.length), 1);
  if (period > longestPeriod) return undefined;
  const spans = Array.from({ length: period }, (_, position): Span => {
    const seen = fields.map((each) => spanAt(each, position));
    return [Math.min(...seen.map(([first]) => first)), Math.max(...seen.map(([, last]) => last))];
  });
  return axisField(spans, (period / field.spans.length) * field.advance);
}

function axisField(spans: readonly Span[], advance: number): AxisField {
  const size = Math.max(...spans.map(([first, last]) => last - first + 1));
  return { size, jump: advance / spans.length, start: spans[0]?.[0] ?? 0, spans, advance };
}

/** Longer ones come from scales such as 1.37 in a row; nobody could make use of their fields. */
const longestPeriod = 4096;

/** Strides such as 1 / 3 are no exact floats. */
const rounding = 1e-6;

function fraction(number: number): { readonly numerator: number; readonly denominator: number } | undefined {
  for (let denominator = 1; denominator <= longestPeriod; denominator++) {
    const numerator = Math.round(number * denominator);
    if (numerator > 0 && Math.abs(number * denominator - numerator) < rounding) return { numerator, denominator };
  }
  return undefined;
}

function leastMultiple(left: number, right: number): number {
  return (left / greatestCommonDivisor(left, right)) * right;
}
