import { useEffect, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import { focusComposer } from '../../state/focus.ts';
import { showPalette } from '../../state/ui.ts';
import { cutAtRanges } from '../../ui/fuzzy.ts';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/icon.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import type { PaletteEntry } from './entry.ts';
import { find, type Found } from './find.ts';
import { noteRun, recentRuns } from './recent.ts';
import css from './palette.module.css';

const LIST = 'palette-list';
const optionId = (index: number): string => `${LIST}-${index}`;

/** The focus goes to the field. @returns a function that gives it back to what had it before. */
function borrowFocus(field: HTMLInputElement | null): () => void {
  const before = document.activeElement;
  field?.focus();
  return () => {
    if (before instanceof HTMLElement && before !== document.body && before.isConnected) before.focus();
    else focusComposer();
  };
}

function run({ id, whyNot, run: act }: PaletteEntry): void {
  if (whyNot !== null) return;
  noteRun(id);
  flushSync(() => showPalette(false)); // the focus is back where it was before anything else takes it
  act();
}

/** Everything that can be done from here, by a few letters of it. `entries` are gathered when it opens. */
export function Palette({ entries: gather }: { entries: () => readonly PaletteEntry[] }) {
  const [entries] = useState(gather);
  const [recent] = useState(recentRuns);
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const current = useRef<HTMLLIElement>(null);
  const { groups, more } = useMemo(() => find(entries, typed, recent), [entries, typed, recent]);
  const flat = useMemo(() => groups.flatMap(({ found }) => found), [groups]);
  useLayoutEffect(() => borrowFocus(field.current), []);
  useEffect(() => {
    // In newer browsers scrolling answers with a promise, which is no clean-up for React.
    current.current?.scrollIntoView({ block: 'nearest' });
  }, [active, typed]);
  function press(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    const { key } = event;
    const chosen = flat[active];
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      const step = key === 'ArrowDown' ? 1 : -1;
      if (flat.length > 0) setActive((active + step + flat.length) % flat.length);
    } else if (key === 'PageDown' || key === 'PageUp') {
      const step = key === 'PageDown' ? 8 : -8;
      setActive(Math.max(0, Math.min(flat.length - 1, active + step)));
    } else if (key === 'Enter') {
      if (chosen !== undefined) run(chosen.entry);
    } else if (key === 'Escape') showPalette(false);
    else if (key !== 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
  }
  return (
    <div className={css['behind']} onPointerDown={() => showPalette(false)}>
      <div
        className={css['palette']}
        role="dialog"
        aria-modal="true"
        aria-label="Everything"
        onPointerDown={(event) => event.stopPropagation()}
      >
        <div className={css['field']}>
          <Icon name="search" />
          <input
            ref={field}
            role="combobox"
            aria-label="What to do, or where to go"
            aria-expanded="true"
            aria-controls={LIST}
            aria-autocomplete="list"
            aria-activedescendant={flat.length === 0 ? undefined : optionId(active)}
            placeholder="What to do, or where to go"
            autoComplete="off"
            spellCheck={false}
            value={typed}
            onChange={(event) => {
              setTyped(event.currentTarget.value);
              setActive(0);
            }}
            onKeyDown={press}
          />
          <KeyCap chord="Escape" />
        </div>
        <div id={LIST} className={css['list']} role="listbox" aria-label="Everything" tabIndex={-1}>
          {groups.map(({ title, found }) => (
            <ul key={title} role="group" aria-label={title}>
              {typed.trim() === '' && (
                <li className={css['group']} role="presentation">
                  {title}
                </li>
              )}
              {found.map((each) => {
                const index = flat.indexOf(each);
                return (
                  <Line
                    key={each.entry.id}
                    found={each}
                    index={index}
                    active={index === active}
                    place={index === active ? current : null}
                    grouped={typed.trim() !== ''}
                  />
                );
              })}
            </ul>
          ))}
        </div>
        <p className={css['foot']} role="status">
          {flat.length === 0
            ? `Nothing is called “${typed.trim()}”. Fewer letters find more.`
            : more > 0
              ? `${more} more: type to find them`
              : ''}
        </p>
      </div>
    </div>
  );
}

function Line({
  found: { entry, ranges },
  index,
  active,
  place,
  grouped,
}: {
  found: Found;
  index: number;
  active: boolean;
  place: React.Ref<HTMLLIElement>;
  grouped: boolean;
}) {
  const { label, group, about, chord, whyNot } = entry;
  return (
    <li
      id={optionId(index)}
      ref={place}
      role="option"
      aria-selected={active}
      aria-disabled={whyNot !== null}
      className={cx(css['line'], whyNot !== null && css['off'])}
      onPointerDown={(event) => {
        event.preventDefault();
        event.stopPropagation();
      }}
      onClick={() => run(entry)}
    >
      <span className={css['label']}>
        {cutAtRanges(label, ranges).map(({ text, hit }, i) => (hit ? <mark key={i}>{text}</mark> : text))}
      </span>
      <span className={css['about']}>{whyNot ?? about ?? (grouped ? group : '')}</span>
      {chord !== undefined && chord !== '' && <KeyCap chord={chord} small />}
    </li>
  );
}
