import type { Instant } from '../../ids.ts';
import { boardOf } from '../../incident/boards.ts';
import { dutyOf } from '../../incident/duty.ts';
import { transitionsOf } from '../../incident/facts.ts';
import { isSamePerson } from '../../incident/people.ts';
import { decisionsOf, type Decided } from '../../incident/proposals.ts';
import type { Incident } from '../../incident/state.ts';
import { took, type Judged, type Play } from './play.ts';

/** What was done first to stop it: a decision, an action, or the phase itself. */
function stopgapOf(incident: Incident): { readonly at: Instant; readonly what: string } | undefined {
  const begun = transitionsOf(incident).find(
    ({ verb }) => verb === 'start-mitigation' || verb === 'mitigate',
  );
  return [
    ...boardOf(incident, 'decision').map(({ at }) => ({ at, what: 'decision' })),
    ...boardOf(incident, 'action').map(({ at }) => ({ at, what: 'action' })),
    ...(begun === undefined ? [] : [{ at: begun.at, what: 'mitigation' }]),
  ].sort((a, b) => a.at - b.at)[0];
}

/**
 * Something was done about it before a second cause was looked for, and before the first one was settled (Google's SRE
 * book on triage: stop the bleeding first).
 */
export function mitigationFirst({ incident, over, declaredAt, span }: Play): Judged {
  const words = 'Stopgap before diagnosis';
  const stopgap = stopgapOf(incident);
  const hypotheses = boardOf(incident, 'hypothesis');
  const chased = [hypotheses[1]?.at, ...hypotheses.map(({ marked }) => marked?.at)].filter(
    (at): at is Instant => at !== undefined,
  );
  const diagnosed = chased.length === 0 ? null : Math.min(...chased);
  if (stopgap === undefined)
    return diagnosed === null && !over
      ? { words, state: 'open', detail: 'a decision, an action or mitigation' }
      : { words, state: 'missed', detail: 'nothing was decided or done first' };
  const value = took(Math.max(0, span(declaredAt, stopgap.at)));
  if (diagnosed !== null && diagnosed < stopgap.at)
    return {
      words,
      state: 'missed',
      value,
      detail: `${stopgap.what} {0}, diagnosis {1}`,
      times: [stopgap.at, diagnosed],
    };
  return { words, state: 'kept', value, detail: `${stopgap.what} {0}`, times: [stopgap.at] };
}

/** Every decision says whose it is: the person is named, or whoever wrote it had command. */
export function decisionsRecorded({ incident, over }: Play): Judged {
  const words = 'Decisions recorded with who decided';
  const all = decisionsOf(incident);
  if (all.length === 0)
    return { words, state: over ? 'missed' : 'open', detail: over ? 'no decision was recorded' : 'none yet' };
  const bare = all.filter((each) => !saysWhose(incident, each));
  const value = `${all.length - bare.length} of ${all.length}`;
  const [worst] = bare;
  return worst === undefined
    ? { words, state: 'kept', value }
    : { words, state: 'missed', value, detail: 'not said whose, {0}', times: [worst.at] };
}

const saysWhose = (incident: Incident, { to, by, at, proposedBy }: Decided): boolean =>
  to !== null ||
  proposedBy !== null ||
  (['commander', 'deputy'] as const).some((role) => {
    const turn = dutyOf(incident).turns.findLast((each) => each.role === role && each.from <= at);
    return turn !== undefined && isSamePerson(turn.person, by);
  });

/** Each was proposed aloud before it was decided: “any strong objections?” (PagerDuty's response guide). */
export function objectionsAsked({ incident, over, solo }: Play): Judged {
  const words = 'Objections asked before deciding';
  const all = decisionsOf(incident);
  if (solo) return { words, state: 'none' };
  if (all.length === 0) return { words, state: over ? 'none' : 'open' };
  const asked = all.filter(({ proposedBy }) => proposedBy !== null);
  const heard = asked.reduce((sum, { objections }) => sum + objections.length, 0);
  const value = `${asked.length} of ${all.length}`;
  const silent = all.find(({ proposedBy }) => proposedBy === null);
  if (silent !== undefined)
    return { words, state: 'missed', value, detail: 'not asked, {0}', times: [silent.at] };
  const detail = heard === 0 ? 'none was raised' : `${heard} ${heard === 1 ? 'was' : 'were'} raised`;
  return { words, state: 'kept', value, detail };
}
