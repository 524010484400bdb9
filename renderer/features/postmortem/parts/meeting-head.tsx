import { useState } from 'react';
import { meetingAt, type Agenda } from '../../../../shared/incident/agenda.ts';
import type { Review } from '../../../../shared/incident/review.ts';
import { formatSpan, formatStamp } from '../../../../shared/time/format.ts';
import { Moment } from '../../../incident-parts/moment.tsx';
import { stamp, zone } from '../../../incident-parts/zone.ts';
import { useNow } from '../../../state/clock.ts';
import { showTrouble } from '../../../state/ui.ts';
import { Button } from '../../../ui/button.tsx';
import { callOff, holdMeeting } from './meeting-actions.ts';
import { MeetingPlan } from './meeting-plan.tsx';
import { endOf, leftWords } from './meeting-words.ts';
import css from './meeting.module.css';

/** When people meet, how much time is left, and what begins and ends it. */
export function MeetingHead({ review, agenda }: { review: Review; agenda: Agenda }) {
  const { meeting } = review;
  const { startedAt, endedAt } = agenda;
  const [planning, setPlanning] = useState(false);
  const end = endOf(agenda);
  const point = startedAt === null ? null : meetingAt(agenda, startedAt);
  const now = useNow([meeting?.at, endedAt === null ? end : null, dueOf(agenda)]);
  const begin = (
    <Button look="primary" onPress={() => void holdMeeting('begin').then(showTrouble)}>
      Begin the meeting
    </Button>
  );
  if (startedAt !== null && endedAt !== null) {
    return (
      <div className={css['head']}>
        <p>
          <b>
            Held <Moment at={startedAt} words={formatStamp(startedAt, zone)} /> to <Moment at={endedAt} />
          </b>
          <small>
            {formatSpan(endedAt - startedAt)} of {agenda.length} min. {nextStep(review)}
          </small>
        </p>
      </div>
    );
  }
  if (startedAt !== null && end !== null) {
    return (
      <div className={css['head']}>
        <p>
          <b className={css['left']} role="timer" aria-label="Time left">
            {leftWords(end - now)}
          </b>
          <small>
            of {agenda.length} min, since <Moment at={startedAt} words={stamp(startedAt, now)} />
            {point === null && agenda.points.length > 0 ? ', every point is done' : ''}
          </small>
        </p>
        <Button
          look={point === null ? 'primary' : 'normal'}
          onPress={() => void holdMeeting('end').then(showTrouble)}
        >
          End the meeting
        </Button>
      </div>
    );
  }
  if (meeting === null || planning) {
    return (
      <div className={css['head']}>
        <MeetingPlan review={review} onDone={() => setPlanning(false)} />
        {begin}
      </div>
    );
  }
  return (
    <div className={css['head']}>
      <p>
        <b>
          <Moment at={meeting.at} words={formatStamp(meeting.at, zone)} />, {meeting.minutes} min
        </b>
        <small>{inTime(review, meeting.at)}</small>
      </p>
      <Button look="plain" onPress={() => setPlanning(true)}>
        Another time
      </Button>
      <Button look="plain" onPress={() => void callOff(meeting).then(showTrouble)}>
        Call off
      </Button>
      {begin}
    </div>
  );
}

/** When the point at hand is over by the agenda. */
function dueOf(agenda: Agenda): number | null {
  const { startedAt } = agenda;
  const at = startedAt === null ? null : meetingAt(agenda, startedAt);
  return at === null || startedAt === null ? null : startedAt + at.leftMs;
}

function inTime({ dueAt }: Review, at: number): string {
  if (dueAt === null) return 'The document is read before it.';
  const due = formatStamp(dueAt, zone);
  return at < dueAt
    ? `Before the post-mortem is due, ${due}. The document is read before it.`
    : `After the post-mortem is due, ${due}.`;
}

const nextStep = ({ state }: Review): string =>
  state === 'published'
    ? 'The post-mortem is published.'
    : 'What was decided stands below; the post-mortem can be published now.';
