import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alarmsOf } from '../../shared/incident/alarms.ts';
import type { CommandInput } from '../../shared/incident/commands.ts';
import { askedOf } from '../../shared/incident/for-me.ts';
import { dueList } from '../../shared/incident/due.ts';
import type { StreamEvent } from '../../shared/incident/envelope.ts';
import { escalationDues, ladderOf, rungState, tellsOf } from '../../shared/incident/escalation.ts';
import { dueWhat, dueWhy } from '../../shared/incident/escalation-words.ts';
import { pagesOf, timeToAnswer } from '../../shared/incident/pages.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import type { Playbook } from '../../shared/playbook/playbook.ts';
import { declared, given, incidentOf, minute, moved, severityRaised, updated } from '../support/given.ts';
import { apart } from '../support/given.ts';

const someone = { roles: [], phones: ['112'], email: null, knows: [], zone: null };
const playbook: Playbook = {
  ...defaultPlaybook,
  roster: [
    { ...someone, name: 'Rune Berg' },
    { ...someone, name: 'Farah Aziz' },
  ],
  severities: {
    ...defaultPlaybook.severities,
    sev1: {
      ...defaultPlaybook.severities.sev1,
      ladder: [
        { who: 'on call for the edge', minutes: 5 },
        { who: 'Rune Berg', minutes: 5 },
        { who: 'manager on call', minutes: 10 },
      ],
    },
  },
};

type Step = readonly [number, CommandInput];
const page = (n: number, who: string, more: object = {}): Step => [
  n,
  { name: 'page', fields: { who, id: `page-${n}`, ...more } },
];
const failed = (n: number, who: string): Step => [n, { name: 'page-failed', fields: { page: who } }];
const answered = (n: number, who: string): Step => [n, { name: 'page-answered', fields: { page: who } }];

/** What is recorded, one command after the other, at SEV1 declared at minute 0. */
function after(steps: readonly Step[], past: readonly StreamEvent[] = [declared({ severity: 'sev1' })]) {
  return steps.reduce<readonly StreamEvent[]>(
    (events, [n, command]) =>
      given(...events)
        .when(command, { now: minute(n), playbook })
        .done(),
    past,
  );
}
const dues = (events: readonly StreamEvent[], by = playbook) =>
  escalationDues(incidentOf(events), by)
    .filter(({ kind }) => kind === 'page')
    .map((due) => `${dueWhat(due)} ${(due.dueAt - minute(0)) / 60_000}`);
const states = (events: readonly StreamEvent[], n: number) => {
  const ladder = ladderOf(incidentOf(events), playbook);
  return ladder?.rungs.map((rung) => rungState(ladder, rung, minute(n)));
};

describe('the ladder', () => {
  it('begins with its first step at declaring, and the next is due when the minutes have passed', () => {
    expect(dues(after([]))).toEqual(['Page on call for the edge 0']);
    const paged = after([page(1, 'Farah Aziz')]);
    expect(dues(paged)).toEqual(['Page Rune Berg 6']);
    expect(states(paged, 3)).toEqual(['waiting', 'later', 'later']);
    expect(states(paged, 6)).toEqual(['missed', 'due', 'later']);
  });

  it('goes on at once when somebody says that nobody answers', () =>
    expect(dues(after([page(1, 'farah'), failed(2, 'farah')]))).toEqual(['Page Rune Berg 2']));

  it('ends with the first answer, at whichever step', () => {
    const events = after([page(1, 'farah'), failed(2, 'farah'), page(2, '@rune'), answered(4, 'rune')]);
    expect(dues(events)).toEqual([]);
    expect(states(events, 30)).toEqual(['missed', 'answered', 'spared']);
    const [, rune] = pagesOf(incidentOf(events));
    expect(rune).toMatchObject({ who: 'Rune Berg', step: 'rune berg', answeredBy: 'Rune Berg' });
    expect(rune === undefined ? null : timeToAnswer(rune)).toBe(2 * 60_000);
  });

  it('at its end asks to page again, from when the last step had its minutes', () =>
    expect(dues(after([page(1, 'x', { step: 3 })]))).toEqual([
      'Page again: nobody on the ladder has answered 11',
    ]));

  it('does not ask for the steps that were passed over', () =>
    expect(dues(after([page(1, 'rune')]))).toEqual(['Page manager on call 6']));

  it('waits anew when a step is paged again', () =>
    expect(dues(after([page(1, 'rune'), page(7, 'rune')]))).toEqual(['Page manager on call 12']));

  it('is armed again by a rise, and whoever answered already is not called once more', () => {
    const sev2 = [declared({ severity: 'sev2' })];
    const raised = (events: readonly StreamEvent[]) => [
      ...events,
      severityRaised('sev2', 'sev1', { at: minute(20), after: events.slice(0, 1) }),
    ];
    expect(dues(raised(after([], sev2)))).toEqual(['Page on call for the edge 20']);
    const waiting = raised(after([page(1, 'rune')], sev2));
    expect(dues(waiting)).toEqual(['Page on call for the edge 20']);
    expect(states(waiting, 21)).toEqual(['due', 'later', 'later']);
    const [first] = sev2;
    const fell = severityRaised('sev1', 'sev2', {
      at: minute(30),
      after: first === undefined ? [] : [first],
    });
    const answeredOnce = after([page(1, 'rune'), answered(3, 'rune')]);
    const again = severityRaised('sev2', 'sev1', { at: minute(40), after: [fell] });
    expect(dues([...answeredOnce, fell, again])).toEqual([]);
  });

  it('asks for nothing once the incident is resolved, and begins anew when it is reopened', () => {
    const over = [...after([page(1, 'rune'), answered(2, 'rune')]), moved('resolve', { at: minute(50) })];
    expect(escalationDues(incidentOf(over), playbook)).toEqual([]);
    const events = [...over, moved('reopen', { at: minute(90), after: over.slice(-1) })];
    expect(dues(events)).toEqual(['Page on call for the edge 90']);
  });

  it('of an incident that is over says that nobody is needed any more', () => {
    const over = [...after([]), moved('resolve', { at: minute(50) })];
    expect(states(over, 60)).toEqual(['spared', 'spared', 'spared']);
  });

  it('counts a page outside of it by itself', () => {
    const events = after([page(1, 'the data centre', { extra: true, minutes: 3 })]);
    expect(dues(events).sort()).toEqual(['Page on call for the edge 0', 'Page the data centre again 4']);
    expect(dues([...after([answered(2, 'the data centre')], events)])).toEqual([
      'Page on call for the edge 0',
    ]);
  });
});

describe('what is built in', () => {
  const own = (events: readonly StreamEvent[]) => dues(events, defaultPlaybook);

  it('calls nobody before a team has made it its own, or begun to page', () => {
    expect(own([declared({ severity: 'sev1' })])).toEqual([]);
    expect(dueList(incidentOf([declared()]), defaultPlaybook).map(({ kind }) => kind)).not.toContain('tell');
    const built = given(declared({ severity: 'sev1' }))
      .when({ name: 'page', fields: { who: 'rune' } }, { now: minute(1) })
      .done();
    expect(own(built)).toEqual(['Page second on call 6']);
  });
});

describe('who must be told', () => {
  const tells = (events: readonly StreamEvent[]) =>
    tellsOf(incidentOf(events), playbook)?.people.map(
      ({ who, told }) => `${who}: ${told?.how ?? (told === null ? 'no' : 'yes')}`,
    );

  it('is told by a word, or by an update to them', () => {
    const events = [
      ...after([[2, { name: 'tell', fields: { who: 'Support leads', how: 'in #support' } }]]),
      updated({ at: minute(5), to: ['customers'] }),
    ];
    expect(tells(events)).toEqual([
      'executives on call: no',
      'support leads: in #support',
      'product owners of the services: no',
      'customers: by an update',
    ]);
    const [due] = escalationDues(incidentOf(events), playbook).filter(({ kind }) => kind === 'tell');
    expect(due === undefined ? null : [dueWhat(due), dueWhy(due), due.dueAt]).toEqual([
      'Tell executives on call and product owners of the services',
      'within the time of the playbook',
      minute(15),
    ]);
  });

  it('is told again after a rise', () => {
    const [first] = [declared({ severity: 'sev2' })];
    const events = after([[2, { name: 'tell', fields: { who: 'support leads' } }]], [first]);
    const raised = severityRaised('sev2', 'sev1', { at: minute(20), after: [first] });
    expect(tells([...events, raised])).toContain('support leads: no');
  });

  it('rings for those who are still to be told, at the communications lead', () =>
    expect(alarmsOf(incidentOf(after([])), playbook)).toContainEqual(
      expect.objectContaining({ what: 'Page on call for the edge', why: 'step 1 of the ladder' }),
    ));
});

describe('whoever was paged', () => {
  it('is called on their own desktop, and one key answers it', () => {
    const events = after([page(1, '@farah')]);
    const incident = incidentOf(events);
    expect(askedOf(incident, 'Farah Aziz')).toMatchObject([
      { kind: 'page', by: 'ana', text: 'on call for the edge' },
    ]);
    expect(askedOf(incident, 'ana')).toEqual([]);
    expect(alarmsOf(incident, playbook)).toContainEqual(
      expect.objectContaining({ what: 'ana pages you', only: 'Farah Aziz', dueAt: minute(1) }),
    );
    const heard = incidentOf([...events, ...after([answered(2, 'farah')], events).slice(events.length)]);
    expect(askedOf(heard, 'Farah Aziz')).toEqual([]);
    expect(alarmsOf(heard, playbook).filter(({ only }) => only === 'Farah Aziz')).toEqual([]);
  });
});

describe('two desktops that record the same page', () => {
  const past = [declared({ severity: 'sev1' })];
  const both = apart(past, page(1, 'rune')[1], page(2, 'rune')[1]);

  it('have two records, and one answer or one “no answer” is enough for the ladder', () => {
    for (const events of both) {
      expect(pagesOf(incidentOf(events))).toHaveLength(2);
      const gone = given(...events)
        .when(failed(31, 'rune')[1], { now: minute(31) })
        .done();
      const ladder = ladderOf(incidentOf(gone), defaultPlaybook);
      expect(ladder?.rungs[0]?.endsAt).toBe(minute(31));
      const heard = given(...events)
        .when(answered(31, 'rune')[1], { now: minute(31) })
        .done();
      expect(ladderOf(incidentOf(heard), defaultPlaybook)?.answer).not.toBeNull();
    }
  });
});

/** Steps that people take in any order, a minute apart. */
const anything = fc.array(
  fc.oneof(
    fc.constantFrom('rune', 'farah', 'somebody').map((who) => (n: number) => page(n, who)),
    fc.constantFrom('rune', 'farah', 'somebody').map((who) => (n: number) => failed(n, who)),
    fc.constantFrom('rune', 'farah').map((who) => (n: number) => answered(n, who)),
    fc.constant((n: number): Step => [n, { name: 'withdraw-page', fields: { page: 'last' } }]),
  ),
  { maxLength: 8 },
);

describe('whatever people do', () => {
  const play = (steps: readonly ((n: number) => Step)[]) =>
    steps.reduce<readonly StreamEvent[]>(
      (events, step, n) => {
        const [, command] = step(n + 1);
        try {
          return given(...events)
            .when(command, { now: minute(n + 1), playbook })
            .done();
        } catch {
          return events; // refused
        }
      },
      [declared({ severity: 'sev1' })],
    );

  it('at most one step is due, and none once somebody answered', () =>
    fc.assert(
      fc.property(anything, (steps) => {
        const ladder = ladderOf(incidentOf(play(steps)), playbook);
        const due = ladder?.rungs.filter(({ dueAt }) => dueAt !== null) ?? [];
        expect(due.length).toBe(ladder?.answer === null && ladder.spentAt === null ? 1 : 0);
        const last = ladder?.rungs.findLastIndex(({ pages }) => pages.length > 0) ?? -1;
        if (due[0] !== undefined) expect(due[0].number).toBe(last + 2);
      }),
      { seed: 5, numRuns: 200 },
    ));
});
