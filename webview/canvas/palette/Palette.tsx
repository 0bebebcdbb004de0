import { type KeyboardEvent, memo, type PointerEvent, type ReactNode, useMemo, useRef, useState } from 'react';
import type { PaletteEntry } from '../../../engine/view/snapshot.ts';
import { Icon } from '../../Icon.tsx';
import { useGestures } from '../gestures.ts';
import { focusCanvas } from '../keyboard/focus.ts';
import { groupPalette } from './groups.ts';
import { PaletteItem } from './PaletteItem.tsx';
import { PaletteTip } from './PaletteTip.tsx';
import './Palette.css';

interface PaletteProps {
  readonly entries: readonly PaletteEntry[];
  readonly closed: readonly string[];
  readonly disabled: boolean;
  readonly onInsert: (entry: PaletteEntry) => void;
  readonly onGrab: (entry: PaletteEntry, event: PointerEvent) => void;
}

/** Everything that can be dragged in. By keyboard: type to search, arrows to choose, Enter to insert. */
export const Palette = memo(function Palette(props: PaletteProps): ReactNode {
  const { entries, closed, disabled, onInsert, onGrab } = props;
  const { dispatch } = useGestures();
  const [query, setQuery] = useState('');
  const [current, setCurrent] = useState<string>();
  const [shown, setShown] = useState<{ readonly entry: PaletteEntry; readonly top: number }>();
  const list = useRef<HTMLDivElement>(null);
  const groups = useMemo(() => groupPalette(entries, query), [entries, query]);
  // While searching, every match is shown.
  const isOpen = (title: string) => query !== '' || !closed.includes(title);
  const visible = groups.flatMap((group) => (isOpen(group.title) ? group.entries : []));
  const tabbable = visible.find(({ name }) => name === current) ?? visible[0];

  const focusEntry = (name: string | undefined) => {
    const options = list.current?.querySelectorAll<HTMLElement>('[role="option"]') ?? [];
    for (const option of options) {
      const { paletteEntry } = option.dataset;
      if (paletteEntry === name) option.focus();
    }
  };
  const onSearchKey = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') focusEntry(visible[0]?.name);
    else if (event.key === 'Enter' && visible[0] && query !== '' && !disabled) onInsert(visible[0]);
    else if (event.key === 'Escape') query === '' ? focusCanvas() : setQuery('');
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onListKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') focusCanvas();
    const index = visible.findIndex(({ name }) => name === tabbable?.name);
    const next = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: visible.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    if (next < 0) list.current?.parentElement?.querySelector('input')?.focus();
    else focusEntry(visible[Math.min(next, visible.length - 1)]?.name);
  };

  return (
    <aside className="palette" aria-label="Palette">
      <div className="palette-search">
        <Icon name="search" />
        <input
          type="search"
          placeholder="Search"
          aria-label="Search blocks and operators"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={onSearchKey}
        />
      </div>
      <div className="palette-list" role="listbox" aria-label="Blocks and operators" ref={list} onKeyDown={onListKey}>
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand in a listbox.
          <div key={group.title} role="group" aria-label={group.title} className="palette-group">
            <button
              type="button"
              className="palette-title"
              tabIndex={-1}
              aria-expanded={isOpen(group.title)}
              onClick={() => dispatch({ type: 'toggle-category', category: group.title })}
            >
              <Icon name="chevron" />
              {group.title}
              <span className="count">{group.entries.length}</span>
            </button>
            {isOpen(group.title) &&
              group.entries.map((entry) => (
                <PaletteItem
                  key={entry.name}
                  entry={entry}
                  disabled={disabled}
                  tabbable={entry === tabbable}
                  onFocus={setCurrent}
                  onShow={setShown}
                  onInsert={onInsert}
                  onGrab={onGrab}
                />
              ))}
          </div>
        ))}
        {groups.length === 0 && <p className="palette-nothing">Nothing is called “{query}”.</p>}
      </div>
      {shown && <PaletteTip entry={shown.entry} top={shown.top} />}
    </aside>
  );
});
