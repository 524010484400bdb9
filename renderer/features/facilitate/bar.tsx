import { declarationOf, severityOf } from '../../../shared/incident/facts.ts';
import { personKey } from '../../../shared/incident/person-key.ts';
import { postsOf } from '../../../shared/incident/roles.ts';
import type { ExerciseRun } from '../../../shared/exercise/run.ts';
import { dueState } from '../../../shared/time/format.ts';
import { leaveIncident } from '../../bridge/incidents.ts';
import { Moment } from '../../incident-parts/moment.tsx';
import { SeverityMark, SeverityWord } from '../../incident-parts/severity-mark.tsx';
import { stamp } from '../../incident-parts/zone.ts';
import { useNow } from '../../state/clock.ts';
import { useOpened, type Opened } from '../../state/projections.ts';
import { IconButton } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/icon.tsx';
import { useLedRun, useMinute } from './led.ts';
import { nextOf, placedInjects } from './placed.ts';
import { usePromises } from './promised.ts';
import css from './bar.module.css';

/** The bar over the facilitator's front: how far the exercise is, what comes next, what was kept so far. */
export function FacilitateBar() {
  const opened = useOpened();
  const run = useLedRun();
  if (opened === null) return null;
  const title = declarationOf(opened.incident)?.title ?? '';
  const severity = severityOf(opened.incident)?.severity;
  return (
    <header className={css['bar']}>
      <div className={css['id']}>
        <IconButton label="All incidents (Ctrl 0)" onPress={() => void leaveIncident()}>
          <Icon name="back" />
        </IconButton>
        {severity !== undefined && <SeverityMark severity={severity} size={36} decorative />}
        <div className={css['text']}>
          <h1 title={title}>{title}</h1>
          <p>
            {severity !== undefined && <SeverityWord severity={severity} />}
            {run === null ? '' : ` · facilitator’s view, players don’t see it · ${playersIn(opened, run)}`}
          </p>
        </div>
      </div>
      {run !== null && (
        <div className={css['cells']}>
          <MinuteCell run={run} />
          <NextCell run={run} />
          <KeptCell />
        </div>
      )}
    </header>
  );
}

/** Everybody who has a post or has written something, but for who leads it. */
function playersIn({ incident, rows }: Opened, { facilitator }: ExerciseRun): string {
  const names = [
    ...postsOf(incident).map(({ person }) => person),
    ...rows.flatMap(({ kind, by }) => (kind === 'console' || kind === 'inject' ? [] : [by])),
  ].map(personKey);
  const players = new Set(names.filter((name) => name !== personKey(facilitator)));
  return players.size === 0
    ? 'nobody plays yet'
    : players.size === 1
      ? '1 player'
      : `${players.size} players`;
}

function MinuteCell({ run }: { run: ExerciseRun }) {
  const now = useNow();
  const minute = Math.floor(useMinute(run));
  return (
    <div className={css['cell']}>
      <div className={css['value']} role="timer" aria-label={`Minute ${minute} of the exercise`}>
        {minute}
        <span className={css['unit']}>min</span>
      </div>
      <div className={css['cap']}>
        <span>of {run.scenario.minutes}, started </span>
        <Moment at={run.began} words={stamp(run.began, now)} />
        {run.speed !== 1 && <b>{run.speed}x</b>}
      </div>
    </div>
  );
}

/** What comes next, and when: by the clock, or once something happens. */
function NextCell({ run }: { run: ExerciseRun }) {
  const placed = placedInjects(run.injects);
  const next = nextOf(placed);
  const at = run.state === 'running' ? (next?.at ?? null) : null;
  const now = useNow([at]);
  const of = next === undefined ? '' : `inject ${next.number} of ${placed.length}`;
  const value =
    run.state === 'ended'
      ? 'Over'
      : next === undefined
        ? 'No more'
        : run.state === 'paused'
          ? 'Paused'
          : at === null
            ? 'Waits'
            : inWords(at, now);
  const cap =
    run.state === 'ended'
      ? 'nothing comes any more'
      : next === undefined
        ? 'all injects are given'
        : at !== null
          ? of
          : `${of}${next.inject.trigger.on === 'hand' ? ', by hand' : ''}`;
  return (
    <div className={css['cell']}>
      <div className={cx(css['value'], css['mid'])}>{value}</div>
      <div className={cx(css['cap'], css['tight'])}>
        <span>{cap}</span>
        {at !== null && (
          <span className={css['at']}>
            , <Moment at={at} words={stamp(at, now)} />
          </span>
        )}
      </div>
    </div>
  );
}

/** `in 12 min`, `1:42 left`: what is soon is said as everywhere. */
function inWords(at: number, now: number): string {
  const { state, text } = dueState(at, now);
  return state === 'over'
    ? 'now'
    : state === 'rest'
      ? `in ${text}`
      : text.replace(/^(\d+ min) left$/, 'in $1');
}

function KeptCell() {
  const promises = usePromises();
  const settled = promises.filter(({ state }) => state !== 'open');
  const kept = settled.filter(({ state }) => state === 'kept').length;
  return (
    <div className={css['cell']}>
      <div className={cx(css['value'], css['mid'])}>
        {settled.length === 0 ? 'None due' : `${kept} of ${settled.length} kept`}
      </div>
      <div className={css['cap']}>promises so far</div>
    </div>
  );
}
