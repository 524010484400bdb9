import type { ReactNode } from 'react';
import type { Instant } from '../../../shared/ids.ts';
import type { Due as DueThing } from '../../../shared/incident/due.ts';
import { roleLabel } from '../../../shared/incident/vocabulary.ts';
import { dueState, type DueState } from '../../../shared/time/format.ts';
import { answerAsk, giveMoreTime } from '../../incident-parts/ask-actions.ts';
import { toWhom } from '../../incident-parts/due-words.ts';
import { Due } from '../../incident-parts/due.tsx';
import { markItem, markOrAsk } from '../../incident-parts/marking.ts';
import { clock, stamp } from '../../incident-parts/zone.ts';
import { openSheet } from '../../state/ui.ts';
import { Button } from '../../ui/button.tsx';
import { sendHeartbeat } from './actions.ts';
import { cx } from '../../ui/cx.ts';
import css from './next.module.css';

/** How long “later” is, for a decision that is to be looked at again. */
const LATER = 30;

type Of<K extends DueThing['kind']> = Extract<DueThing, { kind: K }>;
type Props<K extends DueThing['kind']> = { due: Of<K>; now: Instant; first: boolean };

/** One thing with a clock on it: what, when, and what answers it. `first` of its kind has the keys. */
export function DueItem({ due, ...rest }: Props<DueThing['kind']> & { heartbeatNext: Instant }) {
  switch (due.kind) {
    case 'update':
      return <UpdateItem due={due} {...rest} />;
    case 'role':
      return <RoleItem due={due} {...rest} />;
    case 'ask':
      return <AskItem due={due} {...rest} />;
    case 'revisit':
      return <RevisitItem due={due} {...rest} />;
  }
}

function Line({
  what,
  dueAt,
  now,
  about,
  quiet = false,
  children,
}: {
  what: string;
  dueAt: Instant;
  now: Instant;
  about?: string | undefined;
  /** What answers it stands beside what is said about it, in a smaller look. */
  quiet?: boolean;
  children?: ReactNode;
}) {
  return (
    <li className={cx(css['next'], quiet && css['quiet'])}>
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

function UpdateItem({ due: of, now, first, heartbeatNext }: Props<'update'> & { heartbeatNext: Instant }) {
  const { dueAt, number, due } = of;
  const write = (): void => openSheet({ name: 'update', to: due.audiences });
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
          <Button look="primary" small chord="Alt+U" onPress={write}>
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

function RoleItem({ due: { role, dueAt, since }, now, first }: Props<'role'>) {
  return (
    <Line
      what={`Fill ${roleLabel[role].toLowerCase()}`}
      dueAt={dueAt}
      now={now}
      about={since === null ? undefined : `released ${stamp(since, now)}`}
    >
      {first && (
        <Button small chord="Alt+R" onPress={() => openSheet({ name: 'role', role })}>
          Assign
        </Button>
      )}
    </Line>
  );
}

function AskItem({ due: { dueAt, item }, now }: Props<'ask'>) {
  const heard = item.mark === 'acknowledged' ? item.marked : null;
  return (
    <Line
      quiet
      what={item.to === null ? item.text : `${item.to}: ${item.text}`}
      dueAt={dueAt}
      now={now}
      about={`asked ${stamp(item.at, now)}${heard === null ? '' : `, acknowledged ${stamp(heard.at, now)}`}`}
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

function RevisitItem({ due: { dueAt, item }, now }: Props<'revisit'>) {
  return (
    <Line
      quiet
      what={`Revisit: ${item.text}`}
      dueAt={dueAt}
      now={now}
      about={`decided ${stamp(item.at, now)} by ${item.by}`}
    >
      {pressing(dueAt, now) !== 'rest' && (
        <>
          <Button look="link" label={`Stands: ${item.text}`} onPress={() => void markItem(item, 'done')}>
            Stands
          </Button>
          <Button look="link" label={`Reverse: ${item.text}`} onPress={() => markOrAsk(item, 'dropped')}>
            Reverse
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
