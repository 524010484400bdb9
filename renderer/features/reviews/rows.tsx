import type { CSSProperties } from 'react';
import type { Instant } from '../../../shared/ids.ts';
import { isReviewOpen } from '../../../shared/incident/review.ts';
import { severityLabel } from '../../../shared/incident/vocabulary.ts';
import { reviewStateLabel } from '../../../shared/incident/events/review-set.ts';
import { formatStamp } from '../../../shared/time/format.ts';
import { countWords, type ActionCount } from '../../incident-parts/action-counts.ts';
import { Due } from '../../incident-parts/due.tsx';
import { Exercise } from '../../incident-parts/exercise.tsx';
import { meetingWords, reviewDue } from '../../incident-parts/review-clock.ts';
import { SeverityMark } from '../../incident-parts/severity-mark.tsx';
import { zone } from '../../incident-parts/zone.ts';
import { cx } from '../../ui/cx.ts';
import type { ReviewLine } from './sections.ts';
import css from './reviews.module.css';

type Listed = Extract<ReviewLine, { kind: 'review' }>;
type Props = {
  line: Listed;
  actions: ActionCount | undefined;
  now: Instant;
  style: CSSProperties;
  id: string;
  current: boolean;
  place: number;
  of: number;
  onOpen: () => void;
};

/** A post-mortem in a row: the incident, whose it is, the meeting, where it stands with its clock, its action items. */
export function ReviewRow({ line, actions, now, current, place, of, onOpen, ...rest }: Props) {
  const { summary, review } = line;
  const { title, severity, exercise, services } = summary;
  return (
    <div
      {...rest}
      className={cx(css['row'], current && css['current'])}
      role="option"
      aria-selected={current}
      aria-setsize={of}
      aria-posinset={place}
      onClick={onOpen}
    >
      <SeverityMark severity={severity} size={20} />
      <span className={css['title']} title={title}>
        {exercise && <Exercise />} {title}
        <small>{about(line, now)}</small>
      </span>
      <span className={css['services']} title={services.join(', ')}>
        {services.join(', ')}
      </span>
      <span className={css['owner']} title={review.owner ?? undefined}>
        {review.owner ?? 'nobody yet'}
      </span>
      <span className={css['meeting']}>{meeting(line, now)}</span>
      <span className={css['clock']}>
        <Clock line={line} now={now} />
      </span>
      <span className={cx(css['actions'], (actions?.overdue ?? 0) > 0 && css['overdue'])}>
        {countWords(actions)}
      </span>
    </div>
  );
}

/** What the second line says: when it was resolved, and why it is here. */
function about({ group, review, summary }: Listed, now: Instant): string {
  const { resolvedAt, publishedAt } = review;
  if (group === 'published')
    return publishedAt === null ? '' : `published ${formatStamp(publishedAt, zone, now)}`;
  const resolved = resolvedAt === null ? '' : `resolved ${formatStamp(resolvedAt, zone, now)}`;
  if (group === 'unsaid') {
    const risks = summary.risks ?? 0;
    return `${resolved}, ${risks === 1 ? 'a risk' : `${risks} risks`} recorded`;
  }
  return review.outdated ? `${resolved}, reopened after it was published` : resolved;
}

function meeting({ review: { meeting: planned, held, state } }: Listed, now: Instant): string {
  if (held !== null) return held.endedAt === null ? 'Meeting now' : 'Meeting held';
  if (planned === null) return state === 'published' ? '' : 'No meeting yet';
  return planned.at > now ? meetingWords(planned.at, now) : 'Meeting has passed';
}

function Clock({ line: { review, group, summary }, now }: { line: Listed; now: Instant }) {
  if (group === 'unsaid') return 'To be said';
  if (!isReviewOpen(review) || review.dueAt === null || summary.exercise)
    return reviewStateLabel[review.state];
  return (
    <>
      <Due due={reviewDue(review.dueAt, now)} />
      {group === 'in-review' && <small>{reviewStateLabel[review.state]}</small>}
    </>
  );
}

/** A row as text, in the order in which it is read. */
export function reviewAsText(line: Listed, actions: ActionCount | undefined, now: Instant): string {
  const { summary, review, group } = line;
  const clock = isReviewOpen(review) && review.dueAt !== null ? reviewDue(review.dueAt, now).text : '';
  const parts = [
    summary.exercise ? 'EXERCISE' : '',
    severityLabel[summary.severity],
    summary.title,
    about(line, now),
    summary.services.join(', '),
    review.owner ?? 'nobody owns it yet',
    meeting(line, now),
    group === 'unsaid' ? 'to be said whether one is needed' : reviewStateLabel[review.state],
    clock,
    countWords(actions),
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

/** The heading of a group, with the names of the columns on the first one. */
export function HeadLine({
  line,
  columns,
  style,
}: {
  line: Extract<ReviewLine, { kind: 'head' }>;
  columns: boolean;
  style: CSSProperties;
}) {
  return (
    <div className={css['heading']} style={style} role="presentation">
      <span className={css['group']}>
        <b>{line.title}</b> <span>{line.about}</span>
      </span>
      {columns && (
        <>
          <span className={css['services']}>Services</span>
          <span className={css['owner']}>Owner</span>
          <span className={css['meeting']}>Meeting</span>
          <span className={css['clock']}>Post-mortem</span>
          <span className={css['actions']}>Actions</span>
        </>
      )}
    </div>
  );
}
