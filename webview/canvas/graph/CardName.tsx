import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import type { ViewNode } from '../../../engine/view/snapshot.ts';
import { useGestures } from '../gestures.ts';
import { focusCanvas } from '../keyboard/focus.ts';

/** The name, or the field where a new one is typed. */
export function CardName({ node, renaming }: { readonly node: ViewNode; readonly renaming: boolean }): ReactNode {
  const { dispatch } = useGestures();
  if (renaming) return <NameField node={node} />;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: by keyboard a node is renamed with F2.
    <span
      className="card-name"
      title={node.editable ? `${node.name} (double-click or F2 to rename)` : node.name}
      onDoubleClick={(event) => {
        if (!node.editable) return;
        event.stopPropagation();
        dispatch({ type: 'begin-rename', node: node.id });
      }}
    >
      {node.name}
    </span>
  );
}

function NameField({ node }: { readonly node: ViewNode }): ReactNode {
  const { intend, dispatch } = useGestures();
  const given = useRef(false);
  /** Enter and the blur that follows it are one answer. */
  const finish = (name: string) => {
    if (given.current) return;
    given.current = true;
    dispatch({ type: 'end-rename' });
    if (name !== '' && name !== node.name) intend({ kind: 'rename-node', node: node.id, name });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    event.stopPropagation();
    if (event.key === 'Enter') finish(event.currentTarget.value.trim());
    if (event.key === 'Escape') finish(node.name);
    if (event.key === 'Enter' || event.key === 'Escape') focusCanvas();
  };
  return (
    <input
      className="name-field nopan nodrag"
      aria-label={`New name for ${node.name}`}
      defaultValue={node.name}
      spellCheck={false}
      ref={focusAndSelect}
      onKeyDown={onKeyDown}
      onBlur={(event) => finish(event.currentTarget.value.trim())}
      onDoubleClick={(event) => event.stopPropagation()}
    />
  );
}

function focusAndSelect(field: HTMLInputElement | null): void {
  field?.focus({ preventScroll: true });
  field?.select();
}
