import { cx } from './cx.ts';
import { chordLabel, type Chord } from './keys.ts';
import css from './key-cap.module.css';

/** The key that does the same as what it stands beside; read out through `aria-keyshortcuts` instead. */
export function KeyCap({
  chord,
  small = false,
  className,
}: {
  chord: Chord;
  small?: boolean;
  className?: string | undefined;
}) {
  return (
    <kbd className={cx(css['key'], small && css['small'], className)} aria-hidden="true">
      {chordLabel(chord)}
    </kbd>
  );
}
