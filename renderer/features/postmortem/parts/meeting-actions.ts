import type { Instant } from '../../../../shared/ids.ts';
import type { ReviewMeeting } from '../../../../shared/incident/events/review-set.ts';
import type { ReviewList } from '../../../../shared/incident/events/review-ticked.ts';
import { run } from '../../../bridge/incidents.ts';
import { offerUndo } from '../../../state/ui.ts';

type List = Exclude<ReviewList, 'cause'>;

/** Says when people meet. @returns null, or why it was not recorded, as a sentence. */
export async function planMeeting(
  at: Instant,
  minutes: number,
  before: ReviewMeeting | null,
): Promise<string | null> {
  const failure = await run({ name: 'set-review', fields: { meeting: at, minutes } });
  if (failure !== null) return failure.message;
  offerUndo('Meeting planned', {
    name: 'set-review',
    fields: before === null ? { 'call-off': true } : { meeting: before.at, minutes: before.minutes },
  });
  return null;
}

/** There is no meeting after all. @returns null, or why not. */
export async function callOff(before: ReviewMeeting): Promise<string | null> {
  const failure = await run({ name: 'set-review', fields: { 'call-off': true } });
  if (failure !== null) return failure.message;
  offerUndo('Meeting called off', {
    name: 'set-review',
    fields: { meeting: before.at, minutes: before.minutes },
  });
  return null;
}

/** The meeting begins, or ends; Ctrl+Z takes that back. @returns null, or why not. */
export async function holdMeeting(what: 'begin' | 'end'): Promise<string | null> {
  const failure = await run({ name: 'hold-meeting', fields: { what } });
  if (failure !== null) return failure.message;
  offerUndo(what === 'begin' ? 'The meeting has begun' : 'The meeting is over', {
    name: 'hold-meeting',
    fields: { what: 'undo' },
  });
  return null;
}

const ticked: Record<List, readonly [on: string, off: string]> = {
  'pre-read': ['Ticked', 'Open again'],
  read: ['Has read it', 'Has not read it'],
  attended: ['Was there', 'Was not there'],
  agenda: ['Done', 'Open again'],
  kept: ['Kept', 'No longer kept'],
};

/** Ticks something of the review, or opens it again. @returns null, or why not. */
export async function tick(list: List, item: string, on: boolean, words = item): Promise<string | null> {
  const failure = await run({ name: 'tick-review', fields: { list, item, undo: !on } });
  if (failure !== null) return failure.message;
  offerUndo(`${ticked[list][on ? 0 : 1]}: ${words}`, {
    name: 'tick-review',
    fields: { list, item, undo: on },
  });
  return null;
}
