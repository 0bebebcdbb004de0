/** Names and values as they stand in the text; whatever they hold, it stays code. */
export function code(text: string): string {
  if (text === '') return '';
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map((run) => run[0].length));
  const fence = '`'.repeat(longest + 1);
  const padding = longest > 0 ? ' ' : '';
  return `${fence}${padding}${text.replace(/\s+/g, ' ')}${padding}${fence}`;
}

/** Words that are not meant as Markdown. */
export function plain(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!|<>~&]/g, '\\$&');
}

/** A link where the address is one that a browser opens, else the words alone. */
export function link(words: string, address: string): string {
  return /^https?:\/\/[^\s<>]+$/.test(address) ? `[${words}](<${address}>)` : words;
}

/** Each line a line of its own. */
export function lines(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join('  \n');
}

/** Each part a paragraph of its own. */
export function paragraphs(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join('\n\n');
}

/** One value, or the different ones: `64, 128 or 256`. */
export function alternatives(values: readonly string[]): string {
  const different = [...new Set(values)];
  const shown = different.slice(0, mostAlternatives).map((value) => `**${plain(value)}**`);
  if (different.length > mostAlternatives) return `${shown.join(', ')} … (${different.length} values)`;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} or ${shown.at(-1)}`;
}

const mostAlternatives = 6;
