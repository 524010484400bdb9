import { focusComposer } from '../../state/focus.ts';
import { AssumedField } from '../../ui/assumed-field.tsx';
import { CHAT_DAY, readChatOn, type ChatDocument } from './pasted-chat.ts';
import css from './chat-strip.module.css';

const source: Record<NonNullable<ChatDocument['day']>['from'], string> = {
  ...{ asked: 'as you said', incident: 'the incident’s: the chat names none' },
  ...{ latest: 'assumed: the chat names none', none: 'the chat names none' },
};

/** The day of a chat whose times name none: another one is typed over it, before anything is added. */
export const ChatDay = ({ day }: { day: NonNullable<ChatDocument['day']> }) => (
  <div className={css['day']}>
    <AssumedField
      {...{ id: CHAT_DAY, label: 'Day', chord: 'Alt+Shift+Y', value: day.is ?? '', from: source[day.from] }}
      onRead={(words) => {
        const why = readChatOn(words);
        if (why === null) focusComposer();
        return why;
      }}
      onLeave={focusComposer}
    />
  </div>
);
