import type { CSSProperties } from 'react';
import type { Instant } from '../../../shared/ids.ts';
import type { Alarm } from '../../../shared/incident/alarms.ts';
import { phaseLabel } from '../../../shared/incident/phases.ts';
import type { Review } from '../../../shared/incident/review.ts';
import type { IncidentSummary } from '../../../shared/incident/summary.ts';
import { severityLabel } from '../../../shared/incident/vocabulary.ts';
import { dueState, formatSpan, formatStamp } from '../../../shared/time/format.ts';
import { Due } from '../../incident-parts/due.tsx';
import { Exercise } from '../../incident-parts/exercise.tsx';
import { countWords, type ActionCount } from '../../incident-parts/action-counts.ts';
import { ReviewStanding } from '../../incident-parts/review-standing.tsx';
import { Moment } from '../../incident-parts/moment.tsx';
import { SeverityMark, SeverityWord } from '../../incident-parts/severity-mark.tsx';
import { stamp, zone } from '../../incident-parts/zone.ts';
import { cx } from '../../ui/cx.ts';
import { KeyCap } from '../../ui/key-cap.tsx';
import type { Line } from './sections.ts';
import css from './incident-list.module.css';

type Props = {
  summary: IncidentSummary;
  now: Instant;
  style: CSSProperties;
  id: string;
  current: boolean;
  place: number;
  of: number;
  onOpen: () => void;
};

const option = ({ id, current, place, of, style, onOpen }: Props) => ({
  id,
  style,
  role: 'option',
  'aria-selected': current,
  'aria-setsize': of,
  'aria-posinset': place,
  onClick: onOpen,
});

/** How long it lasted, or has lasted. */
const duration = ({ startedAt, resolvedAt, ended }: IncidentSummary, now: Instant): string =>
  formatSpan((resolvedAt ?? ended ?? now) - startedAt);

/** A row as text, in the order in which it is read. */
export function summaryAsText(summary: IncidentSummary, now: Instant, more: readonly string[] = []): string {
  const { severity, title, services, startedAt, exercise, phase } = summary;
  const parts = [
    exercise ? 'EXERCISE' : '',
    severityLabel[severity],
    title,
    services.join(', '),
    phaseLabel[phase],
  ];
  return [...parts, `started ${formatStamp(startedAt, zone, now)}`, duration(summary, now), ...more]
    .filter((part) => part !== '')
    .join(' · ');
}

/** A live incident in two rows, with its clock and the state of its cadence. */
export function LiveLine(props: Props & { pressing: Alarm | undefined }) {
  const { summary, now, current } = props;
  const { severity, title, exercise, phase, phaseSince, commander, startedAt, updateDueAt, lastEntryAt } =
    summary;
  // The most pressing thing of all; until the desktop's alarms have come, the update that the summary knows of.
  const dueAt = props.pressing?.dueAt ?? updateDueAt;
  const due = props.pressing?.what ?? 'update';
  return (
    <div {...option(props)} className={css['liveLine']}>
      <div className={cx(css['live'], current && css['current'])}>
        <SeverityMark severity={severity} size={36} />
        <div className={css['t']}>
          <b title={title}>{title}</b>
          <p>
            {exercise && (
              <>
                <Exercise /> ·{' '}
              </>
            )}
            <SeverityWord severity={severity} /> · {phaseLabel[phase]} since {stamp(phaseSince, now)} ·{' '}
            {commander === null ? 'nobody commands' : `${commander} commands`} · last entry{' '}
            {stamp(lastEntryAt, now)}
          </p>
        </div>
        <div className={cx(css['c'], css['narrow'])}>
          <b>{duration(summary, now)}</b>
          <small>
            since <Moment at={startedAt} words={exercise ? 'start' : 'impact'} />
          </small>
        </div>
        <div className={css['c']}>
          {dueAt === null ? (
            <>
              <span className={css['quiet']}>nothing due</span>
            </>
          ) : (
            <>
              <Due due={dueState(dueAt, now)} />
              <small className={css['due']} title={due}>
                <span className={css['trunc']}>{due}</span>, due {stamp(dueAt, now)}
              </small>
            </>
          )}
        </div>
        <span className={css['open']} aria-hidden="true">
          Open {current && <KeyCap chord="Enter" />}
        </span>
      </div>
    </div>
  );
}

/** A past incident in one row. */
export function PastLine(
  props: Props & { readonly review: Review | undefined; readonly actions: ActionCount | undefined },
) {
  const { summary, now, current, review, actions } = props;
  const { severity, title, exercise, services, startedAt } = summary;
  return (
    <div {...option(props)} className={cx(css['past'], current && css['current'])}>
      <SeverityMark severity={severity} size={20} />
      <span className={css['title']} title={title}>
        {exercise && <Exercise />} {title}
      </span>
      <span className={cx(css['trunc'], css['services'])} title={services.join(', ')}>
        {services.join(', ')}
      </span>
      <Moment at={startedAt} words={formatStamp(startedAt, zone, now)} />
      <span className={css['lasted']}>{duration(summary, now)}</span>
      <span className={cx(css['trunc'], css['review'])}>
        {review !== undefined && <ReviewStanding review={review} exercise={exercise} now={now} />}
      </span>
      <span className={cx(css['actions'], (actions?.overdue ?? 0) > 0 && css['overdue'])}>
        {countWords(actions)}
      </span>
    </div>
  );
}

/** The heading of a group, with the names of the columns on the first one. */
export function HeadLine({ line, style }: { line: Extract<Line, { kind: 'head' }>; style: CSSProperties }) {
  return (
    <div className={css['heading']} style={style} role="presentation">
      <span className={css['group']}>
        <b>{line.title}</b> <span>{line.about}</span>
      </span>
      {line.columns && (
        <>
          <span className={css['services']}>Services</span>
          <span className={css['started']}>Started</span>
          <span className={css['lasted']}>Resolved in</span>
          <span className={css['review']}>Post-mortem</span>
          <span className={css['actions']}>Actions</span>
        </>
      )}
    </div>
  );
}
