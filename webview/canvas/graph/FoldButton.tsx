import type { ReactNode } from 'react';
import { Icon } from '../../Icon.tsx';
import { useGestures } from '../gestures.ts';

export function FoldButton({ node, unfolded }: { readonly node: string; readonly unfolded: boolean }): ReactNode {
  const { dispatch } = useGestures();
  const label = unfolded ? 'Fold the block' : 'Look into the block';
  return (
    <button
      type="button"
      className="fold-button nopan"
      // The canvas is one stop for Tab; by keyboard a block is folded with Space.
      tabIndex={-1}
      aria-label={label}
      aria-expanded={unfolded}
      title={`${label} (Space)`}
      onClick={(event) => {
        event.stopPropagation();
        dispatch({ type: 'toggle-fold', node });
      }}
      onDoubleClick={(event) => event.stopPropagation()}
    >
      <Icon name={unfolded ? 'fold' : 'unfold'} />
    </button>
  );
}
