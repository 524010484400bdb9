import { nextUpdateDue } from '../../../shared/incident/cadence.ts';
import { declarationOf, phaseOf, severityOf, transitionsOf } from '../../../shared/incident/facts.ts';
import { phaseLabel, phases } from '../../../shared/incident/phases.ts';
import type { Incident } from '../../../shared/incident/state.ts';
import type { Instant } from '../../../shared/ids.ts';
import { stretchesOf } from '../../../shared/incident/times.ts';
import { dueState, formatDay } from '../../../shared/time/format.ts';
import { elapsedOf } from '../../incident-parts/elapsed.ts';
import { ExerciseBand } from '../../incident-parts/exercise.tsx';
import { isUnderWay, useIncidentNow } from '../../incident-parts/incident-clock.ts';
import { SeverityMark, SeverityWord } from '../../incident-parts/severity-mark.tsx';
import { clock, stamp, zone, zoneName } from '../../incident-parts/zone.ts';
import { useNow } from '../../state/clock.ts';
import { useOpened, usePlaybook, useSummaries } from '../../state/projections.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/icon.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { leaveWallboard, turnWallboard } from './actions.ts';
import { reachedAt } from './reached.ts';
import { wallOrder } from './wall-order.ts';
import { wallPosts, type WallPost } from './wall-posts.ts';
import css from './wallboard.module.css';

/** How many roles there is room for on one line. */
const SHOWN = 6;

/** Four facts that can be read from eight metres: how long, how severe, how far, when the next word comes. */
export function WallboardPage() {
  const opened = useOpened();
  const playbook = usePlaybook();
  const wall = useNow();
  const now = useIncidentNow();
  if (opened === null) return null;
  const { incident } = opened;
  const declared = declarationOf(incident);
  const severity = severityOf(incident)?.severity;
  if (declared === undefined || severity === undefined) return null;
  return (
    <div className={cx(css['page'], declared.exercise && css['exercise'])}>
      {declared.exercise && <ExerciseBand incident={incident} />}
      <main className={css['wall']}>
        <header className={css['head']}>
          <SeverityMark severity={severity} size={104} />
          <div className={css['title']}>
            <p>
              <SeverityWord severity={severity} />
            </p>
            <h1>{declared.title}</h1>
          </div>
          <p className={css['today']}>
            <b>{clock(wall)}</b>
            <span>
              {zoneName(wall)}, {formatDay(wall, zone)}
            </span>
          </p>
        </header>
        <section className={css['main']} aria-label="Clocks">
          <WallClock incident={incident} />
          <NextUpdate incident={incident} />
        </section>
        <WallPhases incident={incident} now={now} />
        <WallRoles posts={wallPosts(incident, playbook, now, clock)} />
      </main>
      <Foot />
    </div>
  );
}

function WallClock({ incident }: { incident: Incident }) {
  const now = useIncidentNow([stretchesOf(incident).at(-1)?.from]);
  const elapsed = elapsedOf(incident, now);
  if (elapsed === null) return null;
  const { span, words, at, label } = elapsed;
  const [, number, unit] = /^(\d+) (min)$/.exec(span) ?? [];
  return (
    <div className={css['clock']}>
      <p className={cx(css['n'], unit === undefined && css['long'])} role="timer" aria-label={label}>
        {number ?? span}
        {unit !== undefined && <span>{unit}</span>}
      </p>
      <p className={css['c']}>{words.replace(' {0}', `, ${stamp(at, now)}`)}</p>
    </div>
  );
}

function NextUpdate({ incident }: { incident: Incident }) {
  const due = isUnderWay(incident) ? nextUpdateDue(incident) : null;
  const now = useIncidentNow([due?.at]);
  if (due === null) {
    return (
      <div className={css['next']}>
        <p className={css['c']}>Next update</p>
        <p className={cx(css['n'], css['none'])}>none due</p>
        <p className={css['c']}>{isUnderWay(incident) ? 'this severity asks for none' : 'it is over'}</p>
      </div>
    );
  }
  const { state, text } = dueState(due.at, now);
  return (
    <div className={cx(css['next'], css[state])} data-state={state}>
      <p className={css['c']}>Next update</p>
      <p className={css['n']}>{state === 'rest' ? `in ${text}` : text}</p>
      <p className={css['c']}>
        {due.promised ? 'promised for ' : 'due '}
        {stamp(due.at, now)}
      </p>
    </div>
  );
}

function WallPhases({ incident, now }: { incident: Incident; now: Instant }) {
  const current = phaseOf(incident);
  const reached = phases.indexOf(current);
  const since = reachedAt(incident, transitionsOf(incident));
  return (
    <ol className={css['phases']} aria-label="Phase">
      {phases.map((phase, i) => {
        const state = i < reached ? 'done' : i === reached ? 'now' : 'later';
        const at = i > reached ? undefined : since.get(phase);
        return (
          <li
            key={phase}
            className={css[state]}
            {...(state === 'now' ? { 'aria-current': 'step' as const } : {})}
          >
            <span className={css['segment']} />
            <p>
              {state === 'done' && <Icon name="check" />}
              {phaseLabel[phase]}
            </p>
            <small>{at !== undefined && `${state === 'now' ? 'since ' : ''}${stamp(at, now)}`}</small>
          </li>
        );
      })}
    </ol>
  );
}

function WallRoles({ posts }: { posts: readonly WallPost[] }) {
  const more = posts.length > SHOWN ? posts.length - SHOWN + 1 : 0;
  const shown = more === 0 ? posts : posts.slice(0, SHOWN - 1);
  return (
    <ul className={css['roles']} aria-label="Roles">
      {shown.map(({ key, label, person, time }) => (
        <li key={key} className={cx(person === null && css['unfilled'])}>
          <small>{label}</small>
          <p>{person ?? 'Unfilled'}</p>
          <small>{time}</small>
        </li>
      ))}
      {more > 0 && (
        <li>
          <small>and</small>
          <p>{more} more</p>
        </li>
      )}
      {posts.length === 0 && (
        <li>
          <small>Roles</small>
          <p>Nobody</p>
        </li>
      )}
    </ul>
  );
}

/** What whoever stands at the keyboard can do; small, since the room need not read it. */
function Foot() {
  const others = wallOrder(useSummaries()).length;
  return (
    <footer className={css['foot']}>
      {others > 1 && (
        <>
          <Button look="plain" small label="The live incident before" onPress={() => turnWallboard(-1)}>
            <KeyCap chord="ArrowLeft" small />
          </Button>
          <span>{others} live</span>
          <Button look="plain" small label="The next live incident" onPress={() => turnWallboard(1)}>
            <KeyCap chord="ArrowRight" small />
          </Button>
        </>
      )}
      <span>
        <KeyCap chord="F11" small /> full screen
      </span>
      <Button look="plain" small chord="Escape" onPress={leaveWallboard}>
        Back
      </Button>
    </footer>
  );
}
