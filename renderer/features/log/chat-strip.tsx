import type { Instant } from '../../../shared/ids.ts';
import { both, clock, isToday, stamp } from '../../incident-parts/zone.ts';
import { wallClock } from '../../state/clock.ts';
import { focusComposer } from '../../state/focus.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { ChatDay } from './chat-day.tsx';
import { enter } from './enter.ts';
import { addChat, leaveChat, type ChatDocument, type OfferedChat } from './pasted-chat.ts';
import css from './chat-strip.module.css';

/** Above the line that holds a pasted chat: what was understood, and what the keys do with it. */
export function ChatStrip({ offer }: { offer: OfferedChat }) {
  const { document, adding } = offer;
  const known = document?.fresh === 0;
  return (
    <div className={css['strip']} role="group" aria-label="Pasted chat">
      <Icon name="message" />
      <p role="status" title={document === null ? undefined : spanTitle(document)}>
        {adding ? 'Adding…' : document === null ? 'A chat. Reading it…' : chatWords(document)}
      </p>
      {document?.day !== undefined && !adding && <ChatDay key={document.day.is ?? ''} day={document.day} />}
      <div className={css['keys']}>
        <Button
          look="primary"
          small
          chord="Enter"
          keepsFocus
          disabled={adding}
          onPress={() => void addChat()}
        >
          {known ? 'Clear the line' : 'Add at their times'}
        </Button>
        <Button
          look="plain"
          small
          chord="Shift+Enter"
          keepsFocus
          disabled={adding}
          onPress={() => keepAsOne()}
        >
          One entry
        </Button>
        <Button
          look="plain"
          small
          chord="Escape"
          keepsFocus
          disabled={adding}
          onPress={() => {
            leaveChat();
            focusComposer();
          }}
        >
          Leave as text
        </Button>
      </div>
    </div>
  );
}

/** The chat as it was pasted, as one entry. */
export function keepAsOne(): void {
  leaveChat();
  enter();
}

function timesOf({ rows }: ChatDocument): readonly Instant[] {
  return rows.flatMap(({ at }) => (at === null ? [] : [at])).sort((a, b) => a - b);
}

/** `12 messages of a chat, 13:46 to 14:10. 2 of them are in the log already.` */
function chatWords(document: ChatDocument): string {
  const { rows, fresh, leftOut } = document;
  const times = timesOf(document);
  const [first, last] = [times[0], times.at(-1)];
  const now = wallClock();
  const span =
    first === undefined || last === undefined
      ? ', none with a time'
      : `, ${stamp(first, now)} to ${isSameDay(first, last) ? clock(last) : stamp(last, now)}`;
  const undated = rows.length - times.length;
  return [
    `${rows.length} messages of a chat${span}.`,
    fresh === 0
      ? 'All are in the log already.'
      : fresh < rows.length
        ? `${rows.length - fresh} of them ${rows.length - fresh === 1 ? 'is' : 'are'} in the log already.`
        : '',
    undated > 0 && times.length > 0 ? `${undated} without a time.` : '',
    leftOut.length > 0
      ? `${leftOut.length} not understood: ${leftOut.length === 1 ? 'it stays' : 'they stay'} in the line.`
      : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

const isSameDay = (a: Instant, b: Instant): boolean => isToday(a, b);

function spanTitle(document: ChatDocument): string | undefined {
  const times = timesOf(document);
  const [first, last] = [times[0], times.at(-1)];
  return first === undefined || last === undefined ? undefined : `${both(first)} to ${both(last)}`;
}
