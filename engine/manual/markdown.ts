import { type Attribute, isRequired } from '../operators/attribute.ts';

/** A Markdown table; a bar in a cell would end it. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const lines = [header, header.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`).join('\n');
}

/** Blocks of Markdown with one empty line between them; empty ones are left out. */
export function paragraphs(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}

/** What an attribute takes: `integer, at least 1`. */
export function kindText(attribute: Attribute): string {
  switch (attribute.kind) {
    case 'integer':
    case 'number':
      return [attribute.kind, ...bounds(attribute.minimum, attribute.maximum)].join(', ');
    case 'choice':
      return attribute.choices.map((choice) => `\`${choice}\``).join(', ');
    case 'pair':
      return [
        `${attribute.fractional ? 'number' : 'integer'} or \`[height, width]\``,
        ...bounds(attribute.minimum),
      ].join(', ');
    case 'padding': {
      const sides = attribute.sides ? ['`[left, right, top, bottom]`'] : [];
      const named = attribute.named ? ['`same`', '`valid`'] : [];
      const ways = ['integer', '`[height, width]`', ...sides, ...named];
      return `${ways.slice(0, -1).join(', ')} or ${ways.at(-1)}`;
    }
    case 'integers':
      return [`${attribute.single ? 'integer or ' : ''}list of integers`, ...bounds(attribute.minimum)].join(', ');
    case 'operator':
      return 'name of an operator or block';
    default:
      return attribute.kind;
  }
}

export function defaultText(attribute: Attribute): string {
  if (isRequired(attribute)) return '**must be given**';
  const { default: value } = attribute;
  return value === undefined ? '' : `\`${plain(value)}\``;
}

/** Equal numbers for all axes are one number, as people write it. */
function plain(value: NonNullable<Attribute['default']>): string {
  if (typeof value !== 'object') return String(value);
  const [first, ...others] = value;
  return others.every((other) => other === first) ? String(first) : `[${value.join(', ')}]`;
}

function bounds(minimum: number | undefined, maximum?: number): string[] {
  if (minimum !== undefined && maximum !== undefined) return [`${minimum} to ${maximum}`];
  if (minimum !== undefined) return [`at least ${minimum}`];
  return maximum === undefined ? [] : [`at most ${maximum}`];
}
