import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import type { PaletteEntry } from '../../../engine/view/snapshot.ts';
import { Prose } from '../Prose.tsx';
import './PaletteTip.css';

/** What an entry is and what it can be told, beside the palette. */
export function PaletteTip({ entry, top }: { readonly entry: PaletteEntry; readonly top: number }): ReactNode {
  const tip = useRef<HTMLDivElement>(null);
  const [fittedTop, setFittedTop] = useState(top);
  useLayoutEffect(() => {
    const height = tip.current?.offsetHeight ?? 0;
    setFittedTop(Math.max(8, Math.min(top, window.innerHeight - height - 8)));
  }, [top]);
  const attributes = Object.keys(entry.attributes);
  return (
    <div
      className="palette-tip"
      role="tooltip"
      ref={tip}
      style={{ top: fittedTop }}
      data-category={entry.category}
      data-kind={entry.kind}
    >
      <p className="tip-title">
        <strong>{entry.name}</strong>
        <span>{entry.own ? 'block of this file' : entry.category}</span>
      </p>
      <Prose text={entry.doc} />
      {attributes.length > 0 && <p className="tip-attributes">{attributes.join(', ')}</p>}
    </div>
  );
}
