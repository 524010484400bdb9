import { memo } from 'react';
import { KeyCap } from '../../ui/key-cap.tsx';
import { cx } from '../../ui/cx.ts';
import css from './composer.module.css';

/** What the keys mean in the line and in the lists, for the sheet of keys: no commands, since they act where they stand. */
export const lineKeys: readonly { readonly label: string; readonly keys: readonly string[] }[] = [
  { label: 'Kind of the entry', keys: ['!'] },
  { label: 'Person', keys: ['@'] },
  { label: 'Tag', keys: ['#'] },
  { label: 'When it happened, as the first word', keys: ['-5m', '14:02'] },
  { label: 'For whom, then minutes, after !ask', keys: ['@ana', '10m'] },
  { label: 'When a decision is looked at again, as the last words', keys: ['revisit 30m'] },
  { label: 'A screenshot or a long text, attached', keys: ['Ctrl+V'] },
  { label: 'Command', keys: ['/'] },
  { label: 'Correct my last entry, in the empty line', keys: ['ArrowUp'] },
  { label: 'Tick, on a checklist item', keys: ['Space'] },
];

/** The signs that the composer understands, where they act; instead of them what was not understood. */
export const Hints = memo(function Hints({ unknown }: { unknown: string | null }) {
  if (unknown !== null) {
    return (
      <p id="composer-hint" className={css['hints']}>
        {unknown}
      </p>
    );
  }
  return (
    <p className={css['hints']}>
      <span>
        <KeyCap chord="!" small /> kind
      </span>
      <span>
        <KeyCap chord="@" small /> person
      </span>
      <span>
        <KeyCap chord="#" small /> tag
      </span>
      <span>
        <KeyCap chord="-5m" small /> or <KeyCap chord="14:02" small /> time
      </span>
      <span>
        <KeyCap chord="/" small /> command
      </span>
      <span className={css['wide']}>
        <KeyCap chord="ArrowUp" small /> correct my last
      </span>
      <span className={cx(css['far'])}>
        <KeyCap chord="F1" small /> keys
      </span>
    </p>
  );
});
