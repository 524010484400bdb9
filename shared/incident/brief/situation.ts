import type { Playbook } from '../../playbook/playbook.ts';
import { longModeOf, updatesDue } from '../cadence.ts';
import { declarationOf, phaseOf, phaseSince, severityChangesOf, severityOf } from '../facts.ts';
import { phaseLabel } from '../phases.ts';
import type { Incident } from '../state.ts';
import { stretchesOf } from '../times.ts';
import { updatesOf, type Update } from '../updates.ts';
import { audiences, severityLabel, type Audience } from '../vocabulary.ts';
import { item, joined, type BriefItem, type Said } from './item.ts';

const finders = { monitoring: 'monitoring', customer: 'a customer', person: 'a person' } as const;

/** What it is, since when, what it does to customers, how far it is (ICS-201, blocks 3 and 5). */
export function situation(incident: Incident, playbook: Playbook): readonly BriefItem[] {
  const declared = declarationOf(incident);
  if (declared === undefined) return [];
  const { impact, services, startedAt, declaredAt, declaredBy, foundBy, detectedAt } = declared;
  const force = severityOf(incident);
  const stretches = stretchesOf(incident);
  const back = stretches.length > 1 ? stretches.at(-1) : undefined;
  const found: Said = [`found by ${finders[foundBy]}`, ...(detectedAt === null ? [] : [' at ', detectedAt])];
  return [
    impact === null
      ? item('impact', 'not put into words yet', { label: 'Impact' })
      : item('impact', impact, { label: 'Impact' }),
    item('services', services.length === 0 ? 'not stated' : services.join(', '), { label: 'Affected' }),
    item('began', '', { label: 'Began', about: joined([startedAt], found) }),
    ...(back === undefined
      ? []
      : [
          item('back', '', {
            label: 'Back',
            about: ['again since ', back.from, times(stretches.length - 1)],
          }),
        ]),
    item('declared', '', { label: 'Declared', about: [declaredAt, ` by ${declaredBy}`] }),
    item('phase', phaseLabel[phaseOf(incident)], {
      label: 'Phase',
      about: ((since) => (since === undefined ? [] : ['since ', since]))(phaseSince(incident)),
    }),
    ...(force === undefined
      ? []
      : [
          item('criterion', playbook.severities[force.severity].criterion, {
            label: severityLabel[force.severity],
          }),
        ]),
  ];
}

const times = (count: number): string => (count === 1 ? ', reopened once' : `, reopened ${count} times`);

/** Every severity with its time and its reason, the one in force last. */
export const severitySoFar = (incident: Incident): readonly BriefItem[] =>
  severityChangesOf(incident).map(({ id, at, from, force }) => {
    const event = incident.events.get(id);
    const { reason } = (event?.payload ?? {}) as { readonly reason?: string }; // its module parsed it
    const by = event === undefined ? '' : `${from === null ? 'declared ' : ''}by ${event.u}`;
    return item(`severity.${id}`, reason ?? '', { at, label: severityLabel[force.severity], about: [by] });
  });

/** What was sent to whom last, and what is promised or due next. */
export function updates(incident: Incident): readonly BriefItem[] {
  const slow = longModeOf(incident);
  return [
    ...updatesDue(incident).map(({ at, promised, audiences: to }) =>
      item(`next.${at}`, toWhom(to), {
        label: 'Next',
        about: [promised ? 'promised for ' : 'due by the cadence at ', at],
      }),
    ),
    ...lastSent(incident).map(({ id, at, by, audiences: to, text }) =>
      item(`update.${id}`, toWhom(to), { at, label: 'Sent', about: [`by ${by}`], note: text }),
    ),
    ...(slow === null
      ? []
      : [
          item('slow', 'Long incident: updates are slower', { label: 'Pace', about: ['since ', slow.since] }),
        ]),
  ];
}

/** The last update to each audience, each once. */
function lastSent(incident: Incident): readonly Update[] {
  const sent = updatesOf(incident);
  const last = audiences.map((audience) => sent.findLast((update) => update.audiences.includes(audience)));
  return sent.filter((update) => last.includes(update)).toReversed();
}

const toWhom = (to: readonly Audience[]): string =>
  to.length === audiences.length ? 'to everybody' : `to ${to.join(', ')}`;
