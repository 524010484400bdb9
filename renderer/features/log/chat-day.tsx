import { useState } from 'react';
import { focusComposer } from '../../state/focus.ts';
import { Button } from '../../ui/button.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { CHAT_DAY, readChatOn, type ChatDocument } from './pasted-chat.ts';
import css from './chat-strip.module.css';

const source: Record<NonNullable<ChatDocument['day']>['from'], string> = {
  ...{ asked: 'as you said', incident: 'the incident’s: the chat names none' },
  ...{ latest: 'assumed: the chat names none', none: 'the chat names none' },
};

/** The day of a chat whose times name none: another one is typed over it, before anything is added. */
export function ChatDay({ day }: { day: NonNullable<ChatDocument['day']> }) {
  const [words, setWords] = useState(day.is ?? '');
  const [refused, setRefused] = useState<string | null>(null);
  return (
    <form
      className={css['day']}
      onSubmit={(event) => {
        event.preventDefault();
        const why = readChatOn(words);
        setRefused(why);
        if (why === null) focusComposer();
      }}
    >
      <label htmlFor={CHAT_DAY}>
        Day <KeyCap chord="Alt+Shift+Y" small />
      </label>
      <input
        id={CHAT_DAY}
        value={words}
        maxLength={40}
        spellCheck={false}
        autoComplete="off"
        aria-invalid={refused !== null}
        aria-describedby={`${CHAT_DAY}-from`}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => {
          setWords(event.currentTarget.value);
          setRefused(null);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          event.stopPropagation();
          setWords(day.is ?? '');
          setRefused(null);
          focusComposer();
        }}
      />
      {words.trim() !== (day.is ?? '') && (
        <Button small submit chord="Enter">
          Read again
        </Button>
      )}
      <span id={`${CHAT_DAY}-from`} role={refused === null ? undefined : 'alert'}>
        {refused ?? source[day.from]}
      </span>
    </form>
  );
}
