import { type KeyboardEvent, type ReactNode, useEffect, useState } from 'react';
import type { Attribute } from '../../../engine/operators/attribute.ts';
import type { ControlProps } from './controls.ts';
import { printDefault, yamlFromField } from './yamlText.ts';

/** A line of text, committed by Enter or by leaving it, given up by Escape. */
export function TextControl({ id, viewAttribute, invalid, readOnly, operators, onCommit }: ControlProps): ReactNode {
  const { attribute, text, value } = viewAttribute;
  const [typed, setTyped] = useState(text ?? '');
  // What the file says wins over what was typed before it changed.
  useEffect(() => setTyped(text ?? ''), [text]);

  const saysWhatTheFileSays = typed === (text ?? '');
  const commit = () => {
    // A field that was only visited changes nothing, even where it shows less than what stands in the file.
    if (saysWhatTheFileSays) return;
    const next = yamlFromField(attribute, typed);
    setTyped(next ?? '');
    onCommit(next);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') commit();
    else if (event.key === 'Escape' && !saysWhatTheFileSays) {
      setTyped(text ?? '');
      event.stopPropagation();
    } else {
      const stepped = stepsOf(event.key, attribute, typed);
      if (stepped === undefined) return;
      event.preventDefault();
      setTyped(stepped);
    }
  };
  const suggestions = suggestionsFor(
    attribute,
    operators.map(({ name }) => name),
  );
  return (
    <>
      <input
        id={id}
        type="text"
        value={typed}
        placeholder={value === '' ? printDefault(attribute) : value}
        readOnly={readOnly}
        spellCheck={false}
        autoComplete="off"
        aria-invalid={invalid || undefined}
        data-committed={saysWhatTheFileSays || undefined}
        title={attribute.doc}
        list={suggestions.length > 0 ? `${id}-suggestions` : undefined}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={() => !readOnly && commit()}
      />
      {suggestions.length > 0 && (
        <datalist id={`${id}-suggestions`}>
          {suggestions.map((suggestion) => (
            <option key={suggestion} value={suggestion} />
          ))}
        </datalist>
      )}
    </>
  );
}

/** The arrows count whole numbers up and down, within their bounds. */
function stepsOf(key: string, attribute: Attribute, typed: string): string | undefined {
  if (attribute.kind !== 'integer' || (key !== 'ArrowUp' && key !== 'ArrowDown')) return undefined;
  const current = typed === '' ? attribute.default : Number(typed);
  if (current === undefined || !Number.isInteger(current)) return undefined;
  const next = current + (key === 'ArrowUp' ? 1 : -1);
  const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = attribute;
  return String(Math.min(maximum, Math.max(minimum, next)));
}

function suggestionsFor(attribute: Attribute, operators: readonly string[]): readonly string[] {
  if (attribute.kind === 'operator') return operators;
  return attribute.kind === 'padding' && attribute.named ? ['same', 'valid'] : [];
}
