/** Test texts show where the cursor is: `$0`. */
export function withCursor(marked: string): { readonly text: string; readonly offset: number } {
  const offset = marked.indexOf('$0');
  if (offset < 0 || marked.indexOf('$0', offset + 1) >= 0) throw new Error('Expected one $0 in the text');
  return { text: marked.slice(0, offset) + marked.slice(offset + 2), offset };
}
