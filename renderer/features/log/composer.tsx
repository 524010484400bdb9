import { useContext, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { entryKindLabel } from '../../../shared/incident/vocabulary.ts';
import { formatSpan } from '../../../shared/time/format.ts';
import { SlashCommands } from '../../incident-parts/slash.ts';
import { both, clock, isToday, stamp, zone } from '../../incident-parts/zone.ts';
import { useNow, wallClock } from '../../state/clock.ts';
import { changeComposer, useComposer } from '../../state/composer.ts';
import { setComposer } from '../../state/focus.ts';
import { usePerson, type Opened } from '../../state/projections.ts';
import { selectRow } from '../../state/ui.ts';
import { giveBackWord, readLine, statedTime } from '../../state/words.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/icon.tsx';
import type { MenuItem } from '../../ui/menu-item.ts';
import { Menu, optionId } from '../../ui/menu.tsx';
import { correctMyLast } from './actions.ts';
import { endCorrection, enter, runSlash } from './enter.ts';
import { Hints } from './hints.tsx';
import { kindIcon } from './row-words.ts';
import { complete, suggestionsAt, unknownWord } from './suggestions.ts';
import css from './composer.module.css';

const MENU = 'composer-menu';
const noCommands = () => [];

/** The next row of the log: what is typed stands in the columns in which it will be read. */
export function Composer({ opened }: { opened: Opened }) {
  const { text, kind, time, prose, correcting, refused } = useComposer();
  const person = usePerson();
  const commands = useContext(SlashCommands);
  const now = useNow();
  const field = useRef<HTMLTextAreaElement>(null);
  const caretAfter = useRef<number | null>(text.length); // behind the words that were half typed
  const [caret, setCaret] = useState(0);
  const [active, setActive] = useState(0);
  const [shut, setShut] = useState<string | null>(null);
  useLayoutEffect(() => {
    if (caretAfter.current === null) return;
    field.current?.setSelectionRange(caretAfter.current, caretAfter.current);
    caretAfter.current = null;
  });

  const typable = correcting === null ? commands : noCommands;
  const found = suggestionsAt(text, Math.min(caret, text.length), {
    opened,
    self: person,
    commands: typable,
  });
  const menu = found !== null && shut !== `${found.from} ${found.kind}` ? found : null;
  const current = menu === null ? 0 : Math.min(active, menu.items.length - 1);
  const unknown = menu === null && correcting === null ? unknownWord(text, commands()) : null;
  const stated = statedTime({ text, kind, time, prose }, { now, zone }).at;

  function type(typed: string, at: number): void {
    const line = readLine({ text, kind, time, prose }, typed, { now: wallClock(), zone });
    const place = Math.max(0, at - (typed.length - line.text.length));
    if (line.text !== typed) caretAfter.current = place;
    changeComposer({ ...line, refused: null });
    setCaret(place);
    setActive(0);
    if (!/[!@#/]/.test(typed)) setShut(null);
  }
  function pick(item: MenuItem | undefined): void {
    if (menu === null || item === undefined) return;
    if (menu.kind === 'commands') {
      runSlash(text, commands(), item.id);
      return;
    }
    const done = complete(text, caret, menu, item);
    caretAfter.current = done.caret;
    type(done.text, done.caret);
  }
  function add(): void {
    if (!runSlash(text, typable(), undefined)) enter();
  }
  function press(event: KeyboardEvent<HTMLTextAreaElement>): void {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const { selectionStart, selectionEnd } = event.currentTarget;
    const handled =
      menu === null
        ? pressInLine(event.key, event.shiftKey, selectionStart + selectionEnd)
        : pressInMenu(event.key);
    if (handled) event.preventDefault();
  }
  function pressInMenu(key: string): boolean {
    if (menu === null) return false;
    const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) setActive((current + step + menu.items.length) % menu.items.length);
    else if (key === 'Escape') setShut(`${menu.from} ${menu.kind}`);
    else if (key === 'Enter' || key === 'Tab') pick(menu.items[current]);
    else return pressInLine(key, false, caret);
    return true;
  }
  function pressInLine(key: string, shift: boolean, selection: number): boolean {
    if (key === 'Enter' && !shift) {
      add();
      return true;
    }
    if (key === 'Backspace' && selection === 0) {
      const line = giveBackWord({ text, kind, time, prose });
      if (line === null) return false;
      caretAfter.current = line.text.length - text.length;
      changeComposer(line);
      return true;
    }
    if (key === 'ArrowUp' && text === '' && correcting === null) {
      correctMyLast();
      return true;
    }
    if (key === 'Escape' && correcting !== null) {
      endCorrection();
      return true;
    }
    return false;
  }

  const ago =
    stated === null
      ? ''
      : isToday(stated, now)
        ? `${formatSpan(Math.round((now - stated) / 60_000) * 60_000)} ago`
        : stamp(stated, now);
  return (
    <div className={css['composer']}>
      {menu !== null && (
        <div className={css['menu']}>
          <Menu id={MENU} label={menu.label} items={menu.items} active={current} onPick={pick} />
        </div>
      )}
      {refused !== null && (
        <p className={css['refused']} role="alert">
          {refused}
        </p>
      )}
      <div className={css['field']}>
        <time className={cx(css['time'], stated !== null && css['stated'])} title={both(stated ?? now)}>
          {clock(stated ?? now)}
        </time>
        <span className={css['who']} title={person}>
          {person}
        </span>
        <Icon name={correcting === null ? kindIcon[kind] : 'pencil'} className={css['icon']} />
        <div className={css['text']}>
          {kind !== 'note' && <span className={css['kind']}>{entryKindLabel[kind]}</span>}
          <textarea
            ref={(element) => {
              field.current = element;
              setComposer(element);
            }}
            rows={1}
            id="composer"
            aria-label="New entry"
            placeholder={correcting === null ? 'What happened, what was decided?' : 'The corrected words'}
            spellCheck={false}
            value={text}
            autoFocus
            aria-describedby={unknown === null ? undefined : 'composer-hint'}
            aria-autocomplete="list"
            aria-controls={menu === null ? undefined : MENU}
            aria-activedescendant={menu === null ? undefined : optionId(MENU, current)}
            onFocus={() => selectRow(null)}
            onChange={(event) => type(event.currentTarget.value, event.currentTarget.selectionStart)}
            onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
            onKeyDown={press}
          />
        </div>
        <div className={css['end']}>
          {stated !== null && (
            <button
              type="button"
              className={css['chip']}
              title="Not a time: keep these words as text"
              onClick={() => {
                changeComposer(giveBackWord({ text, kind, time, prose }) ?? {});
                changeComposer({ prose: true });
                field.current?.focus();
              }}
            >
              {ago}
            </button>
          )}
          {correcting !== null && (
            <Button look="plain" small chord="Escape" keepsFocus onPress={endCorrection}>
              Cancel
            </Button>
          )}
          {text === '' && correcting === null ? (
            <span className={css['any']}>any key types here</span>
          ) : (
            <Button look="primary" small chord="Enter" keepsFocus onPress={add}>
              {correcting === null ? 'Add' : 'Correct'}
            </Button>
          )}
        </div>
      </div>
      <Hints unknown={unknown} />
    </div>
  );
}
