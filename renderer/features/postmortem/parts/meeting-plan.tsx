import { useEffect, useRef, useState } from 'react';
import { meetingMinutes } from '../../../../shared/incident/agenda.ts';
import type { Review } from '../../../../shared/incident/review.ts';
import { formatStamp } from '../../../../shared/time/format.ts';
import { zone } from '../../../incident-parts/zone.ts';
import { useNow, wallClock } from '../../../state/clock.ts';
import { useField } from '../../../state/fields.ts';
import { usePlaybook } from '../../../state/projections.ts';
import { Button } from '../../../ui/button.tsx';
import { Chip } from '../../../ui/chip.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { planMeeting } from './meeting-actions.ts';
import { readWhen, suggestedWhen, whenWords } from './meeting-when.ts';
import css from './meeting.module.css';

/** When people meet and for how long: a time before it is due is suggested. */
export function MeetingPlan({ review, onDone }: { review: Review; onDone: () => void }) {
  const { meeting, dueAt } = review;
  const usual = meetingMinutes(usePlaybook());
  const now = useNow();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  const [typed, setTyped] = useField('review.meeting');
  const [length, setLength] = useState(String(meeting?.minutes ?? usual));
  const [refused, setRefused] = useState<string | null>(null);
  const minutes = Number(length);
  const fits = Number.isInteger(minutes) && minutes >= 5 && minutes <= 480;
  const [suggested] = useState(() => suggestedWhen(dueAt, usual, { now, zone }));
  const words = typed === '' ? whenWords(meeting?.at ?? suggested, { now, zone }) : typed.trimStart();
  const read = readWhen(words, { now, zone });
  function plan(): void {
    const when = readWhen(words, { now: wallClock(), zone });
    if (!when.ok || !fits) return;
    void planMeeting(when.value, minutes, meeting).then((why) => {
      setRefused(why);
      if (why !== null) return;
      setTyped('');
      onDone();
    });
  }
  return (
    <form
      className={css['plan']}
      aria-label="Plan the meeting"
      onSubmit={(event) => {
        event.preventDefault();
        plan();
      }}
    >
      <TextField
        label="When"
        field={field}
        value={words}
        maxLength={60}
        placeholder="thu 10:00"
        onChange={(to) => setTyped(to === '' ? ' ' : to)} // what was deleted is not put there again
        error={read.ok ? refused : read.error}
        understood={read.ok ? <Chip accent>{formatStamp(read.value, zone)}</Chip> : null}
      />
      <TextField
        label="Minutes"
        value={length}
        maxLength={3}
        onChange={setLength}
        error={fits ? null : 'From 5 to 480 minutes.'}
      />
      <Button submit>Plan</Button>
      {read.ok && dueAt !== null && read.value > dueAt && (
        <p className={css['hint']}>That is after the post-mortem is due, {formatStamp(dueAt, zone)}.</p>
      )}
    </form>
  );
}
