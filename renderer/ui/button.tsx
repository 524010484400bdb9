import type { ReactNode } from 'react';
import { Button as AriaButton, type PressEvent } from 'react-aria-components/Button';
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
  onPress?: (event: PressEvent) => void;
};

/** A button with its key cap, in the mock's four looks. */
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
    <AriaButton
      className={cx(css['button'], css[look], small === true && css['small'], className)}
      type={submit === true ? 'submit' : 'button'}
      isDisabled={disabled ?? false}
      preventFocusOnPress={keepsFocus ?? false}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(onPress === undefined ? {} : { onPress })}
    >
      {children}
      {chord !== undefined && <KeyCap chord={chord} small={small ?? false} className={css['cap']} />}
    </AriaButton>
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
    <AriaButton className={cx(css['iconButton'])} aria-label={label} onPress={onPress}>
      {children}
    </AriaButton>
  );
}
