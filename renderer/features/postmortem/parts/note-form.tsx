import { useId, useState, type ReactNode } from 'react';
import { Button } from '../../../ui/button.tsx';
import type { NoteWords } from './note-actions.ts';
import { ownLetters } from './own-letters.ts';
import { WordsField } from './words-field.tsx';
import css from './notes.module.css';

type Props = {
  /** What the words are, for who does not see where they stand. */
  label: string;
  placeholder: string;
  words: NoteWords;
  onChange: (words: NoteWords) => void;
  /** @returns null, or why it was not done, as a sentence. */
  onSave: () => Promise<string | null>;
  onLeave?: () => void;
  focused?: boolean;
  done: string;
  /** What the person is to the note (“To”, “From”), with names to pick from; left out where nobody belongs to it. */
  person?: { readonly label: string; readonly known: readonly string[] } | undefined;
  /** The categories that it may have; left out where it has none. */
  categories?: readonly { readonly id: string; readonly label: string }[] | undefined;
  /** What stands below the words: a hint. */
  below?: ReactNode;
};

/** The fields of a note: whom it is about, its category, its words. Enter takes it down. */
export function NoteForm(props: Props) {
  const { label, placeholder, words, onChange, onSave, onLeave, focused = false, done } = props;
  const { person, categories, below } = props;
  const list = useId();
  const [refused, setRefused] = useState<string | null>(null);
  const save = (): void =>
    void onSave().then((why) => {
      setRefused(why);
    });
  const change = (part: Partial<NoteWords>): void => {
    setRefused(null);
    onChange({ ...words, ...part });
  };
  return (
    <div className={css['form']}>
      <div className={css['fields']}>
        {person !== undefined && (
          <>
            <input
              className={css['person']}
              aria-label={`${label}: ${person.label}`}
              placeholder={person.label}
              list={list}
              value={words.person}
              maxLength={80}
              autoComplete="off"
              onChange={(event) => change({ person: event.currentTarget.value })}
            />
            <datalist id={list}>
              {person.known.map((name) => (
                <option key={name} value={name} />
              ))}
            </datalist>
          </>
        )}
        <WordsField
          label={label}
          placeholder={placeholder}
          value={words.text}
          focused={focused}
          onChange={(text) => change({ text })}
          onEnter={save}
          {...(onLeave === undefined ? {} : { onLeave })}
        />
        {categories !== undefined && (
          <select
            className={css['category']}
            aria-label={`${label}: category`}
            value={words.category}
            onKeyDown={ownLetters}
            onChange={(event) => change({ category: event.currentTarget.value })}
          >
            <option value="">No category</option>
            {categories.map(({ id, label: word }) => (
              <option key={id} value={id}>
                {word}
              </option>
            ))}
          </select>
        )}
        <Button small chord={focused ? 'Enter' : undefined} label={`${done}: ${label}`} onPress={save}>
          {done}
        </Button>
      </div>
      {refused !== null && (
        <p role="alert" className={css['refused']}>
          {refused}
        </p>
      )}
      {below}
    </div>
  );
}
