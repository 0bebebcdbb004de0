import type { ReactNode } from 'react';
import type { ControlProps } from './controls.ts';

export function BooleanControl({ id, viewAttribute, invalid, readOnly, onCommit }: ControlProps): ReactNode {
  const { attribute, text, value } = viewAttribute;
  return (
    <span className="checkbox">
      <input
        id={id}
        type="checkbox"
        // While the node is unresolved it has no value but its default.
        checked={(text ?? (value === '' ? String(attribute.default) : value)) === 'true'}
        disabled={readOnly}
        aria-invalid={invalid || undefined}
        title={attribute.doc}
        onChange={(event) => onCommit(String(event.target.checked))}
      />
    </span>
  );
}
