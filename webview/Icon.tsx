import type { ReactNode } from 'react';

/** A small drawing beside words; it says nothing that the words do not. */
export function Icon({ name }: { readonly name: IconName }): ReactNode {
  return (
    <svg className="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      <path
        d={drawings[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.3"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}

export type IconName = keyof typeof drawings;

/** Lines on a grid of 16, a little over one wide, as VS Code's own icons have them. */
const drawings = {
  add: 'M8 3v10M3 8h10',
  chevron: 'M5.5 3.5 10 8l-4.5 4.5',
  close: 'M4 4l8 8M12 4l-8 8',
  delete: 'M3 4.5h10M6.5 4V2.5h3V4M4.5 4.5l.6 9h5.8l.6-9M6.7 7v4M9.3 7v4',
  down: 'M8 2.5v11M4 9.5l4 4 4-4',
  duplicate: 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3',
  error: 'M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8zM5.8 5.8l4.4 4.4M10.2 5.8l-4.4 4.4',
  fit: 'M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10M5.5 5.5h5v5h-5z',
  fold: 'M4 2.5 8 6l4-3.5M4 13.5 8 10l4 3.5',
  information: 'M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8zM8 7.2v4M8 4.8v.2',
  inspector: 'M2 3h12v10H2zM10 3v10',
  keys: 'M1.5 4h13v8h-13zM4 6.5h.2M6.6 6.5h.2M9.2 6.5h.2M11.8 6.5h.2M4 9.5h.2M6 9.5h4M11.8 9.5h.2',
  lock: 'M4 7.5h8v6H4zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5',
  palette: 'M2 3h12v10H2zM6 3v10',
  rename: 'M10.5 2.8l2.7 2.7L5.7 13H3v-2.7zM9 4.3 11.7 7',
  reset: 'M3 8a5 5 0 1 0 1.6-3.7M3 2.5v3h3',
  right: 'M2.5 8h11M9.5 4l4 4-4 4',
  run: 'M4.5 2.8v10.4L13 8z',
  search: 'M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9zM10.3 10.3l3.2 3.2',
  sortDown: 'M4.5 6.5 8 10l3.5-3.5',
  sortUp: 'M4.5 9.5 8 6l3.5 3.5',
  text: 'M3 3.5h10M3 6.5h6M3 9.5h10M3 12.5h7',
  unfold: 'M4 6 8 2.5 12 6M4 10l4 3.5 4-3.5',
  warning: 'M8 2.2 14.3 13H1.7zM8 6.4v3.2M8 11.2v.2',
  zoomIn: 'M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9zM10.3 10.3l3.2 3.2M7 5v4M5 7h4',
  zoomOut: 'M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9zM10.3 10.3l3.2 3.2M5 7h4',
} as const;
