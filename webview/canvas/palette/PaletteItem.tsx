import { type KeyboardEvent, memo, type PointerEvent, type ReactNode, type SyntheticEvent } from 'react';
import type { PaletteEntry } from '../../../engine/view/snapshot.ts';

interface PaletteItemProps {
  readonly entry: PaletteEntry;
  readonly disabled: boolean;
  /** Of all entries one can be reached by Tab; the arrows lead to the others. */
  readonly tabbable: boolean;
  readonly onFocus: (name: string) => void;
  readonly onShow: (shown: { readonly entry: PaletteEntry; readonly top: number } | undefined) => void;
  readonly onInsert: (entry: PaletteEntry) => void;
  readonly onGrab: (entry: PaletteEntry, event: PointerEvent) => void;
}

export const PaletteItem = memo(function PaletteItem(props: PaletteItemProps): ReactNode {
  const { entry, disabled, tabbable, onFocus, onShow, onInsert, onGrab } = props;
  const show = ({ currentTarget }: SyntheticEvent<HTMLElement>) =>
    onShow({ entry, top: currentTarget.getBoundingClientRect().top });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    event.stopPropagation();
    if (!disabled) onInsert(entry);
  };
  return (
    <div
      role="option"
      aria-selected={false}
      aria-disabled={disabled}
      aria-label={entry.name}
      aria-description={entry.doc}
      className="palette-item"
      data-palette-entry={entry.name}
      data-category={entry.category}
      data-kind={entry.kind}
      tabIndex={tabbable ? 0 : -1}
      onKeyDown={onKeyDown}
      onFocus={(event) => {
        onFocus(entry.name);
        if (event.currentTarget.matches(':focus-visible')) show(event);
      }}
      onBlur={() => onShow(undefined)}
      onPointerEnter={show}
      onPointerLeave={() => onShow(undefined)}
      onPointerDown={(event) => {
        onShow(undefined);
        if (!disabled) onGrab(entry, event);
      }}
      onDoubleClick={() => !disabled && onInsert(entry)}
    >
      <span className="swatch" />
      <span className="palette-name">{entry.name}</span>
    </div>
  );
});
