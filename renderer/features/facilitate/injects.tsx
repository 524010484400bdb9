import { useEffect, useRef, type KeyboardEvent } from 'react';
import type { ExerciseRun } from '../../../shared/exercise/run.ts';
import type { Incident } from '../../../shared/incident/state.ts';
import type { Instant } from '../../../shared/ids.ts';
import { Moment } from '../../incident-parts/moment.tsx';
import panel from '../../incident-parts/panel.module.css';
import { clock } from '../../incident-parts/zone.ts';
import { useNow } from '../../state/clock.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/icon.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { giveLater, giveNow, selectBeside, skip, toggleOpen } from './actions.ts';
import { AddInject } from './add-inject.tsx';
import { expectedOf, seenWords } from './expected.ts';
import { InjectOpen } from './inject-open.tsx';
import { injectRowId } from './keys.ts';
import { meantOf, nextOf, placedInjects, type Placed } from './placed.ts';
import { changeView, useView } from './view.ts';
import { forWhom, minuteMark, titleOfInject, titlesOf } from './words.ts';
import css from './injects.module.css';

/** All injects in a line with their minutes: what was given, the next one raised, what waits, what is left out. */
export function Injects({ run, incident }: { run: ExerciseRun; incident: Incident }) {
  const { selected, open, adding } = useView();
  const placed = placedInjects(run.injects);
  const given = placed.filter(({ stand }) => stand === 'given').length;
  const meant = run.state === 'ended' && selected === null ? undefined : meantOf(placed, selected);
  const next = nextOf(placed);
  const line = useRef<HTMLOListElement>(null);
  const id = meant?.inject.id;
  useEffect(() => {
    // What comes next comes into view, but nothing moves under a hand that is in the line.
    if (id === undefined || line.current?.matches(':hover, :focus-within') === true) return;
    document.getElementById(injectRowId(id))?.closest('li')?.scrollIntoView({ block: 'nearest' });
  }, [id]);
  return (
    <section className={css['injects']} aria-labelledby="facilitate-injects">
      <header className={panel['head']}>
        <h2 id="facilitate-injects">Injects</h2>
        <span className={panel['count']}>
          {given} of {placed.length} given
        </span>
        <KeyCap chord="Alt+1" small className={panel['far']} />
      </header>
      {placed.length === 0 && <p className={css['none']}>This scenario has none. Alt I adds one.</p>}
      <ol ref={line} className={css['line']} data-injects onKeyDown={moveAlong}>
        {placed.map((held) => (
          <InjectRow
            key={held.inject.id}
            {...{ held, incident, speeds: run.speeds, ended: run.state === 'ended' }}
            meant={held.inject.id === meant?.inject.id}
            next={held.inject.id === next?.inject.id}
            open={held.inject.id === open}
            titleOf={titlesOf(placed)}
          />
        ))}
      </ol>
      <div className={css['foot']}>
        {adding && run.state !== 'ended' ? (
          <AddInject />
        ) : (
          run.state !== 'ended' && (
            <Button small chord="Alt+I" onPress={() => changeView({ adding: true })}>
              <Icon name="plus" small /> Add an inject
            </Button>
          )
        )}
      </div>
    </section>
  );
}

/** Arrows go along the line, as they do in every list; Enter opens. */
function moveAlong(event: KeyboardEvent): void {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (by === 0 || event.altKey || event.ctrlKey || event.metaKey) return;
  if (!(event.target instanceof HTMLElement) || event.target.dataset['row'] === undefined) return;
  event.preventDefault();
  selectBeside(by);
}

type Props = {
  held: Placed;
  incident: Incident;
  speeds: ExerciseRun['speeds'];
  ended: boolean;
  /** Keys are about it: it is raised, with what can be done. */
  meant: boolean;
  next: boolean;
  open: boolean;
  titleOf: (id: string) => string;
};

function InjectRow({ held, incident, speeds, ended, meant, next, open, titleOf }: Props) {
  const { inject, stand, minute, improvised } = held;
  const expected = expectedOf(incident, held, speeds);
  return (
    <li className={cx(css['inject'], css[stand], meant && css['meant'], next && css['next'])}>
      <span className={css['minute']}>{minute === null ? waitMark(held) : minuteMark(minute)}</span>
      <span className={css['knob']} aria-hidden="true" />
      <div className={css['body']}>
        <button
          type="button"
          id={injectRowId(inject.id)}
          data-row
          className={css['row']}
          tabIndex={meant ? 0 : -1}
          aria-expanded={open}
          aria-current={meant}
          onClick={() => toggleOpen(inject.id)}
        >
          <span className={css['title']}>{titleOfInject(inject)}</span>
          <small>
            {forWhom(inject, titleOf)}
            {improvised && ', added'}
          </small>
          <Stand held={held} seen={seenWords(expected)} next={next} />
        </button>
        {open && <InjectOpen held={held} expected={expected} ended={ended} />}
        {meant && !ended && stand !== 'given' && <Acts stand={stand} timed={minute !== null} />}
      </div>
    </li>
  );
}

/** What stands in the place of a minute: what it waits for in one sign, with its words below the title. */
const waitMark = ({ inject }: Placed): string => (inject.trigger.on === 'hand' ? 'hand' : 'then');

/** How it stands, in words: when it was given and what was seen since, when it comes, that it is left out. */
function Stand({ held, seen, next }: { held: Placed; seen: string; next: boolean }) {
  const { stand, at, hinted } = held;
  const now = useNow([next ? at : null]);
  const hint = hinted ? ', hint given' : '';
  if (stand === 'skipped') return <small className={css['said']}>skipped</small>;
  if (stand === 'given')
    return (
      <small className={css['said']}>
        given {at !== null && <Moment at={at} />}
        {seen === '' ? '' : `, ${seen}`}
        {hint}
      </small>
    );
  if (!next || at === null) return null;
  return <small className={css['said']}>{comesWords(at, now)}</small>;
}

const comesWords = (at: Instant, now: Instant): string => {
  const minutes = Math.ceil((at - now) / 60_000);
  return minutes <= 0 ? 'comes now' : `in ${minutes} min, ${clock(at)}`;
};

const Acts = ({ stand, timed }: { stand: Placed['stand']; timed: boolean }) => (
  <div className={css['acts']}>
    <Button look="primary" small chord="Alt+G" onPress={() => void giveNow()}>
      Give now
    </Button>
    {timed && stand !== 'skipped' && (
      <Button small label="Later by 5 min" onPress={() => void giveLater(false)}>
        Later
      </Button>
    )}
    <Button look="plain" small onPress={() => void skip()}>
      {stand === 'skipped' ? 'Bring back' : 'Skip'}
    </Button>
  </div>
);
