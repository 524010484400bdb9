import { useContext, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { markWord } from '../../../shared/incident/marks.ts';
import { entryKindLabel } from '../../../shared/incident/vocabulary.ts';
import { noteAsked } from '../../incident-parts/marking.ts';
import { heardOf } from '../../incident-parts/presence.ts';
import { SlashCommands } from '../../incident-parts/slash.ts';
import { both, clock, zone } from '../../incident-parts/zone.ts';
import { useNow, useZone, wallClock } from '../../state/clock.ts';
import { changeComposer, isAboutEntry, useComposer } from '../../state/composer.ts';
import { usePerson, usePlaybook, useProjections, type Opened } from '../../state/projections.ts';
import { selectRow } from '../../state/ui.ts';
import { giveBackWord, readLine, readWhole, withKind, type Line } from '../../state/words.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/icon.tsx';
import type { MenuItem } from '../../ui/menu-item.ts';
import { Menu, optionId } from '../../ui/menu.tsx';
import { correctMyLast } from './actions.ts';
import { ChatStrip, keepAsOne } from './chat-strip.tsx';
import { ComposerChips } from './composer-chips.tsx';
import { ComposerFiles } from './composer-files.tsx';
import { ComposerText } from './composer-text.tsx';
import { enter, leaveEntry, runSlash } from './enter.ts';
import { forgetFileUndo, takePaste, undoFile } from './files.ts';
import { Hints } from './hints.tsx';
import { addChat, leaveChat, noteShown, offerChat, useOfferedChat } from './pasted-chat.ts';
import { questionFor } from './questions.ts';
import { kindIcon } from '../../incident-parts/row-look.ts';
import { complete, isTypedInFull, suggestionsAt, unknownWord } from './suggestions.ts';
import css from './composer.module.css';

const MENU = 'composer-menu';
const noCommands = () => [];

/** The next row of the log: what is typed stands in the columns in which it will be read. */
export function Composer({ opened }: { opened: Opened }) {
  const composer = useComposer();
  const { text, kind, time, prose, to, wait, plain, correcting, marking, refused, files } = composer;
  const line: Line = { text, kind, time, prose, to, wait, plain };
  const about = isAboutEntry(composer);
  const person = usePerson();
  const { roster } = usePlaybook();
  const commands = useContext(SlashCommands);
  const now = useNow();
  useZone();
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

  const typable = about ? noCommands : commands;
  const chat = useOfferedChat(text, opened.incident.id);
  const suggested = suggestionsAt(text, Math.min(caret, text.length), {
    opened,
    self: person,
    roster,
    commands: typable,
    heard: (name) => heardOf(useProjections.getState().sync, name, now),
  });
  const found = chat === null ? suggested : null; // its names and slashes are somebody’s words
  const menu = found !== null && shut !== `${found.from} ${found.kind}` ? found : null;
  const current = menu === null ? 0 : Math.min(active, menu.items.length - 1);
  const unknown = menu === null && !about ? unknownWord(text, commands()) : null;
  const hasKindOnly = kind !== 'note' && text === '' && !about;
  const said = readWhole(line, { now, zone });
  const stated = said.at;

  function type(typed: string, at: number, from: Line = line): void {
    forgetFileUndo();
    // What is said of an entry is words, whatever it looks like.
    const read =
      marking === null ? readLine(from, typed, { now: wallClock(), zone }) : { ...from, text: typed };
    const place = Math.max(0, at - (typed.length - read.text.length));
    if (read.text !== typed) caretAfter.current = place;
    changeComposer({ ...read, refused: null });
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
    type(done.text, done.caret, { ...line, text: '' }); // a word that was picked is complete
  }
  function add(): void {
    if (!runSlash(text, typable(), undefined)) enter();
  }
  function giveBack(): boolean {
    const back = marking === null ? giveBackWord(line) : null;
    if (back === null) return false;
    caretAfter.current = back.text.length - text.length;
    changeComposer(back);
    return true;
  }
  function press(event: KeyboardEvent<HTMLTextAreaElement>): void {
    if (event.nativeEvent.isComposing) return;
    if (
      event.key.toLowerCase() === 'z' &&
      (event.ctrlKey || event.metaKey) &&
      !event.shiftKey &&
      undoFile()
    ) {
      event.preventDefault();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { selectionStart, selectionEnd } = event.currentTarget;
    if (chat !== null && pressOnChat(event.key, event.shiftKey)) {
      event.preventDefault();
      return;
    }
    const handled =
      menu === null
        ? pressInLine(event.key, event.shiftKey, selectionStart + selectionEnd)
        : pressInMenu(event.key);
    if (handled) event.preventDefault();
  }
  function pressOnChat(key: string, shift: boolean): boolean {
    if (key === 'Enter' && shift) keepAsOne();
    else if (key === 'Enter') void addChat();
    else if (key === 'Escape') leaveChat();
    else return false;
    return true;
  }
  function pressInMenu(key: string): boolean {
    if (menu === null) return false;
    const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) setActive((current + step + menu.items.length) % menu.items.length);
    else if (key === 'Escape') setShut(`${menu.from} ${menu.kind}`);
    else if (key === 'Enter' && isTypedInFull(menu, menu.items[current], line)) add();
    else if (key === 'Enter' || key === 'Tab') pick(menu.items[current]);
    else return pressInLine(key, false, caret);
    return true;
  }
  function pressInLine(key: string, shift: boolean, selection: number): boolean {
    if (key === 'Enter' && !shift) {
      add();
      return true;
    }
    if (key === 'Backspace' && selection === 0) return giveBack();
    if (key === 'ArrowUp' && text === '' && !about) {
      correctMyLast();
      return true;
    }
    if (key === 'Escape' && about) {
      leaveEntry();
      return true;
    }
    if (key === 'Escape' && hasKindOnly) {
      changeComposer(withKind(line, 'note'));
      return true;
    }
    return false;
  }

  const nothing = text === '' && files.length === 0 && !about;
  return (
    <div className={css['composer']}>
      {menu !== null && (
        <div className={css['menu']}>
          <Menu id={MENU} label={menu.label} items={menu.items} active={current} onPick={pick} />
        </div>
      )}
      {chat !== null && <ChatStrip offer={chat} />}
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
          {(kind !== 'note' || marking !== null) && (
            <span className={css['kind']}>
              {entryKindLabel[kind]}
              {marking !== null && ` ${markWord(kind, marking.mark)}`}
            </span>
          )}
          <ComposerText
            fieldRef={field}
            value={text}
            muted={endOf(line, said)}
            aria-label={marking === null ? 'New entry' : 'What became of it'}
            placeholder={
              marking === null
                ? questionFor(kind, to, correcting !== null)
                : (noteAsked(kind, marking.mark) ?? '')
            }
            aria-describedby={unknown === null ? undefined : 'composer-hint'}
            aria-autocomplete="list"
            aria-controls={menu === null ? undefined : MENU}
            aria-activedescendant={menu === null ? undefined : optionId(MENU, current)}
            onFocus={() => selectRow(null)}
            onChange={(event) => {
              type(event.currentTarget.value, event.currentTarget.selectionStart);
              noteShown();
            }}
            onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
            onKeyDown={press}
            onPaste={(event) => {
              offerChat(event.clipboardData.getData('text/plain'));
              if (!takePaste(event.clipboardData)) return;
              event.preventDefault();
              noteShown();
            }}
          />
        </div>
        <div className={css['end']}>
          <ComposerChips line={line} said={said} now={now} onDone={() => field.current?.focus()} />
          {about && (
            <Button look="plain" small chord="Escape" keepsFocus onPress={leaveEntry}>
              Cancel
            </Button>
          )}
          {chat !== null ? null : nothing ? (
            <span className={css['any']}>any key types here</span>
          ) : (
            <Button look="primary" small chord="Enter" keepsFocus onPress={add}>
              {marking !== null ? 'Record' : correcting === null ? 'Add' : 'Correct'}
            </Button>
          )}
        </div>
        {!about && <ComposerFiles opened={opened} />}
      </div>
      <Hints unknown={unknown} toNote={hasKindOnly} />
    </div>
  );
}

/** The words at the end of the text that were understood as a time or as minutes. */
function endOf(
  { text, time, prose }: Line,
  { last, at }: { last: string | null; at: number | null },
): string {
  if (last !== null) return text.trimEnd().endsWith(last) ? last : '';
  const [trailing = ''] = /-\d+[dhm]\S*\s*$/.exec(text) ?? [];
  return time === null && !prose && at !== null ? trailing.trimEnd() : '';
}
