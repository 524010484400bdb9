import { useEffect, useRef, useState } from 'react';
import { parseDay, dayWords, type Day } from '../../../shared/time/days.ts';
import type { ListedAction } from '../../../shared/incident/action-items.ts';
import { personMeant } from '../../../shared/incident/people.ts';
import type { Person } from '../../incident-parts/people.ts';
import { matching } from '../../incident-parts/people.ts';
import { Chip } from '../../ui/chip.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { change } from './doing.ts';
import css from './in-place.module.css';
import { endEditing, type Editing } from './page-state.ts';

type Props = {
  readonly item: ListedAction;
  readonly field: Editing['field'];
  readonly people: readonly Person[];
  readonly today: Day;
  readonly top: number;
  /** Gives the focus back to the list. */
  readonly onDone: () => void;
};

const asks: Record<
  Editing['field'],
  { readonly label: string; readonly hint: string; readonly keep: string }
> = {
  text: { label: 'What is to be done', hint: '', keep: 'save' },
  due: { label: 'Until', hint: 'fri, in 2 weeks, 2026-12-01; empty for no day', keep: 'save' },
  owner: { label: 'Owner', hint: 'Who sees to it? Empty for nobody', keep: 'save' },
  link: { label: 'Ticket', hint: 'https://… where it is worked on; empty for none', keep: 'save' },
  drop: { label: 'Why is it dropped', hint: 'The reason, for whoever asks later', keep: 'drop it' },
};

/** A line of the list as it is being changed, where it stands. */
export function InPlace({ item, field, people, today, top, onDone }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(() => before(item, field));
  const [wrong, setWrong] = useState<string | null>(null);
  useEffect(() => input.current?.select(), []);
  const day = field === 'due' && typed.trim() !== '' ? parseDay(typed, today) : null;
  const named = field === 'owner' ? completion(typed, people) : null;
  const leave = (): void => {
    endEditing();
    onDone();
  };
  async function save(): Promise<void> {
    const refused = await saved(item, field, typed, { people, today });
    if (refused === null) leave();
    else setWrong(refused);
  }
  const { label, hint, keep } = asks[field];
  return (
    <form
      className={css['place']}
      style={{ top }}
      aria-label={`${label}: ${item.text}`}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        leave();
      }}
    >
      <label>
        <span>{label}</span>
        <input
          ref={input}
          value={typed}
          placeholder={hint}
          maxLength={{ text: 1_000, due: 80, owner: 80, link: 2_000, drop: 2_000 }[field]}
          autoComplete="off"
          aria-invalid={wrong !== null}
          aria-describedby={wrong === null ? undefined : 'in-place-wrong'}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setWrong(null);
          }}
        />
      </label>
      {day?.ok === true && <Chip accent>{dayWords(day.value, today)}</Chip>}
      {named !== null && named !== typed.trim() && <Chip accent>{named}</Chip>}
      {wrong === null ? (
        <span className={css['keys']}>
          <KeyCap chord="Enter" small /> {keep} <KeyCap chord="Escape" small /> leave
        </span>
      ) : (
        <p id="in-place-wrong" role="alert" className={css['wrong']}>
          {wrong}
        </p>
      )}
    </form>
  );
}

type Known = { readonly people: readonly Person[]; readonly today: Day };

/** Changes the item as it was typed. @returns null, or why the words can’t be used. */
async function saved(
  item: ListedAction,
  field: Editing['field'],
  typed: string,
  { people, today }: Known,
): Promise<string | null> {
  const words = typed.trim();
  switch (field) {
    case 'text':
      if (words === '') return 'Say what is to be done; x drops it, with the reason.';
      if (words !== item.text) await change(item, { text: words }, `Changed: ${words}`);
      return null;
    case 'due': {
      const day = words === '' ? null : parseDay(words, today);
      if (day !== null && !day.ok) return day.error;
      const due = day?.value ?? null;
      const said = due === null ? 'No day' : `Until ${dayWords(due, today)}`;
      if (due !== item.due) await change(item, { due }, `${said}: ${item.text}`);
      return null;
    }
    case 'owner': {
      const name = words.replace(/^@/, '');
      const owner = name === '' ? null : (completion(typed, people) ?? personMeant(name, people));
      if (owner !== item.owner) await change(item, { owner }, `${owner ?? 'Nobody'} owns it: ${item.text}`);
      return null;
    }
    case 'link': {
      const link = words === '' ? null : words;
      if (link !== item.link) await change(item, { link }, `Ticket ${link ?? 'none'}: ${item.text}`);
      return null;
    }
    case 'drop':
      if (words === '') return 'Say why: without a reason somebody will open it again.';
      await change(item, { state: 'dropped', words }, `Dropped: ${item.text}`);
      return null;
  }
}

const before = (item: ListedAction, field: Editing['field']): string =>
  field === 'drop' ? '' : (item[field] ?? '');

/** The one person whose name begins with what was typed; null where it is nobody’s, or several people’s. */
function completion(typed: string, people: readonly Person[]): string | null {
  const name = typed.trim().replace(/^@/, '');
  if (name === '') return null;
  const [one, another] = matching(people, name, (person) => person.name).filter((person) =>
    person.name.toLowerCase().startsWith(name.toLowerCase()),
  );
  if (one === undefined) return null;
  return another === undefined || one.name.toLowerCase() === name.toLowerCase() ? one.name : null;
}
