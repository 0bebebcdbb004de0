/**
 * One kind of problem, whole: what it is called, how severe it is, what it means and how to mend it. Whatever speaks of
 * the kind anywhere (`docs/problems.md`, the page behind a code in VS Code, `netwright explain`) reads this record.
 */
export interface ProblemRecord<Code extends string = string> {
  /** As it stands in the Problems view and behind a message on the command line: `wasted-bias`. */
  readonly code: Code;
  readonly severity: Severity;
  /** What is the matter, in a few words, as a heading. */
  readonly title: string;
  /** What the code says of a text. One or more sentences of Markdown, as the next two. */
  readonly meaning: string;
  /** Why that is a problem, or why it is worth a thought. */
  readonly reason: string;
  readonly mend: string;
  /** A whole text that has this problem and no other, at what stands between `⟦` and `⟧`. */
  readonly wrong: string;
  /** The same text without a problem. */
  readonly mended: string;
}

export type Severity = 'error' | 'warning' | 'information';

/** Declares a kind of problem, so that its code is one of the words a `ProblemCode` can be. */
export function problemRecord<const Code extends string>(record: ProblemRecord<Code>): ProblemRecord<Code> {
  return record;
}
