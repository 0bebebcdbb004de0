import type { ReactNode } from 'react';
import type { ControlProps } from './controls.ts';
import { printDefault } from './yamlText.ts';

export function ChoiceControl({ id, viewAttribute, invalid, readOnly, onCommit }: ControlProps): ReactNode {
  const { attribute, text } = viewAttribute;
  const choices = attribute.kind === 'choice' ? attribute.choices : [];
  const isUnknown = text !== undefined && !choices.includes(text);
  return (
    <select
      id={id}
      value={text ?? ''}
      disabled={readOnly}
      aria-invalid={invalid || undefined}
      title={attribute.doc}
      onChange={(event) => onCommit(event.target.value === '' ? undefined : event.target.value)}
    >
      <option value="">{printDefault(attribute)} (default)</option>
      {isUnknown && <option value={text}>{text}</option>}
      {choices.map((choice) => (
        <option key={choice} value={choice}>
          {choice}
        </option>
      ))}
    </select>
  );
}
