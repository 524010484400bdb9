import { memo, useLayoutEffect, useMemo, useRef } from 'react';
import { courseWords, namedWith } from '../../../shared/incident/course-words.ts';
import { declarationOf, transitionsOf } from '../../../shared/incident/facts.ts';
import { injectsOf } from '../../../shared/incident/exercise.ts';
import { injectTo } from '../../../shared/incident/inject-words.ts';
import { handleOf } from '../../../shared/incident/people.ts';
import { phaseLabel } from '../../../shared/incident/phases.ts';
import type { TimelineRow } from '../../../shared/incident/timeline.ts';
import type { IncidentId, Instant } from '../../../shared/ids.ts';
import { fillTimes, formatDay } from '../../../shared/time/format.ts';
import { Moment } from '../../incident-parts/moment.tsx';
import panel from '../../incident-parts/panel.module.css';
import { kindWord, rowIcon } from '../../incident-parts/row-look.ts';
import { clock, stamp, zone, zoneName } from '../../incident-parts/zone.ts';
import { useNow, useZone } from '../../state/clock.ts';
import type { Opened } from '../../state/projections.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/icon.tsx';
import { toPlayersView } from './actions.ts';
import { LogFiles } from './log-files.tsx';
import css from './log.module.css';

/** An exercise lasts two hours: what came before that is in the players' view. */
const MOST = 400;
const NEAR = 24;

/** What the players do, as their log has it, with the injects set apart. It is read here: what is written stays private. */
export function PlayersLog({ opened }: { opened: Opened }) {
  const { incident, rows: all } = opened;
  const now = useNow();
  const shownZone = useZone();
  const today = Math.floor(now / 3_600_000) * 3_600_000;
  const rows = all.slice(-MOST);
  // The incident changes in place: what is read from it is read again when the rows are new.
  const phases = useMemo(
    () => (all.length === 0 ? new Map<string, Begun>() : phasesOf(opened)),
    [opened, all],
  );
  const numbers = useMemo(
    () => new Map(all.length === 0 ? [] : injectsOf(incident).map(({ key, number }) => [key, number])),
    [incident, all],
  );
  const list = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  useLayoutEffect(() => {
    const { current } = list;
    if (current !== null && atEnd.current) current.scrollTop = current.scrollHeight;
  }, [all]);
  return (
    <section className={css['log']} aria-labelledby="facilitate-log">
      <header className={panel['head']}>
        <h2 id="facilitate-log">Players’ log</h2>
        <span className={panel['count']}>injects in accent</span>
        <span className={cx(panel['count'], panel['far'])}>
          {formatDay(now, zone)}, {zoneName(now)}
        </span>
      </header>
      <div
        ref={list}
        className={css['rows']}
        role="log"
        aria-label="Players’ log"
        tabIndex={0}
        onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
          atEnd.current = scrollHeight - scrollTop - clientHeight < NEAR;
        }}
      >
        {rows.length < all.length && (
          <p className={css['earlier']}>
            {all.length - rows.length} earlier lines are in the{' '}
            <Button look="link" onPress={toPlayersView}>
              players’ view
            </Button>
          </p>
        )}
        <ol>
          {rows.map((row) => (
            <Row
              key={row.key}
              of={incident.id}
              row={row}
              begun={phases.get(row.key)}
              number={numbers.get(row.key)}
              today={today}
              zone={shownZone}
            />
          ))}
        </ol>
      </div>
    </section>
  );
}

type Begun = { readonly label: string; readonly at: Instant };

/** The phases, by the key of the row that each begins with. */
function phasesOf({ incident, rows }: Opened): ReadonlyMap<string, Begun> {
  const begun = new Map<string, Begun>();
  const declared = declarationOf(incident);
  const first = rows.find(({ at }) => declared !== undefined && at >= declared.startedAt) ?? rows[0];
  if (declared !== undefined && first !== undefined)
    begun.set(first.key, { label: phaseLabel.detection, at: declared.startedAt });
  for (const { id, to, at } of transitionsOf(incident)) begun.set(id, { label: phaseLabel[to], at });
  return begun;
}

type RowProps = {
  of: IncidentId;
  row: TimelineRow;
  begun: Begun | undefined;
  number: number | undefined;
  today: Instant;
  /** Not read, but every time in the row is drawn anew when it changes. */
  zone: string;
};

const Row = memo(function Row({ of, row, begun, number, today }: RowProps) {
  const back = row.takenBackBy !== undefined;
  const files = back ? [] : (row.files ?? []);
  const below = back ? [] : belowOf(row);
  return (
    <>
      {begun !== undefined && (
        <li className={css['divider']}>
          <b>{begun.label}</b>
          <span>
            since <Moment at={begun.at} words={stamp(begun.at, today)} />
          </span>
        </li>
      )}
      <li className={cx(css['row'], css[row.kind], back && css['gone'])}>
        <Moment at={row.at} className={css['time']} />
        <span className={css['who']} title={row.by}>
          {row.inject !== undefined ? 'inject' : row.kind === 'console' ? 'console' : row.by}
        </span>
        <Icon name={row.inject !== undefined ? 'flag' : rowIcon(row)} className={css['icon']} />
        <div className={css['words']}>
          <p>{wordsOf(row, number)}</p>
          {below.length > 0 && (
            <p className={cx(css['sub'], machine.has(row.inject?.kind ?? '') && css['machine'])}>
              {below.join(' · ')}
            </p>
          )}
          {files.length > 0 && <LogFiles of={of} files={files} />}
        </div>
        <span className={css['end']}>{row.inject === undefined ? '' : `to ${injectTo(row.inject.to)}`}</span>
      </li>
    </>
  );
});

/** What machines say keeps its columns. */
const machine: ReadonlySet<string> = new Set(['log', 'alert']);

/** What a row says, with its kind before it; what was taken back is struck. */
function wordsOf(row: TimelineRow, number: number | undefined) {
  const text = fillTimes(row.text, row.times, clock);
  if (row.takenBackBy !== undefined) return <del>{text}</del>;
  if (row.inject !== undefined) {
    const { title, text: said, kind } = row.inject;
    return (
      <>
        <b>
          {kind === 'hint' ? 'Hint' : 'Inject'} {number}
        </b>{' '}
        {title === '' ? said : title}
      </>
    );
  }
  const head = row.kind === 'update' ? 'Update sent' : kindWord(row);
  const to = namedWith(row);
  return (
    <>
      {head !== null && <b>{head} </b>}
      {to !== null && `@${handleOf(to)} `}
      {row.kind === 'update' ? text.replace(/^Update sent\s*/, '') : text}
    </>
  );
}

/** Second lines: what an inject says below its title, what an update says, how a decision came about. */
function belowOf(row: TimelineRow): readonly string[] {
  if (row.inject !== undefined) return row.inject.title === '' ? [] : [row.inject.text];
  const detail = row.detail === undefined ? [] : [fillTimes(row.detail, row.times, clock)];
  return [...detail, ...courseWords(row)];
}
