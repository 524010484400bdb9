import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { focusOn, LIST } from './keys.ts';
import css from './understood.module.css';

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
};

/** What a document does not say, and was taken for granted: something else is typed over it, and the files are read again. */
export function AskedField({ id, label, chord, value, from, onRead }: Props) {
  const [words, setWords] = useState(value);
  const [refused, setRefused] = useState<string | null>(null);
  const changed = words.trim() !== value;
  return (
    <form
      className={css['zone']}
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
          focusOn(LIST);
        }}
      />
      {changed && (
        <Button small submit chord="Enter">
          Read again
        </Button>
      )}
      <span id={`${id}-from`} className={css['from']} role={refused === null ? undefined : 'alert'}>
        {refused ?? from}
      </span>
    </form>
  );
}
