import { entrySlice, waitingSlice } from './events/entry-logged.ts';
import { compareWritten } from './envelope.ts';
import { lastReopening, phaseOf, transitionsOf } from './facts.ts';
import { isLive } from './phases.ts';
import { winner } from './register.ts';
import { derived, type Incident } from './state.ts';

/**
 * What is to come before anybody looks for the cause; null once it has come. “How do we make it stop now?” is the
 * question during the incident, “why did it happen?” the one after it (Google's SRE book, on triage: stop the bleeding
 * first). Once it is reopened the same holds anew: there the phase is mitigation already, and something has to be done.
 */
export const diagnosisWaitsFor = derived((incident): 'mitigation' | 'action' | null => {
  const phase = phaseOf(incident);
  if (!isLive(phase)) return null;
  const reopened = transitionsOf(incident).findLastIndex(({ verb }) => verb === 'reopen');
  const since = transitionsOf(incident).slice(reopened + 1);
  if (since.some(({ verb }) => verb === 'start-mitigation' || verb === 'mitigate')) return null;
  if (reopened < 0) return phase === 'detection' || phase === 'triage' ? 'mitigation' : null;
  return actedSinceReopening(incident) ? null : 'action';
});

/** Whether an action or a decision was logged since the incident was last reopened, and not taken back. */
function actedSinceReopening(incident: Incident): boolean {
  const reopened = lastReopening(incident);
  const entries = entrySlice.of(incident);
  return [...waitingSlice.of(incident)].some((id) => {
    const { first, body, removed } = entries.get(id) ?? {};
    if (first === undefined || reopened === undefined || winner(removed)?.value === true) return false;
    const { kind } = winner(body)?.value ?? first;
    return (kind === 'action' || kind === 'decision') && compareWritten(first.event, reopened) > 0;
  });
}
