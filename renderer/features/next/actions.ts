import type { CommandInput } from '../../../shared/incident/commands.ts';
import { updateSlice } from '../../../shared/incident/events/update-sent.ts';
import type { Incident } from '../../../shared/incident/state.ts';
import {
  nextNumber,
  roundNumbers,
  standingFor,
  updatesOf,
  type Update,
} from '../../../shared/incident/updates.ts';
import { run } from '../../bridge/incidents.ts';
import { runForNew } from '../../incident-parts/appeared.ts';
import { zoned } from '../../incident-parts/update-pace.ts';
import { clock } from '../../incident-parts/zone.ts';
import { wallClock } from '../../state/clock.ts';
import { focusComposer } from '../../state/focus.ts';
import { useProjections } from '../../state/projections.ts';
import { offerUndo, showTrouble } from '../../state/ui.ts';
import { heartbeat, whyNoneDue } from './update-words.ts';

const sent = (incident: Incident): readonly string[] =>
  [...updateSlice.of(incident)].flatMap(([id, { first }]) => (first === undefined ? [] : [id]));

/** Records an update; Ctrl+Z takes it back. @returns null, or why it was not recorded. */
export async function recordUpdate(
  command: Extract<CommandInput, { name: 'update' }>,
  words: string,
): Promise<string | null> {
  const outcome = await runForNew(command, sent);
  if (outcome.failure !== null) return outcome.failure.message;
  if (outcome.id !== null) offerUndo(words, { name: 'withdraw-update', fields: { update: outcome.id } });
  return null;
}

/** Records a heartbeat for the audiences that are due next. @returns null, or why it was not done. */
export async function recordHeartbeat(): Promise<string | null> {
  const { opened } = useProjections.getState();
  if (opened === null) return null;
  const { incident } = opened;
  const command = heartbeat(incident, wallClock(), zoned);
  if (command === null) return whyNoneDue(incident);
  const number = nextNumber(incident, command.fields.audiences ?? []);
  return recordUpdate(command, `Update ${number}: no change, next ${clock(command.fields.next)}`);
}

/** The heartbeat in one key; why it was not recorded is said above the composer. */
export async function sendHeartbeat(): Promise<void> {
  showTrouble(await recordHeartbeat());
  focusComposer();
}

/** The number of the round in which an update was sent, and the update as it stands: the one that stands for it. */
export function numbered(
  incident: Incident,
  id: string,
): { readonly number: number; readonly update: Update } | undefined {
  const standing = standingFor(incident, id);
  const update = updatesOf(incident).find((each) => each.id === standing);
  const number = roundNumbers(incident).get(standing);
  return update === undefined || number === undefined ? undefined : { number, update };
}

/** Corrects the record of an update. @returns null, or why it was not done. */
export async function correctUpdate(
  { id, text, audiences, nextDueAt, at }: Update,
  to: {
    readonly text: string;
    readonly audiences: Update['audiences'];
    readonly next?: number;
    readonly at?: number;
  },
): Promise<string | null> {
  const failure = await run({
    name: 'correct-update',
    fields: { update: id, ...to, audiences: [...to.audiences] },
  });
  if (failure !== null) return failure.message;
  const former = { text, audiences: [...audiences], at, ...(nextDueAt === null ? {} : { next: nextDueAt }) };
  offerUndo('Update corrected', { name: 'correct-update', fields: { update: id, ...former } });
  return null;
}

/** Takes an update back that was not sent after all. @returns null, or why it was not done. */
export async function takeBack(update: string): Promise<string | null> {
  const failure = await run({ name: 'withdraw-update', fields: { update } });
  if (failure !== null) return failure.message;
  offerUndo('Update taken back', { name: 'withdraw-update', fields: { update, undo: true } });
  return null;
}

/** Slows the updates down, or brings the usual pace back. */
export async function setLongMode(off: boolean, minutes: number | null): Promise<void> {
  const failure = await run({ name: 'long-incident', fields: { off } });
  showTrouble(failure?.message ?? null);
  if (failure === null)
    offerUndo(off ? 'Back to the usual pace' : 'Long incident: updates are slower', {
      name: 'long-incident',
      fields: off ? (minutes === null ? {} : { minutes }) : { off: true },
    });
  focusComposer();
}
