import type { ReactNode } from 'react';
import { Icon, type IconName } from '../Icon.tsx';

interface IconButtonProps {
  readonly icon: IconName;
  readonly label: string;
  /** For a switch: whether it is on. */
  readonly pressed?: boolean;
  readonly disabled?: boolean;
  readonly onClick: () => void;
}

export function IconButton({ icon, label, pressed, disabled, onClick }: IconButtonProps): ReactNode {
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={label}
      aria-pressed={pressed}
      title={label}
      disabled={disabled}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  );
}
