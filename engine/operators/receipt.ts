/**
 * A number with its arithmetic. The total is computed from the factors that are shown, so a receipt cannot say one thing
 * and count another.
 */
export interface Receipt {
  readonly total: number;
  readonly terms: readonly Term[];
}

/** One product, e.g. the weight of a convolution: `64×3×3×64`. */
export interface Term {
  /** What is counted: `weight`, `bias`, `running_mean`, or the path of the node inside a block. */
  readonly label: string;
  readonly factors: readonly Factor[];
  readonly value: number;
}

/** A whole number, or a quotient that divides: the `256/32` input channels of one group. */
export type Factor = number | { readonly numerator: number; readonly denominator: number };

export function term(label: string, factors: readonly Factor[]): Term {
  return { label, factors, value: factors.reduce<number>((product, factor) => product * factorValue(factor), 1) };
}

export function receipt(terms: readonly Term[]): Receipt {
  return { terms, total: terms.reduce((total, each) => total + each.value, 0) };
}

/** `channels / groups` as a factor; plain when there is nothing to divide. */
export function perGroup(channels: number, groups: number): Factor {
  return groups === 1 ? channels : { numerator: channels, denominator: groups };
}

/** `256×1×1×64 + 64×3×3×64 + 64×1×1×256 = 69,632`. Terms of the value 0 say nothing and are left out. */
export function printReceipt(receipt: Receipt): string {
  const terms = receipt.terms.filter((each) => each.value !== 0);
  const total = printCount(receipt.total);
  if (terms.length === 0) return total;
  const sum = terms.map((each) => each.factors.map(printFactor).join('×')).join(' + ');
  return sum === String(receipt.total) ? total : `${sum} = ${total}`;
}

/** Thousands are grouped by commas in every locale, so that two people read the same digits. */
export function printCount(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

function factorValue(factor: Factor): number {
  return typeof factor === 'number' ? factor : factor.numerator / factor.denominator;
}

function printFactor(factor: Factor): string {
  return typeof factor === 'number' ? String(factor) : `(${factor.numerator}/${factor.denominator})`;
}
