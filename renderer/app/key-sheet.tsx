import { useEffect, useRef } from 'react';
import { lineKeys } from '../features/log/hints.tsx';
import { focusComposer } from '../state/focus.ts';
import { showKeys, useRoute, type Route } from '../state/ui.ts';
import { Button } from '../ui/button.tsx';
import { KeyCap } from '../ui/key-cap.tsx';
import { windowCommands } from './commands.ts';
import css from './key-sheet.module.css';

const places: Record<Route['name'] | 'everywhere', string> = {
  everywhere: 'Everywhere',
  home: 'In the list',
  declare: 'While declaring',
  settings: 'In the settings',
  incident: 'In an incident',
  handbook: 'In the handbook',
};

const leave = (): void => showKeys(false);

/** The focus goes to the sheet. @returns a function that gives it back to what had it before. */
function borrowFocus(box: HTMLElement | null): () => void {
  const before = document.activeElement;
  box?.focus();
  return () => {
    if (before instanceof HTMLElement && before !== document.body && before.isConnected) before.focus();
    else if (document.activeElement === document.body) focusComposer();
  };
}

/** The sheet of keys, read from the registry: what can be done on this screen, and everywhere. */
export function KeySheet() {
  const route = useRoute();
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => borrowFocus(box.current), []);
  return (
    <dialog
      ref={box}
      open
      className={css['sheet']}
      aria-labelledby="keys-title"
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        leave();
      }}
    >
      <div className={css['head']}>
        <h2 id="keys-title">Keys</h2>
        <Button look="plain" small chord="Escape" onPress={leave}>
          Close
        </Button>
      </div>
      <div className={css['groups']}>
        {([route.name, 'everywhere'] as const).map((where) => (
          <section key={where} aria-label={places[where]}>
            <h3>{places[where]}</h3>
            <dl>
              {windowCommands
                .filter(
                  (command) =>
                    command.where === where &&
                    (command.chord !== '' || command.slash !== undefined) &&
                    command.unlisted !== true,
                )
                .map((command) => (
                  <div key={command.id}>
                    <dt>{command.label}</dt>
                    <dd>
                      {command.slash !== undefined && route.name === 'incident' && (
                        <code>/{command.slash}</code>
                      )}
                      {command.chord !== '' && <KeyCap chord={command.chord} />}
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
        {route.name === 'incident' && <InTheLine />}
      </div>
    </dialog>
  );
}

/** What is typed rather than pressed as a chord. */
function InTheLine() {
  return (
    <section aria-label="In the line">
      <h3>In the line</h3>
      <dl>
        {lineKeys.map(({ label, keys }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              {keys.map((key) => (
                <KeyCap key={key} chord={key} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
