import { memo } from 'react';
import { showKeys, showPalette } from '../../state/ui.ts';
import { KeyCap } from '../../ui/key-cap.tsx';
import css from './composer.module.css';

/** The signs that the composer understands, where they act; instead of them what was not understood. */
export const Hints = memo(function Hints({ unknown, toNote }: { unknown: string | null; toNote: boolean }) {
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
      {toNote ? (
        <span>
          <KeyCap chord="Escape" small /> note
        </span>
      ) : (
        <span className={css['wide']}>
          <KeyCap chord="ArrowUp" small /> correct my last
        </span>
      )}
      <button type="button" className={css['far']} onClick={() => showPalette(true)}>
        <KeyCap chord="Ctrl+K" small /> everything
      </button>
      <button type="button" onClick={() => showKeys(true)}>
        <KeyCap chord="F1" small /> keys
      </button>
    </p>
  );
});
