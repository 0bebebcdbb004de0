import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import type { Intention } from '../../../engine/view/intention.ts';
import type { ViewNode } from '../../../engine/view/snapshot.ts';
import { useGestures } from '../gestures.ts';
import { focusCanvas } from '../keyboard/focus.ts';
import { useDraft } from '../useDraft.ts';

/** The name, or the field where a new one is typed. */
export function CardName({ node, renaming }: { readonly node: ViewNode; readonly renaming: boolean }): ReactNode {
  const { dispatch } = useGestures();
  if (renaming) return <NameField node={node} />;
  const canBeRenamed = node.editable && node.kind !== 'output';
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: by keyboard a node is renamed with F2.
    <span
      className="card-name"
      title={canBeRenamed ? `${node.name} (double-click or F2 to rename)` : node.name}
      onDoubleClick={(event) => {
        if (!canBeRenamed) return;
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
  const hold = useDraft();
  const given = useRef(false);
  /** Enter and the blur that follows it are one answer. */
  const finish = (name: string) => {
    if (given.current) return;
    given.current = true;
    hold(undefined);
    dispatch({ type: 'end-rename' });
    const intention = intentionFor(name);
    if (intention) intend(intention);
  };
  const intentionFor = (name: string): Intention | undefined =>
    name === '' || name === node.name ? undefined : { kind: 'rename-node', node: node.id, name };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const saves = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's';
    if (event.key === 'Escape') finish(node.name);
    else if (event.key === 'Enter' || saves) finish(event.currentTarget.value.trim());
    else return;
    focusCanvas();
  };
  return (
    <input
      className="name-field nopan nodrag"
      aria-label={`New name for ${node.name}`}
      defaultValue={node.name}
      spellCheck={false}
      ref={focusAndSelect}
      onChange={(event) => hold(intentionFor(event.target.value.trim()))}
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
