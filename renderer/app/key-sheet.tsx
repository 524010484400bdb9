import { useEffect, useRef, useState } from 'react';
import { focusComposer } from '../state/focus.ts';
import { showKeys, useRoute } from '../state/ui.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { KeyCap } from '../ui/key-cap.tsx';
import { findKeys, keyGroups, type KeyLine } from './key-groups.ts';
import { printScreen } from './print.ts';
import css from './key-sheet.module.css';

const leave = (): void => showKeys(false);

/** The focus goes to the sheet. @returns a function that gives it back to what had it before. */
function borrowFocus(field: HTMLElement | null): () => void {
  const before = document.activeElement;
  field?.focus();
  return () => {
    if (before instanceof HTMLElement && before !== document.body && before.isConnected) before.focus();
    else if (document.activeElement === document.body) focusComposer();
  };
}

/** The sheet of keys, read from the registry: what can be done on this screen, and everywhere. */
export function KeySheet() {
  const route = useRoute();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  useEffect(() => borrowFocus(field.current), []);
  const groups = findKeys(keyGroups(route.name), typed);
  return (
    <dialog
      open
      className={css['sheet']}
      aria-labelledby="keys-title"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        leave();
      }}
    >
      <div className={css['head']}>
        <h2 id="keys-title">Keys</h2>
        <label className={css['search']}>
          <Icon name="search" />
          <input
            ref={field}
            type="search"
            aria-label="Find a key"
            placeholder="What do you want to do?"
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        </label>
        <Button look="plain" small chord="Ctrl+P" onPress={printScreen}>
          Print
        </Button>
        <Button look="plain" small chord="Escape" onPress={leave}>
          Close
        </Button>
      </div>
      <div className={css['scroller']} tabIndex={0} role="group" aria-label="Keys by place">
        <div className={css['groups']}>
          {groups.map(({ title, lines }) => (
            <section key={title} aria-label={title}>
              <h3>{title}</h3>
              <dl>
                {lines.map((line) => (
                  <Line key={line.id} line={line} />
                ))}
              </dl>
            </section>
          ))}
        </div>
        {groups.length === 0 && <p className={css['none']}>No key does “{typed.trim()}”.</p>}
      </div>
    </dialog>
  );
}

const Line = ({ line: { label, keys, slash } }: { line: KeyLine }) => (
  <div>
    <dt>{label}</dt>
    <dd>
      {slash !== null && <code>/{slash}</code>}
      {keys.map((key) => (
        <KeyCap key={key} chord={key} />
      ))}
    </dd>
  </div>
);
