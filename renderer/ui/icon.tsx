import { cx } from './cx.ts';
import css from './icon.module.css';

/** The mock's own icons: a grid of 16 px, lines of 1.5 px. */
const paths = {
  ask: 'M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0M6.2 6.2a1.85 1.85 0 1 1 2.7 1.9c-.6.3-.9.6-.9 1.2M8 11.4v.1',
  back: 'M10 3.5 5.5 8 10 12.5',
  bolt: 'M9 2 3.5 9h4L7 14l5.5-7h-4z',
  check: 'M3.5 8.5l3 3 6-7',
  clock: 'M8 4.5V8l2.5 1.5M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0',
  console:
    'M3.5 3h9A1.5 1.5 0 0 1 14 4.5v7a1.5 1.5 0 0 1-1.5 1.5h-9A1.5 1.5 0 0 1 2 11.5v-7A1.5 1.5 0 0 1 3.5 3M5 6.25 6.75 8 5 9.75M8.75 10h2.25',
  diamond: 'M8 2.5 13.5 8 8 13.5 2.5 8z',
  disk: 'M3.5 2.5h7.3l2.7 2.7v7.3a1 1 0 0 1-1 1h-9a1 1 0 0 1-1-1v-9a1 1 0 0 1 1-1M5 13.5V9.5h6v4M5.5 2.5v3h4.5',
  doc: 'M4 2.5h5l3 3v8H4zM9 2.5v3h3M6 8.5h4M6 11h4',
  dot: 'M8 7.6a.4.4 0 1 1 0 .8.4.4 0 0 1 0-.8',
  hex: 'M8 1.8l5.4 3.1v6.2L8 14.2l-5.4-3.1V4.9z',
  hist: 'M2.5 3.5v3h3M2.7 6.4A5.5 5.5 0 1 1 2.5 9M8 5v3l2 1.25',
  horn: 'M2.5 6.5v3h2.25l5.75 3v-9l-5.75 3zM12.75 6.25c.9.9.9 2.6 0 3.5M5 9.75V13h1.75l.5-2',
  list: 'M5.5 4h8M5.5 8h8M5.5 12h8M2.5 4h.01M2.5 8h.01M2.5 12h.01',
  lock: 'M4.5 7h7a.75.75 0 0 1 .75.75v4.5a.75.75 0 0 1-.75.75h-7a.75.75 0 0 1-.75-.75v-4.5A.75.75 0 0 1 4.5 7M5.5 7V5.25a2.5 2.5 0 0 1 5 0V7',
  message:
    'M3.5 3h9A1.5 1.5 0 0 1 14 4.5v5a1.5 1.5 0 0 1-1.5 1.5H8l-3 2.5V11H3.5A1.5 1.5 0 0 1 2 9.5v-5A1.5 1.5 0 0 1 3.5 3',
  pencil: 'M10.5 3.5l2 2L6 12l-2.5.5.5-2.5z',
  play: 'M5 3.2v9.6L12.5 8z',
  plus: 'M8 3.5v9M3.5 8h9',
  right: 'M6 3.5 10.5 8 6 12.5',
  search: 'M11 7a4 4 0 1 1-8 0 4 4 0 0 1 8 0M10 10l3.5 3.5',
  spark: 'M8 2.5l1.4 4.1 4.1 1.4-4.1 1.4L8 13.5l-1.4-4.1L2.5 8l4.1-1.4z',
  status: 'M2.5 8h2.75l1.5-4 2.5 8 1.5-4h2.75',
  undo: 'M5.5 3 2.5 6l3 3M2.5 6h6.75a4 4 0 0 1 0 8H7',
  warn: 'M8 2.75 14 13H2zM8 6.75v3M8 11.35v.1',
  x: 'M4 4l8 8M12 4l-8 8',
} as const;

export type IconName = keyof typeof paths;

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
      <path d={paths[name]} />
    </svg>
  );
}
