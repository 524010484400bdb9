import { useRef, useState, type KeyboardEvent } from 'react';
import { useProjections, useSettings } from '../../state/projections.ts';
import { Button } from '../../ui/button.tsx';
import { acceleratorOf, acceleratorWords } from './accelerator.ts';
import { change } from './changes.ts';
import css from './settings.module.css';

/** The chord that reaches the composer from any program: shown, pressed anew, or taken away. */
export function ChordField() {
  const { shortcut } = useSettings();
  const mac = useProjections((s) => s.platform === 'mac');
  const trouble = useProjections((s) => s.desktop.shortcutTrouble);
  const [pressing, setPressing] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  function focusButton(): void {
    requestAnimationFrame(() => place.current?.querySelector('button')?.focus());
  }
  function done(chord: string | null): void {
    setPressing(false);
    if (chord !== null) void change({ shortcut: chord });
    focusButton();
  }
  function hear(event: KeyboardEvent): void {
    if (event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    const chord = acceleratorOf(event.nativeEvent, mac);
    if (event.key === 'Escape') done(null);
    else if (chord !== null) done(chord);
  }
  const words = shortcut === '' ? 'None' : acceleratorWords(shortcut, mac);
  return (
    <div ref={place}>
      <div className={css['line']}>
        {pressing ? (
          <input
            className={css['pressing']}
            aria-label="Press the keys"
            readOnly
            value="Press the keys"
            ref={(field) => field?.focus()}
            onKeyDown={hear}
            onBlur={() => setPressing(false)}
          />
        ) : (
          <>
            <kbd className={css['chord']}>{words}</kbd>
            <Button small label={`Change the chord, now ${words}`} onPress={() => setPressing(true)}>
              Change
            </Button>
          </>
        )}
        {shortcut !== '' && !pressing && (
          <Button small look="plain" label="Use none: no chord" onPress={() => done('')}>
            Use none
          </Button>
        )}
      </div>
      <p className={css['hint']}>
        {pressing
          ? 'A key with Ctrl, Alt or Cmd, or a function key. Esc keeps what there is.'
          : 'Brings the composer to the front from any program.'}
      </p>
      {trouble !== null && (
        <p className={css['trouble']} role="alert">
          {trouble}
        </p>
      )}
    </div>
  );
}
