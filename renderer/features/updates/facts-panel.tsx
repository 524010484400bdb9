import { Fragment, type RefObject } from 'react';
import { updatesDue } from '../../../shared/incident/cadence.ts';
import { declarationOf, severityOf } from '../../../shared/incident/facts.ts';
import { updateFactsOf } from '../../../shared/incident/update-facts.ts';
import { severityLabel } from '../../../shared/incident/vocabulary.ts';
import { parseInstant } from '../../../shared/time/words.ts';
import panel from '../../incident-parts/panel.module.css';
import { stamp, zone, zoneName } from '../../incident-parts/zone.ts';
import {
  everyWhose,
  changeWordings,
  useWordings,
  type TypedTimes,
  type Whose,
} from '../../state/update-wordings.ts';
import { openSheet } from '../../state/ui.ts';
import { KeyCap } from '../../ui/key-cap.tsx';
import { FactRow } from './fact-row.tsx';
import { nextOf, nextTimes, toldBy, withTime, type Desk } from './words.ts';
import facts from './facts.module.css';
import css from './update.module.css';

type Props = {
  desk: Desk;
  whose: Whose;
  panelRef: RefObject<HTMLElement | null>;
  /** The fact that is being stated. */
  open: string | null;
  setOpen: (fact: string | null) => void;
};

/** The one set of facts, each with where it comes from, and when the next word is promised. */
export function FactsPanel({ desk, whose, panelRef, open, setOpen }: Props) {
  return (
    <section ref={panelRef} className={css['side']} aria-labelledby="facts-title" tabIndex={-1}>
      <header className={panel['head']}>
        <h2 id="facts-title">Facts</h2>
        <span className={panel['count']}>one set, four wordings</span>
        <KeyCap chord="Alt+1" className={panel['far']} />
      </header>
      <dl className={facts['facts']}>
        {updateFactsOf(desk.incident, desk.playbook).map((fact) => (
          <Fragment key={fact.name}>
            <FactRow
              fact={fact}
              now={desk.now}
              open={open === fact.name}
              setOpen={(opens) => setOpen(opens ? fact.name : null)}
            />
            {fact.name === 'impact' && <Since desk={desk} />}
          </Fragment>
        ))}
      </dl>
      <div className={css['rule']} />
      <NextUpdate desk={desk} whose={whose} />
    </section>
  );
}

/** When it began: one of the times of the incident, and corrected among them. */
function Since({ desk: { incident, now } }: { desk: Desk }) {
  const began = declarationOf(incident)?.startedAt;
  if (began === undefined) return null;
  return (
    <div className={facts['fact']}>
      <dt>Since</dt>
      <dd>
        {stamp(began, now)} {zoneName(began)}
      </dd>
      <dd className={facts['from']}>
        <button type="button" className={facts['source']} onClick={() => openSheet({ name: 'times' })}>
          times of the incident
        </button>
      </dd>
    </div>
  );
}

/**
 * Promises another time; where the former one stands in words that were typed, it moves with it. Words that were shared
 * keep theirs, except those on screen: with another time they are other words.
 */
function promise(desk: Desk, shown: Whose, to: number | null): void {
  const held = useWordings.getState();
  const shared = shown === 'all' ? undefined : held.taken[shown]?.text;
  const typedNow = { ...held.typed, [shown]: held.typed[shown] ?? (to === null ? null : (shared ?? null)) };
  const before = { ...desk, wordings: { ...held, typed: typedNow } };
  const after = { ...before, wordings: { ...before.wordings, next: to } };
  const typed = Object.fromEntries(
    everyWhose.map((whose) => {
      const told = toldBy(desk, whose);
      return [
        whose,
        withTime(before.wordings.typed[whose], nextOf(before, told, whose), nextOf(after, told, whose)),
      ];
    }),
  );
  changeWordings({ next: to, typed: { ...before.wordings.typed, ...typed } });
}

const readTime = (words: string, now: number, side: 'past' | 'future') =>
  words.trim() === '' ? null : parseInstant(words, { now, zone, side });

/** Keeps both times as they are typed; while either can't be read, nothing is sent with another one in its place. */
function typeTimes(times: TypedTimes, now: number): void {
  const read = [readTime(times.next, now, 'future'), readTime(times.sent, now, 'past')];
  changeWordings({ times, wrongTime: read.some((each) => each?.ok === false) });
}

/** A time that is picked takes the place of the one that was typed. */
function pick(desk: Desk, shown: Whose, to: number | null): void {
  typeTimes({ ...useWordings.getState().times, next: '' }, desk.now);
  promise(desk, shown, to);
}

function NextUpdate({ desk, whose }: { desk: Desk; whose: Whose }) {
  const told = toldBy(desk, whose);
  const times = nextTimes(desk, told);
  const next = nextOf(desk, told, whose);
  const pace = updatesDue(desk.incident).find(({ audiences }) =>
    audiences.some((each) => told.includes(each)),
  );
  const severity = severityOf(desk.incident)?.severity;
  return (
    <>
      <header className={panel['head']}>
        <h2>Next update</h2>
      </header>
      <div className={facts['nexts']} role="group" aria-label="Next update">
        {times.map((at) => (
          <button
            key={at}
            type="button"
            className={css['pick']}
            aria-pressed={at === next}
            onClick={() => pick(desk, whose, at)}
          >
            {stamp(at, desk.now)}
            {at === next && ` ${zoneName(at)}`}
          </button>
        ))}
        {!times.includes(next) && (
          <button type="button" className={css['pick']} aria-pressed onClick={() => pick(desk, whose, null)}>
            {stamp(next, desk.now)} {zoneName(next)}
          </button>
        )}
      </div>
      <p className={facts['hint']}>
        {severity !== undefined && pace !== undefined && pace.intervalMinutes !== null
          ? `${severityLabel[severity]} asks for one within ${pace.intervalMinutes} minutes. `
          : ''}
        This time starts the timer again when you mark the update sent.
      </p>
      <Typed desk={desk} whose={whose} />
    </>
  );
}

/** Both times in words: another one for the next update, and when this one went out, if not now. */
function Typed({ desk, whose }: { desk: Desk; whose: Whose }) {
  const { now } = desk;
  const times = useWordings((s) => s.times);
  const [promised, sentAt] = [useWordings((s) => s.next), useWordings((s) => s.sentAt)];
  const [at, was] = [readTime(times.next, now, 'future'), readTime(times.sent, now, 'past')];
  // As they were understood when they were typed: “-5m” does not move with the clock.
  const understood = [
    at?.ok === true && promised !== null ? `next ${stamp(promised, now)} ${zoneName(promised)}` : null,
    sentAt === null ? null : `sent ${stamp(sentAt, now)} ${zoneName(sentAt)}`,
  ].filter((words) => words !== null);
  const wrong = [at, was].find((each) => each?.ok === false);
  return (
    <div className={facts['times']}>
      <label>
        Another time
        <input
          value={times.next}
          placeholder="15:10, or +20m"
          autoComplete="off"
          spellCheck={false}
          onChange={({ currentTarget: { value } }) => {
            typeTimes({ ...times, next: value }, now);
            const time = readTime(value, now, 'future');
            promise(desk, whose, time?.ok === true ? time.value : null);
          }}
        />
      </label>
      <label>
        Sent, if not now
        <input
          value={times.sent}
          placeholder="-5m, 14:02"
          autoComplete="off"
          spellCheck={false}
          onChange={({ currentTarget: { value } }) => {
            typeTimes({ ...times, sent: value }, now);
            const time = readTime(value, now, 'past');
            changeWordings({ sentAt: time?.ok === true ? time.value : null });
          }}
        />
      </label>
      {wrong?.ok === false && (
        <p role="alert" className={facts['wrong']}>
          {wrong.error}
        </p>
      )}
      {wrong === undefined && understood.length > 0 && <p role="status">{understood.join(', ')}</p>}
    </div>
  );
}
