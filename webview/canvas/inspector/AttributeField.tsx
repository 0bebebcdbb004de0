import { type ReactNode, useId, useState } from 'react';
import { isRequired } from '../../../engine/operators/attribute.ts';
import type { Intention } from '../../../engine/view/intention.ts';
import type { PaletteEntry, ViewProblem } from '../../../engine/view/snapshot.ts';
import { useGestures } from '../gestures.ts';
import { IconButton } from '../IconButton.tsx';
import type { ShownAttribute } from './attributes.ts';
import { controlFor } from './controls.ts';
import { ProblemList } from './ProblemList.tsx';
import { TextControl } from './TextControl.tsx';

interface AttributeFieldProps {
  readonly node: string;
  readonly viewAttribute: ShownAttribute;
  readonly problems: readonly ViewProblem[];
  readonly operators: readonly PaletteEntry[];
  readonly readOnly: boolean;
}

/** One attribute: its name, the control that fits its kind, what is wrong with it, and the way back to the default. */
export function AttributeField({ node, viewAttribute, problems, operators, readOnly }: AttributeFieldProps): ReactNode {
  const { intend } = useGestures();
  const id = useId();
  const [asText, setAsText] = useState(false);
  const { name, attribute, text, value } = viewAttribute;
  const isExpression = text?.startsWith('=') === true;
  const intentionFor = (next: string | undefined): Intention => {
    return { kind: 'set-attribute', node, attribute: name, text: next };
  };
  const commit = (next: string | undefined) => {
    if (next !== text) intend(intentionFor(next));
  };
  const Control = asText || isExpression ? TextControl : controlFor[attribute.kind];
  const hasOwnControl = controlFor[attribute.kind] !== TextControl;
  return (
    <div className="attribute" data-attribute={name} data-set={text !== undefined || undefined}>
      <label htmlFor={id} title={attribute.doc} data-required={isRequired(attribute) || undefined}>
        {name}
      </label>
      <Control
        id={id}
        viewAttribute={viewAttribute}
        invalid={problems.length > 0}
        readOnly={readOnly}
        operators={operators}
        onCommit={commit}
        intentionFor={intentionFor}
      />
      {!readOnly && (
        <span className="attribute-buttons">
          {hasOwnControl && (
            <button
              type="button"
              className="icon-button expression-toggle"
              aria-pressed={asText || isExpression}
              aria-label="Type an expression"
              title="Type an expression, such as =out_channels"
              disabled={isExpression}
              onClick={() => setAsText(!asText)}
            >
              =
            </button>
          )}
          {text !== undefined && (
            <IconButton icon="reset" label="Back to the default" onClick={() => commit(undefined)} />
          )}
        </span>
      )}
      {isExpression && value !== '' && <p className="evaluated">is {value}</p>}
      <ProblemList problems={problems} />
    </div>
  );
}
