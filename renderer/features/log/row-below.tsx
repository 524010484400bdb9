import { Fragment, type ReactNode } from 'react';
import { courseWords, isToldByCourse } from '../../../shared/incident/course-words.ts';
import type { Dispute } from '../../../shared/incident/dispute.ts';
import { markWord } from '../../../shared/incident/marks.ts';
import type { TimelineRow } from '../../../shared/incident/timeline.ts';
import { fillTimes } from '../../../shared/time/format.ts';
import { heardWords } from '../../incident-parts/ask-words.ts';
import { choose, heldWords } from '../../incident-parts/choosing.ts';
import { Moment } from '../../incident-parts/moment.tsx';
import { clock } from '../../incident-parts/zone.ts';
import { Button } from '../../ui/button.tsx';
import { wordsOf } from './find.ts';
import { Hits } from './hits.tsx';
import { formerWords } from './row-words.ts';
import css from './log-row.module.css';

/** The second lines of a row: how long, who marked it and why, the former words, what others set at the same time. */
export function RowBelow({
  row,
  query,
  disputes,
}: {
  row: TimelineRow;
  query: string;
  disputes: readonly Dispute[];
}) {
  const words = wordsOf(query);
  const [former] = row.before;
  const back = row.takenBackBy !== undefined;
  const course = back ? [] : courseWords(row);
  const waiting = [
    ...course.map((part) => <Hits key={part} text={part} words={words} />),
    ...(back ? [] : waitingParts(row, words)),
  ];
  const detail = row.detail === undefined ? undefined : fillTimes(row.detail, row.times, clock);
  return (
    <>
      {detail !== undefined && !back && (
        <p className={css['sub']}>
          <Hits text={row.kind === 'update' ? `“${detail}”` : detail} words={words} />
        </p>
      )}
      {waiting.length > 0 && (
        <p className={css['sub']}>
          {waiting.map((part, i) => (
            <Fragment key={i}>
              {i > 0 && ' · '}
              {part}
            </Fragment>
          ))}
        </p>
      )}
      {back && (
        <p className={css['sub']}>
          <del>
            <Hits text={row.kind === 'update' ? (detail ?? row.text) : row.text} words={words} />
          </del>
        </p>
      )}
      {former !== undefined && !back && (
        <p className={css['sub']}>
          version {row.version} by {row.correctedBy ?? row.by} · before:{' '}
          <del title={former.text}>{formerWords(former.text, detail ?? row.text)}</del>
        </p>
      )}
      {disputes.map((dispute) => (
        <AlsoSet key={dispute.shown.id} dispute={dispute} />
      ))}
    </>
  );
}

/** What others set at the same time: nothing is lost, and either can be chosen. */
function AlsoSet({ dispute }: { dispute: Dispute }) {
  const { shown, others, about } = dispute;
  return (
    <div className={css['also']} onClick={(event) => event.stopPropagation()}>
      {others.map((held) => (
        <p key={held.id} className={css['sub']}>
          also set to <b>{heldWords(held)}</b> by {held.by}, <Moment at={held.at} /> ·{' '}
          <Button
            look="link"
            label={`Choose ${heldWords(held)} by ${held.by}: ${about}`}
            onPress={() => void choose(dispute, held)}
          >
            choose
          </Button>
        </p>
      ))}
      <Button
        look="link"
        label={`Keep ${heldWords(shown)}: ${about}`}
        onPress={() => void choose(dispute, shown)}
      >
        keep {heldWords(shown)}
      </Button>
    </div>
  );
}

/** What is to be said of an entry that waits, beside the time at its end. */
function waitingParts({ waits }: TimelineRow, words: readonly string[]): readonly ReactNode[] {
  if (waits === undefined) return [];
  const { kind, mark, marked, dueAt, at, open } = waits;
  const minutes = dueAt === null ? 0 : Math.round((dueAt - at) / 60_000);
  const parts: ReactNode[] = [];
  if (kind === 'ask' && minutes > 0) parts.push(minutes === 1 ? '1 minute' : `${minutes} minutes`);
  const heard = heardWords(waits, at);
  if (heard !== null) parts.push(heard);
  const note = isToldByCourse(waits) ? null : (marked?.note ?? null);
  if (note !== null) {
    const what = kind === 'hypothesis' && !open ? 'evidence: ' : '';
    parts.push(
      <>
        {what}
        <Hits text={note} words={words} />
      </>,
    );
  }
  if (!open && marked !== null && (kind === 'criterion' || kind === 'hypothesis' || kind === 'ask')) {
    parts.push(`${markWord(kind, mark)} by ${marked.by}`);
  }
  return parts;
}
