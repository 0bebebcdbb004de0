import type { ReactNode } from 'react';
import type { Attribute } from '../../../engine/operators/attribute.ts';
import type { ControlProps } from './controls.ts';
import { TextField } from './TextField.tsx';
import { printDefault, yamlFromField } from './yamlText.ts';

/** What is typed is YAML, so an expression can be typed too. */
export function TextControl(props: ControlProps): ReactNode {
  const { id, viewAttribute, invalid, readOnly, operators, intentionFor } = props;
  const { attribute, text, value } = viewAttribute;
  const suggestions = suggestionsFor(
    attribute,
    operators.map(({ name }) => name),
  );
  return (
    <>
      <TextField
        id={id}
        text={text ?? ''}
        placeholder={value === '' ? printDefault(attribute) : value}
        title={attribute.doc}
        readOnly={readOnly}
        invalid={invalid}
        {...(suggestions.length > 0 && { suggestions: `${id}-suggestions` })}
        asInFile={(typed) => yamlFromField(attribute, typed) ?? ''}
        intentionFor={(wanted) => intentionFor(wanted === '' ? undefined : wanted)}
        step={(key, typed) => stepsOf(key, attribute, typed)}
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
