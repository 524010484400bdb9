import { describe, expect, it } from 'vitest';
import { phaseVerbs, transitions, type Phase, type PhaseVerb } from '../../shared/incident/phases.ts';
import { canTransition } from '../../shared/incident/policy.ts';
import { declared, given, incidentOf, minute, moved } from '../support/given.ts';

describe('a phase', () => {
  /** One way into each phase. */
  const into: Record<Phase, readonly PhaseVerb[]> = {
    ...{ detection: [], triage: ['acknowledge'], mitigation: ['start-mitigation'], resolution: ['mitigate'] },
    ...{ 'post-mortem': ['resolve'], prevention: ['resolve', 'close'] },
  };
  const past = (phase: Phase) => {
    const events = [declared()];
    for (const verb of into[phase]) events.push(moved(verb, { after: events.slice(-1) }));
    return events;
  };
  const cases = phaseVerbs.flatMap((verb) =>
    (Object.keys(into) as Phase[]).map((phase) => ({ verb, phase })),
  );

  it.each(cases.filter(({ verb, phase }) => transitions[verb].from.includes(phase)))(
    'of $phase is left by $verb',
    ({ verb, phase }) => {
      const events = past(phase);
      given(...events)
        .when({ name: verb, fields: {} }, { now: minute(20), by: 'ben' })
        .then({
          ...{ t: 'phase-changed/1', e: 'incident', at: minute(20), u: 'ben', o: [events.at(-1)?.id ?? ''] },
          ...{ g: events.length + 1, payload: { verb, from: phase, to: transitions[verb].to } },
        });
    },
  );

  it.each(cases.filter(({ verb, phase }) => !transitions[verb].from.includes(phase)))(
    'of $phase refuses $verb and says why',
    ({ verb, phase }) =>
      given(...past(phase))
        .when({ name: verb, fields: {} })
        .thenRefused(`Nothing changed: ${refusals[phase][verb] ?? ''}.`),
  );

  it('refuses a time before the transition that came first', () => {
    const first = declared();
    given(first, moved('acknowledge', { after: [first], at: minute(5) }))
      .when({ name: 'resolve', fields: { at: minute(4) } }, { now: minute(20) })
      .thenRefused('Nothing changed: that time is before “Acknowledged”, which came first.');
  });

  it.each<[Phase, readonly PhaseVerb[]]>([
    ['detection', ['acknowledge', 'start-mitigation', 'mitigate', 'resolve']],
    ['triage', ['start-mitigation', 'mitigate', 'resolve']],
    ['mitigation', ['mitigate', 'resolve']],
    ['resolution', ['resolve']],
    ['post-mortem', ['reopen', 'close']],
    ['prevention', ['reopen']],
  ])('of %s can be left by %j', (phase, verbs) => {
    const incident = incidentOf(past(phase));
    expect(phaseVerbs.filter((verb) => canTransition(incident, verb) === true)).toEqual(verbs);
  });

  it('was reached at the time that was stated', () =>
    given(declared())
      .when({ name: 'acknowledge', fields: { at: minute(-3) } }, { now: minute(1) })
      .then({ t: 'phase-changed/1', at: minute(-3) }));

  it('is not dated before the transition that it follows where clocks differ by seconds', () => {
    const seconds = minute(20) + 40_000;
    const resolved = moved('resolve', { at: seconds, by: 'ben' });
    given(declared(), resolved)
      .when({ name: 'reopen', fields: {} }, { now: minute(20) })
      .then({ t: 'phase-changed/1', at: seconds });
    given(declared(), moved('resolve', { at: minute(60), by: 'ben' }))
      .when({ name: 'reopen', fields: {} }, { now: minute(20) })
      .then({ t: 'phase-changed/1', at: minute(20) });
  });

  it('replaces both of two that were set at the same time', () => {
    const first = declared();
    const [a, b] = [
      moved('acknowledge', { after: [first] }),
      moved('mitigate', { after: [first], by: 'ben' }),
    ];
    given(first, a, b)
      .when({ name: 'resolve', fields: {} })
      .then({ t: 'phase-changed/1', o: [a.id, b.id], g: 3 });
  });
});

const past = 'it is past that, in ';
const resolved = 'it is resolved; reopen it first';
const closed = 'it is closed; reopen it first';
const notYet = { reopen: 'it is still open', close: 'only a resolved incident can be closed' };
/** Why each transition is refused in each phase that it does not leave. */
const refusals: Record<Phase, Partial<Record<PhaseVerb, string>>> = {
  detection: notYet,
  triage: { ...notYet, acknowledge: 'it is in triage already' },
  mitigation: {
    ...notYet,
    acknowledge: `${past}mitigation`,
    'start-mitigation': 'it is in mitigation already',
  },
  resolution: {
    ...notYet,
    acknowledge: `${past}resolution`,
    'start-mitigation': `${past}resolution`,
    mitigate: 'it is in resolution already',
  },
  'post-mortem': {
    acknowledge: resolved,
    'start-mitigation': resolved,
    mitigate: resolved,
    resolve: 'it is resolved; reopen it first',
  },
  prevention: {
    acknowledge: closed,
    'start-mitigation': closed,
    mitigate: closed,
    resolve: closed,
    close: closed,
  },
};
