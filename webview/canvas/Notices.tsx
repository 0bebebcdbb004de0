import { type ReactNode, useEffect } from 'react';
import { Icon } from '../Icon.tsx';
import { useGestures } from './gestures.ts';
import type { Notice } from './state.ts';
import './Notices.css';

/** What went wrong, said once at the edge of the canvas, without taking the keyboard. */
export function Notices({ notices }: { readonly notices: readonly Notice[] }): ReactNode {
  return (
    <div className="notices" role="alert">
      {notices.map((notice) => (
        <NoticeCard key={notice.id} notice={notice} />
      ))}
    </div>
  );
}

function NoticeCard({ notice }: { readonly notice: Notice }): ReactNode {
  const { dispatch } = useGestures();
  useEffect(() => {
    // Long sentences take longer to read.
    const timer = setTimeout(() => dispatch({ type: 'dismiss', notice: notice.id }), 5000 + notice.text.length * 60);
    return () => clearTimeout(timer);
  }, [dispatch, notice]);
  return (
    <div className="notice">
      <Icon name="warning" />
      <span>{notice.text}</span>
      <button
        type="button"
        className="icon-button"
        aria-label="Dismiss"
        title="Dismiss"
        onClick={() => dispatch({ type: 'dismiss', notice: notice.id })}
      >
        <Icon name="close" />
      </button>
    </div>
  );
}
