import { Lexer } from 'yaml';

/**
 * The comments in a stretch of text that begins with a key or value, each without the white space around it. Between
 * brackets a comma separates words that would be one elsewhere.
 */
export function commentsIn(text: string, place: 'in lines' | 'in brackets'): readonly string[] {
  if (!text.includes('#')) return [];
  const comments: string[] = [];
  let before = '';
  for (const token of new Lexer().lex(place === 'in lines' ? text : `[${text}`)) {
    if (token.startsWith('#') && before !== scalarFollows) comments.push(token);
    before = token;
  }
  return comments;
}

/** The lexer's own sign, before a token that is a value: https://eemeli.org/yaml/#lexer */
const scalarFollows = '\x1f';
