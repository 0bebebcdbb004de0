import { analyze } from '../analysis/analyze.ts';
import { problemRecords, problemSections } from '../problems/list.ts';
import type { ProblemRecord } from '../problems/record.ts';
import type { Problem } from '../spec/problem.ts';
import { paragraphs } from './markdown.ts';

/** The page `docs/problems.md`, from the records. */
export function problemsPage(): string {
  const contents = Object.entries(problemSections).map(([section, records]) => {
    return `- **${section}**: ${records.map(({ code }) => `[${code}](#${code})`).join(', ')}`;
  });
  const sections = Object.entries(problemSections).map(([section, records]) => {
    return paragraphs(
      `## ${section}`,
      ...records.map((record) => paragraphs(`### ${record.code}`, explanation(record))),
    );
  });
  const head = `# Problems

What is wrong in a text is told with a code: in the editor behind the message, on the command line in brackets at the end of
the line. Here is what each of the ${problemRecords.length} codes means, why that is a problem, and how to mend it; \`netwright explain CODE\`
prints the same. An error leaves a node without shapes and numbers; a warning is hardly meant; information is advice. This
page is written from the records in \`engine/problems/\` by \`npm run docs\`; a test checks that it is current, and another
that every example is told what stands below it.`;
  return `${paragraphs(head, contents.join('\n'), ...sections)}\n`;
}

/** What one code means, as a page of its own. */
export function problemPage(record: ProblemRecord): string {
  return `${paragraphs(`# ${record.code}`, explanation(record))}\n`;
}

function explanation({ severity, title, meaning, reason, mend, wrong, mended }: ProblemRecord): string {
  const { text, problems } = analyze(wrong.replace(/[⟦⟧]/g, ''));
  const [first] = problems;
  return paragraphs(
    `**${title}** (${severity})`,
    meaning,
    `*Why:* ${reason}`,
    `*How to mend it:* ${mend}`,
    yaml(pointedAt(text, problems)),
    first === undefined ? '' : `> ${first.message}`,
    'Mended:',
    yaml(mended),
  );
}

function yaml(text: string): string {
  return `\`\`\`yaml\n${text.trim()}\n\`\`\``;
}

/** Below each line with a problem a comment that points at it. */
function pointedAt(text: string, problems: readonly Problem[]): string {
  let start = 0;
  const lines = text.split('\n').flatMap((line) => {
    const end = start + line.length;
    const here = problems.filter(({ range }) => range.start >= start && range.start <= end);
    const arrows = here.map(({ range }) => arrow(range.start - start, range.end - start));
    start = end + 1;
    return [line, ...arrows];
  });
  return lines.join('\n');
}

/** `#        ^^^^^^`, from one column to another. */
function arrow(from: number, to: number): string {
  return `#${' '.repeat(Math.max(from - 1, 0))}${'^'.repeat(Math.max(to - Math.max(from, 1), 1))}`;
}
