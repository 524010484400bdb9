import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import type { ReviewNoteKind } from '../../../../shared/incident/events/review-noted.ts';
import type { ReviewNote } from '../../../../shared/incident/review-notes.ts';
import { useField } from '../../../state/fields.ts';
import { Button } from '../../../ui/button.tsx';
import { addNote, changeNote, removeNote, wordsOf, type NoteWords } from './note-actions.ts';
import { NoteForm } from './note-form.tsx';
import css from './notes.module.css';

type Shape = {
  readonly kind: ReviewNoteKind;
  /** What one of them is called: “Contributing factor”. */
  readonly one: string;
  readonly placeholder: string;
  readonly person?: { readonly label: string; readonly known: readonly string[] } | undefined;
  readonly categories?: readonly { readonly id: string; readonly label: string }[] | undefined;
};

/** The notes of a kind, each with what changes it and takes it out: `e` and Del do that on the line that has the focus. */
export function NoteList({
  notes,
  shape,
  ordered = false,
  show,
}: {
  notes: readonly ReviewNote[];
  shape: Shape;
  ordered?: boolean;
  show: (note: ReviewNote) => ReactNode;
}) {
  if (notes.length === 0) return null;
  const List = ordered ? 'ol' : 'ul';
  return (
    <List className={css['list']} aria-label={`${shape.one}: all`} data-notes={shape.kind}>
      {notes.map((note) => (
        <Note key={note.id} note={note} shape={shape}>
          {show(note)}
        </Note>
      ))}
    </List>
  );
}

function Note({ note, shape, children }: { note: ReviewNote; shape: Shape; children: ReactNode }) {
  // Other words for it that are half typed stay as the words of a new one do.
  const [draft, setDraft] = useField(`review.note.${note.id}`);
  const words = draft === '' ? null : readWords(draft, note);
  const setWords = (to: NoteWords | null): void => setDraft(to === null ? '' : JSON.stringify(to));
  const line = useRef<HTMLLIElement>(null);
  const leave = (): void => {
    flushSync(() => setWords(null));
    focusIn(line.current);
  };
  if (words !== null) {
    return (
      <li ref={line}>
        <NoteForm
          focused
          label={shape.one}
          placeholder={shape.placeholder}
          person={shape.person}
          categories={shape.categories}
          words={words}
          done="Save"
          onChange={setWords}
          onLeave={leave}
          onSave={async () => {
            if (words.text.trim() === '') return 'Not changed: no words are left. “Take out” removes it.';
            const refused = await changeNote(note, words);
            if (refused === null) leave();
            return refused;
          }}
        />
      </li>
    );
  }
  const edit = (): void => setWords(wordsOf(note));
  const remove = (): void => {
    const beside = line.current?.nextElementSibling ?? line.current?.previousElementSibling ?? null;
    void removeNote(note).then(() => focusIn(beside));
  };
  return (
    <li ref={line} className={css['note']} onKeyDown={(event) => keysOf(event, { edit, remove })}>
      <div className={css['words']}>
        {children}
        {note.alsoSet.map(({ text, by }) => (
          <small key={`${by} ${text}`}>
            Also, by {by}: {text}
          </small>
        ))}
      </div>
      <span className={css['acts']}>
        <Button look="plain" small label={`Change: ${note.text}`} onPress={edit}>
          Change
        </Button>
        <Button look="plain" small label={`Take out: ${note.text}`} onPress={remove}>
          Take out
        </Button>
      </span>
    </li>
  );
}

/** The words of a draft: it was written below as JSON. */
function readWords(draft: string, note: ReviewNote): NoteWords {
  const held = JSON.parse(draft) as Partial<NoteWords>; // `useField` keeps what was put into it
  return { ...wordsOf(note), ...held };
}

const focusIn = (line: Element | null): void => line?.querySelector<HTMLElement>('button')?.focus();

/** The letters of a line; they count on its buttons, and are text in its fields. */
function keysOf(
  event: KeyboardEvent<HTMLElement>,
  { edit, remove }: { edit: () => void; remove: () => void },
): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const step = event.key === 'ArrowDown' ? 'nextElementSibling' : 'previousElementSibling';
  if (event.key === 'e') edit();
  else if (event.key === 'Delete') remove();
  else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') focusIn(event.currentTarget[step]);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

const blank: NoteWords = { text: '', person: '', category: '' };

/** The line in which the next note is typed; what is half typed stays through Esc and a kill. */
export function AddNote({ shape, start = {} }: { shape: Shape; start?: Partial<NoteWords> }) {
  const [text, setText] = useField(`review.${shape.kind}`);
  const [person, setPerson] = useField(`review.${shape.kind}.person`);
  const [category, setCategory] = useField(`review.${shape.kind}.category`);
  const given = { ...blank, ...start };
  const words = {
    text,
    person: person === '' ? given.person : person === NOBODY ? '' : person,
    category: category === '' ? given.category : category,
  };
  const change = (to: NoteWords): void => {
    setText(to.text);
    setPerson(to.person === given.person ? '' : to.person === '' ? NOBODY : to.person);
    setCategory(to.category);
  };
  return (
    <NoteForm
      label={shape.one}
      placeholder={shape.placeholder}
      person={shape.person}
      categories={shape.categories}
      words={words}
      done="Add"
      onChange={change}
      onSave={async () => {
        if (words.text.trim() === '') return null;
        const refused = await addNote(shape.kind, words);
        if (refused === null) change({ ...blank, person: given.person });
        return refused;
      }}
    />
  );
}

/** The name that stood there was taken out: it is not put there again. */
const NOBODY = ' ';
