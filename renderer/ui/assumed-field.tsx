import { useState } from 'react';
import { Button } from './button.tsx';
import { KeyCap } from './key-cap.tsx';
import css from './assumed-field.module.css';

type Props = {
  readonly id: string;
  readonly label: string;
  readonly chord: string;
  /** What was read with. */
  readonly value: string;
  /** Where that comes from. */
  readonly from: string;
  /** Reads anew with what was typed. @returns why not, as a sentence. */
  readonly onRead: (words: string) => string | null;
  /** Esc: what was taken for granted stays, and the keys go back to where they were. */
  readonly onLeave: () => void;
};

/** What a text does not say, and was taken for granted: something else is typed over it, and the text is read again. */
export function AssumedField({ id, label, chord, value, from, onRead, onLeave }: Props) {
  const [words, setWords] = useState(value);
  const [refused, setRefused] = useState<string | null>(null);
  return (
    <form
      className={css['assumed']}
      onSubmit={(event) => {
        event.preventDefault();
        setRefused(onRead(words));
      }}
    >
      <label htmlFor={id}>
        {label} <KeyCap chord={chord} small />
      </label>
      <input
        id={id}
        value={words}
        maxLength={60}
        spellCheck={false}
        autoComplete="off"
        aria-invalid={refused !== null}
        aria-describedby={`${id}-from`}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => {
          setWords(event.currentTarget.value);
          setRefused(null);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          event.stopPropagation();
          setWords(value);
          setRefused(null);
          onLeave();
        }}
      />
      {words.trim() !== value && (
        <Button small submit chord="Enter">
          Read again
        </Button>
      )}
      <span id={`${id}-from`} role={refused === null ? undefined : 'alert'}>
        {refused ?? from}
      </span>
    </form>
  );
}
