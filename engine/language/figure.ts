import { code, lines } from './markdown.ts';

/** A number that is told of a node or of a network: the same on every face. */
export interface Figure {
  /** What is counted: `Parameters`. */
  readonly title: string;
  /** As people read it: `69,632`, `5 × 5`, `9.2 MiB`. */
  readonly value: string;
  /** The arithmetic, with the number at its end: `256×1×1×64 + 64×3×3×64 + 64×1×1×256 = 69,632`. */
  readonly receipt?: string;
  /** What else belongs to it: `at stage1.0.conv2`. */
  readonly remark?: string;
}

/** As the hover has them: a line each. */
export function describeFigures(figures: readonly Figure[]): string {
  return lines(...figures.map(describeFigure));
}

function describeFigure({ title, value, receipt, remark }: Figure): string {
  const told = receipt === undefined ? value : receipt.endsWith(value) ? code(receipt) : `${value}, ${code(receipt)}`;
  return `${title}: ${told}${remark === undefined ? '' : `, ${remark}`}`;
}

/** A figure whose receipt says no more than its value has none. */
export function figure(title: string, value: string, receipt: string): Figure {
  return receipt === value ? { title, value } : { title, value, receipt };
}
