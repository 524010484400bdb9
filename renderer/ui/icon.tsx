import { cx } from './cx.ts';
import { iconPaths, type IconName } from './icon-paths.ts';
import css from './icon.module.css';

/** An icon that stands beside its word: hidden from assistive technology, which reads the word. */
export function Icon({
  name,
  small = false,
  className,
}: {
  name: IconName;
  small?: boolean;
  className?: string | undefined;
}) {
  return (
    <svg className={cx(css['icon'], small && css['small'], className)} viewBox="0 0 16 16" aria-hidden="true">
      <path d={iconPaths[name]} />
    </svg>
  );
}
