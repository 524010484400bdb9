import type { KeyboardEvent, MouseEvent, ReactNode } from 'react';
import { cx } from './cx.ts';
import { KeyCap } from './key-cap.tsx';
import type { Chord } from './keys.ts';
import css from './button.module.css';

type Props = {
  children: ReactNode;
  /** `primary` at most once in a region. */
  look?: 'primary' | 'normal' | 'plain' | 'link';
  small?: boolean;
  chord?: Chord | undefined;
  label?: string | undefined;
  disabled?: boolean;
  submit?: boolean;
  /** Keeps the focus where it is when pressed by mouse: for what acts on the text that is being typed. */
  keepsFocus?: boolean;
  className?: string | undefined;
  onPress?: () => void;
};

/**
 * A press is this button's own, not that of the row or the window around it; a key that is held presses once. With Ctrl or
 * Alt it is a chord of the window, whatever has the focus.
 */
function pressByKey(event: KeyboardEvent): void {
  if (event.key !== 'Enter' && event.key !== ' ') return;
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  event.stopPropagation();
  if (event.repeat) event.preventDefault();
}

const pressing = (onPress: (() => void) | undefined) => (event: MouseEvent) => {
  event.stopPropagation();
  onPress?.();
};

const keepFocus = (event: MouseEvent): void => event.preventDefault();

/**
 * A button with its key cap, in the mock's four looks. The browser's own: there are dozens on the screen of an incident
 * and each is drawn anew with every entry, so that what a button costs is what an entry costs.
 */
export function Button({
  children,
  look = 'normal',
  small,
  chord,
  label,
  disabled,
  submit,
  keepsFocus,
  className,
  onPress,
}: Props) {
  return (
    <button
      className={cx(css['button'], css[look], small === true && css['small'], className)}
      type={submit === true ? 'submit' : 'button'}
      disabled={disabled ?? false}
      aria-label={label}
      onKeyDown={pressByKey}
      onClick={pressing(onPress)}
      onMouseDown={keepsFocus === true ? keepFocus : undefined}
    >
      {children}
      {chord !== undefined && <KeyCap chord={chord} small={small ?? false} className={css['cap']} />}
    </button>
  );
}

/** A square button that shows an icon only; its label is read out and shown on hover. */
export function IconButton({
  children,
  label,
  onPress,
}: {
  children: ReactNode;
  label: string;
  onPress: () => void;
}) {
  return (
    <button
      type="button"
      className={css['iconButton']}
      aria-label={label}
      title={label}
      onKeyDown={pressByKey}
      onClick={pressing(onPress)}
    >
      {children}
    </button>
  );
}
