import type { KeyboardEvent, ReactNode } from 'react';
import type { Instant } from '../../../shared/ids.ts';
import type { BoardItem } from '../../../shared/incident/boards.ts';
import type { Due as DueThing } from '../../../shared/incident/due.ts';
import { dueWhat, dueWhy } from '../../../shared/incident/escalation-words.ts';
import { reliefWhy } from '../../../shared/duty/words.ts';
import type { EntryMark } from '../../../shared/incident/marks.ts';
import { offeredWords } from '../../../shared/incident/handoff-due.ts';
import { roleLabel } from '../../../shared/incident/vocabulary.ts';
import { dueState, type DueState } from '../../../shared/time/format.ts';
import { answerAsk, giveMoreTime } from '../../incident-parts/ask-actions.ts';
import { heardWords, unheardWords } from '../../incident-parts/ask-words.ts';
import { toWhom } from '../../incident-parts/due-words.ts';
import { Due } from '../../incident-parts/due.tsx';
import { reliefNotNow } from '../../incident-parts/duty-actions.ts';
import { accept, showHandoff, showOffer } from '../../incident-parts/handoff-actions.ts';
import { markItem, markOrAsk } from '../../incident-parts/marking.ts';
import { clock, stamp } from '../../incident-parts/zone.ts';
import { openSheet, showFront } from '../../state/ui.ts';
import { Button } from '../../ui/button.tsx';
import { sendHeartbeat } from './actions.ts';
import { cx } from '../../ui/cx.ts';
import css from './next.module.css';

/** How long “later” is, for a decision that is to be looked at again. */
const LATER = 30;

type Of<K extends DueThing['kind']> = Extract<DueThing, { kind: K }>;
type Props<K extends DueThing['kind']> = {
  due: Of<K>;
  now: Instant;
  first: boolean;
  /** Whether it is the most pressing one of those that are done by a button. */
  accent: boolean;
};

/** One thing with a clock on it: what, when, and what answers it. `first` of its kind has the keys. */
export function DueItem({ due, ...rest }: Props<DueThing['kind']> & { heartbeatNext: Instant }) {
  switch (due.kind) {
    case 'update':
      return <UpdateItem due={due} {...rest} />;
    case 'role':
      return <RoleItem due={due} {...rest} />;
    case 'ask':
      return <AskItem due={due} {...rest} />;
    case 'page':
    case 'tell':
      return <EscalationItem due={due} {...rest} />;
    case 'handoff':
      return <HandoffItem due={due} {...rest} />;
    case 'relief':
      return <ReliefItem due={due} {...rest} />;
    case 'revisit':
      return <RevisitItem due={due} {...rest} />;
    case 'review':
      return <ReviewItem due={due} {...rest} />;
  }
}

function Line({
  what,
  dueAt,
  now,
  about,
  quiet = false,
  onKeyDown,
  children,
}: {
  what: string;
  dueAt: Instant;
  now: Instant;
  about?: string | undefined;
  /** What answers it stands beside what is said about it, in a smaller look. */
  quiet?: boolean;
  onKeyDown?: (event: KeyboardEvent) => void;
  children?: ReactNode;
}) {
  return (
    <li
      className={cx(css['next'], quiet && css['quiet'])}
      {...(onKeyDown === undefined ? {} : { onKeyDown })}
    >
      <p title={what}>{what}</p>
      <Due due={dueState(dueAt, now)} clock={stamp(dueAt, now)} />
      <div className={css['second']}>
        {quiet && <small>{about}</small>}
        {children !== undefined && children !== false && <div className={css['acts']}>{children}</div>}
        {!quiet && about !== undefined && <small>{about}</small>}
      </div>
    </li>
  );
}

const pressing = (dueAt: Instant, now: Instant): DueState['state'] => dueState(dueAt, now).state;

function UpdateItem({
  due: of,
  now,
  first,
  accent,
  heartbeatNext,
}: Props<'update'> & { heartbeatNext: Instant }) {
  const { dueAt, number, due } = of;
  const write = (): void =>
    showFront({ name: 'update', ...(due.audiences[0] === undefined ? {} : { audience: due.audiences[0] }) });
  const over = pressing(dueAt, now) === 'over';
  const what = `Stakeholder update ${number}${toWhom(due.audiences)}`;
  return (
    <Line
      what={what}
      dueAt={dueAt}
      now={now}
      about={over && !first ? `${due.promised ? 'promised for' : 'due'} ${stamp(dueAt, now)}` : undefined}
    >
      {first ? (
        <>
          <Button look={accent ? 'primary' : 'normal'} small chord="Alt+U" onPress={write}>
            Write
          </Button>
          <Button small chord="Alt+N" onPress={() => void sendHeartbeat()}>
            No change, next {clock(heartbeatNext)}
          </Button>
        </>
      ) : (
        pressing(dueAt, now) !== 'rest' && (
          <Button small label={`Write ${what}`} onPress={write}>
            Write
          </Button>
        )
      )}
    </Line>
  );
}

function RoleItem({ due: { role, dueAt, since }, now, first, accent }: Props<'role'>) {
  return (
    <Line
      what={`Fill ${roleLabel[role].toLowerCase()}`}
      dueAt={dueAt}
      now={now}
      about={since === null ? undefined : `released ${stamp(since, now)}`}
    >
      {first && (
        <Button
          look={accent ? 'primary' : 'normal'}
          small
          chord="Alt+R"
          onPress={() => openSheet({ name: 'role', role })}
        >
          Assign
        </Button>
      )}
    </Line>
  );
}

function EscalationItem({ due, now, first, accent }: Props<'page' | 'tell'>) {
  return (
    <Line what={dueWhat(due)} dueAt={due.dueAt} now={now} about={dueWhy(due)}>
      {first && (
        <Button
          look={accent ? 'primary' : 'normal'}
          small
          chord="Alt+F"
          onPress={() => showFront({ name: 'escalation' })}
        >
          {due.kind === 'page' ? 'Page' : 'Tell'}
        </Button>
      )}
    </Line>
  );
}

function AskItem({ due: { dueAt, item }, now }: Props<'ask'>) {
  const heard = heardWords(item, now);
  return (
    <Line
      quiet
      what={item.to === null ? item.text : `${item.to}: ${item.text}`}
      dueAt={dueAt}
      now={now}
      about={heard ?? [`asked ${stamp(item.at, now)}`, unheardWords(item, now)].filter(Boolean).join(', ')}
    >
      {pressing(dueAt, now) !== 'rest' && (
        <>
          <Button look="link" label={`Answered: ${item.text}`} onPress={() => answerAsk(item)}>
            Answered
          </Button>
          <Button look="link" label={`+10 min: ${item.text}`} onPress={() => void giveMoreTime(item, 10)}>
            +10 min
          </Button>
        </>
      )}
    </Line>
  );
}

function HandoffItem({ due: { dueAt, offer }, now }: Props<'handoff'>) {
  const what = offeredWords(offer);
  return (
    <Line
      quiet
      what={what}
      dueAt={dueAt}
      now={now}
      about={`since ${stamp(offer.offeredAt, now)}, not accepted`}
    >
      <Button look="link" label={`Accepted by voice: ${what}`} onPress={() => void accept(offer, true)}>
        By voice
      </Button>
      <Button look="link" label={`Show: ${what}`} onPress={() => showOffer(offer)}>
        Show
      </Button>
    </Line>
  );
}

const revisited: Readonly<Record<string, EntryMark>> = { a: 'done', c: 'changed', x: 'dropped' };

/** The letters of the log's rows do the same here: A it stands, C it was changed, X it was reversed. */
function pressRevisit(event: KeyboardEvent, item: BoardItem): void {
  const mark = revisited[event.key.toLowerCase()];
  if (mark === undefined || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  event.stopPropagation();
  if (mark === 'done') void markItem(item, mark);
  else markOrAsk(item, mark);
}

function ReliefItem({ due: { dueAt, relief }, now }: Props<'relief'>) {
  const { person, role } = relief;
  return (
    <Line quiet what={`Relieve ${person}`} dueAt={dueAt} now={now} about={`${reliefWhy(relief)} then`}>
      {pressing(dueAt, now) !== 'rest' && (
        <>
          <Button look="link" label={`Relieve ${person}`} onPress={() => showHandoff(role, person)}>
            Relieve
          </Button>
          <Button look="link" label={`Not now: relieve ${person}`} onPress={() => void reliefNotNow(person)}>
            Not now
          </Button>
        </>
      )}
    </Line>
  );
}

function ReviewItem({ due: { dueAt, review }, now }: Props<'review'>) {
  const { owner, why, outdated } = review;
  return (
    <Line
      what={outdated ? 'Publish the post-mortem anew: it was reopened' : 'Publish the post-mortem'}
      dueAt={dueAt}
      now={now}
      about={`${owner ?? 'nobody owns it'}, ${why}`}
    >
      <Button small chord="Alt+Shift+P" onPress={() => showFront({ name: 'postmortem' })}>
        Open
      </Button>
    </Line>
  );
}

function RevisitItem({ due: { dueAt, item }, now }: Props<'revisit'>) {
  return (
    <Line
      quiet
      what={`Revisit: ${item.text}`}
      dueAt={dueAt}
      now={now}
      about={`decided ${stamp(item.at, now)} by ${item.to ?? item.by}`}
      onKeyDown={(event) => pressRevisit(event, item)}
    >
      {pressing(dueAt, now) !== 'rest' && (
        <>
          <Button look="link" label={`Stands: ${item.text}`} onPress={() => void markItem(item, 'done')}>
            Stands
          </Button>
          <Button look="link" label={`Changed: ${item.text}`} onPress={() => markOrAsk(item, 'changed')}>
            Changed
          </Button>
          <Button look="link" label={`Reversed: ${item.text}`} onPress={() => markOrAsk(item, 'dropped')}>
            Reversed
          </Button>
          <Button
            look="link"
            label={`Later, in ${LATER} minutes: ${item.text}`}
            onPress={() => void markItem(item, 'open', { minutes: LATER })}
          >
            Later
          </Button>
        </>
      )}
    </Line>
  );
}
