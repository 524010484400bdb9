import type { Instant } from '../../../shared/ids.ts';
import { longModeOf } from '../../../shared/incident/cadence.ts';
import type { CommandInput } from '../../../shared/incident/commands.ts';
import { declarationOf, phaseOf, severityOf } from '../../../shared/incident/facts.ts';
import { isLive, type Phase } from '../../../shared/incident/phases.ts';
import type { Incident } from '../../../shared/incident/state.ts';
import { updatesOf } from '../../../shared/incident/updates.ts';
import { severityLabel } from '../../../shared/incident/vocabulary.ts';
import { formatSpan } from '../../../shared/time/format.ts';
import { inExercise } from '../../../shared/wording/exercise.ts';
import { dueNext, intervalOf, promisedFrom, type Clock } from '../../incident-parts/update-pace.ts';

/** How far it is, at the beginning of a heartbeat: nobody is told that we still investigate what has stopped. */
function soFar(phase: Phase): string {
  if (phase === 'resolution') return 'The impact has stopped; we are still watching';
  return phase === 'mitigation' ? 'Still working on stopping the impact' : 'Still investigating';
}

/** The heartbeat to those who are due next: nothing new, and when the next word comes. null where none is due. */
export function heartbeat(
  incident: Incident,
  now: Instant,
  clock: Clock,
): Extract<CommandInput, { name: 'update' }> | null {
  const audiences = dueNext(incident).flatMap((due) => due.audiences);
  if (audiences.length === 0) return null;
  const last = updatesOf(incident).findLast((update) =>
    update.audiences.some((each) => audiences.includes(each)),
  );
  const since = last?.at ?? declarationOf(incident)?.declaredAt ?? now;
  const interval = intervalOf(incident, audiences);
  const next = promisedFrom(now, interval);
  const pace = longModeOf(incident) === null ? '' : `, ${formatSpan(interval)} from now`;
  const words = `${soFar(phaseOf(incident))}, nothing new since ${clock(since)}. The next update comes at ${clock(next)}${pace}.`;
  const text = declarationOf(incident)?.exercise === true ? inExercise(words) : words;
  return { name: 'update', fields: { text, next, audiences: [...audiences] } };
}

/** Why no update is due, as a sentence. */
export function whyNoneDue(incident: Incident): string {
  const phase = phaseOf(incident);
  if (!isLive(phase)) {
    return `No update is due: the incident is ${phase === 'prevention' ? 'closed' : 'resolved'}.`;
  }
  const severity = severityOf(incident)?.severity;
  return severity === undefined ? 'No update is due.' : `${severityLabel[severity]} asks for no updates.`;
}
