import { expect, test } from 'vitest';
import type { CommandInput } from '../../shared/incident/commands.ts';
import { factsOf } from '../../shared/metrics/facts-of.ts';
import type { IncidentFacts } from '../../shared/metrics/facts.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { parseReplay, replayInMemory } from '../support/replay-in-memory.ts';

const zero = Date.UTC(2026, 10, 20, 13);
const minutes = (n: number): number => n * 60_000;
const at = (minute: number): number => zero + minutes(minute);

type Step = readonly [
  min: number,
  by: string,
  run: CommandInput['name'],
  fields?: Readonly<Record<string, unknown>>,
];

/** What is known of an incident in which this happened: minutes since it was declared. */
function factsAfter(...steps: readonly Step[]): IncidentFacts {
  const lines = steps.map(([min, by, run, fields = {}]) => JSON.stringify({ min, by, run, with: fields }));
  const { incident, steps: played } = replayInMemory(
    parseReplay(['{"format":"ic-replay/1","title":"a test"}', ...lines].join('\n')),
    zero,
  );
  expect(played.flatMap(({ refused }) => refused ?? [])).toEqual([]);
  const facts = factsOf(incident, defaultPlaybook);
  if (facts === undefined) throw new Error('it was declared');
  return facts;
}

const declare = (severity = 'sev2', more: object = {}): Step => [
  0,
  'ana',
  'declare',
  { title: 'Checkout is slow', severity, started: -10, services: ['checkout'], takeCommand: true, ...more },
];

test('the times of an incident are kept apart, each as it was said', () => {
  const facts = factsAfter(
    declare(),
    [1, 'ana', 'set-time', { what: 'detected', to: -4 }],
    [2, 'ana', 'acknowledge'],
    [30, 'ana', 'mitigate'],
    [50, 'ana', 'resolve'],
  );
  expect(facts).toMatchObject({
    ...{ startedAt: at(-10), detectedAt: at(-4), declaredAt: at(0), acknowledgedAt: at(2) },
    ...{ mitigatedAt: at(30), mitigateMs: minutes(40), resolvedAt: at(50), openMs: minutes(60), reopened: 0 },
    ...{ severity: 'sev2', worst: 'sev2', atSeverityMs: { sev2: minutes(60) } },
  });
});

test('an incident that was reopened counts only while it was open', () => {
  const facts = factsAfter(
    declare(),
    [30, 'ana', 'mitigate'],
    [50, 'ana', 'resolve'],
    [500, 'ana', 'reopen', { reason: 'It is back' }],
    [510, 'ana', 'mitigate'],
    [520, 'ana', 'resolve'],
  );
  expect(facts).toMatchObject({ openMs: minutes(60 + 20), mitigateMs: minutes(40 + 10), reopened: 1 });
});

test('a live incident has no end, and a stretch that nobody said was mitigated leaves the time to mitigate open', () => {
  expect(factsAfter(declare())).toMatchObject({ resolvedAt: null, openMs: null, atSeverityMs: {} });
  const facts = factsAfter(
    declare(),
    [30, 'ana', 'mitigate'],
    [50, 'ana', 'resolve'],
    [500, 'ana', 'reopen', { reason: 'It is back' }],
    [520, 'ana', 'resolve'],
  );
  expect(facts.mitigateMs).toBeNull();
});

test('the highest severity counts, and the time at each is told apart', () => {
  const facts = factsAfter(
    declare('sev3'),
    [10, 'ana', 'severity', { severity: 'sev1', reason: 'All of Europe' }],
    [30, 'ana', 'severity', { severity: 'sev3', reason: 'Only one shop now' }],
    [60, 'ana', 'resolve'],
  );
  expect(facts).toMatchObject({
    ...{ severity: 'sev3', worst: 'sev1' },
    atSeverityMs: { sev3: minutes(20 + 30), sev1: minutes(20) },
  });
});

test('a severity that was taken back was never its highest', () => {
  const facts = factsAfter(
    declare('sev3'),
    [10, 'ana', 'severity', { severity: 'sev1', reason: 'All of Europe' }],
    [11, 'ana', 'undo-severity'],
    [60, 'ana', 'resolve'],
  );
  expect(facts).toMatchObject({ worst: 'sev3', atSeverityMs: { sev3: minutes(70) } });
});

test('an update by the promised minute is kept; later, or never, is late', () => {
  const text = 'Some users see errors.';
  const facts = factsAfter(
    declare('sev2'), // every 30 minutes
    [30.5, 'ana', 'update', { text, next: 50 }],
    [53, 'ana', 'update', { text, next: 70 }],
    [90, 'ana', 'resolve'],
  );
  expect(facts.updates).toEqual({ onTime: 1, late: 2, lateUnfilled: 2 });
});

test('who led the communication when an update fell due is known', () => {
  const facts = factsAfter(
    declare('sev2'),
    [5, 'ana', 'assign', { role: 'communications-lead', person: 'ben' }],
    [40, 'ben', 'update', { text: 'Some users see errors.', next: 60 }],
    [59, 'ana', 'resolve'],
  );
  expect(facts.updates).toEqual({ onTime: 0, late: 1, lateUnfilled: 0 });
});

test('an update to several audiences is one, and one that was late for some of them is late', () => {
  const text = 'Some users see errors.';
  const facts = factsAfter(
    declare('sev2'),
    [10, 'ana', 'update', { text, next: 20, audiences: ['customers'] }],
    [25, 'ana', 'update', { text, next: 55 }],
    [50, 'ana', 'resolve'],
  );
  expect(facts.updates).toMatchObject({ onTime: 1, late: 1 });
});

test('nothing is owed at SEV4, and what is due after the end is not late', () => {
  expect(factsAfter(declare('sev4'), [600, 'ana', 'resolve']).updates).toMatchObject({ onTime: 0, late: 0 });
  expect(factsAfter(declare('sev2'), [30.9, 'ana', 'resolve']).updates).toMatchObject({ late: 0 });
  expect(factsAfter(declare('sev2'), [31, 'ana', 'resolve']).updates).toMatchObject({ late: 1 });
});

test('each required role has the time until somebody held it; what nobody ever held is said', () => {
  const facts = factsAfter(
    declare('sev2'),
    [4, 'ana', 'assign', { role: 'technical-lead', person: 'ben' }],
    [9, 'ana', 'assign', { role: 'communications-lead', person: 'chloé' }],
    [60, 'ana', 'resolve'],
  );
  expect(facts.roles).toEqual([
    { role: 'commander', filledMs: 0, limitMs: minutes(5) },
    { role: 'technical-lead', filledMs: minutes(4), limitMs: minutes(5) },
    { role: 'communications-lead', filledMs: minutes(9), limitMs: minutes(5) },
    { role: 'scribe', filledMs: null, limitMs: minutes(5) },
  ]);
});

test('a rise asks for more roles from then on, and an incident that ended within the minutes owed none', () => {
  const rise = factsAfter(
    declare('sev3'),
    [2, 'ana', 'assign', { role: 'scribe', person: 'ben' }],
    [20, 'ana', 'severity', { severity: 'sev2', reason: 'More of them' }],
    [27, 'ana', 'assign', { role: 'technical-lead', person: 'chloé' }],
    [60, 'ana', 'resolve'],
  );
  expect(rise.roles).toEqual([
    { role: 'commander', filledMs: 0, limitMs: minutes(15) },
    { role: 'technical-lead', filledMs: minutes(7), limitMs: minutes(5) },
    { role: 'communications-lead', filledMs: null, limitMs: minutes(5) },
    { role: 'scribe', filledMs: 0, limitMs: minutes(5) },
  ]);
  expect(factsAfter(declare('sev2'), [4, 'ana', 'resolve']).roles).toHaveLength(1);
});

test('engineer-hours count a person once, whatever they hold, and not while they are on a break', () => {
  const { people } = factsAfter(
    declare('sev3'),
    [10, 'ana', 'assign', { role: 'scribe', person: 'ana' }],
    [20, 'ana', 'assign', { role: 'technical-lead', person: 'ben' }],
    [30, 'ben', 'break', { person: 'ben', minutes: 10 }],
    [60, 'ana', 'resolve'],
  );
  expect(people).toEqual([
    { person: 'ana', roles: ['commander', 'scribe'], ms: minutes(60) },
    { person: 'ben', roles: ['technical-lead'], ms: minutes(30) },
  ]);
});

test('a line in the log of a live incident changes nothing that is counted: who is at work counts once it is over', () => {
  const live = [declare('sev3'), [20, 'ana', 'assign', { role: 'technical-lead', person: 'ben' }]] as const;
  const facts = factsAfter(...live);
  const later = factsAfter(...live, [50, 'ben', 'log', { text: 'The pool is full' }]);
  expect({ ...later, id: '' }).toEqual({ ...facts, id: '' });
  expect(facts.people.map(({ person }) => person)).toEqual(['ana', 'ben']);
});

test('a break that nobody ended lasts until it is over', () => {
  const { people } = factsAfter(
    declare('sev3'),
    [30, 'ana', 'break', { person: 'ana' }],
    [60, 'ben', 'resolve'],
    [90, 'ben', 'log', { text: 'Later' }],
  );
  expect(people).toEqual([{ person: 'ana', roles: ['commander'], ms: minutes(30) }]);
});

test('the post-mortem of a SEV2 is due 48 hours after the end, a SEV4’s is not needed', () => {
  const { review } = factsAfter(
    declare('sev2'),
    [60, 'ana', 'resolve'],
    [600, 'ana', 'set-review', { state: 'published' }],
  );
  expect(review).toMatchObject({
    needed: true,
    dueAt: at(60 + 48 * 60),
    publishedAt: at(600),
    state: 'published',
  });
  expect(factsAfter(declare('sev4'), [60, 'ana', 'resolve']).review).toMatchObject({
    needed: false,
    dueAt: null,
  });
});

test('causes, action items and pages are known; an exercise is marked as one', () => {
  const facts = factsAfter(
    declare('sev3', { exercise: true }),
    [3, 'ana', 'page', { who: 'ben' }],
    [60, 'ana', 'resolve'],
    [70, 'ana', 'tag-cause', { cause: 'capacity' }],
    [75, 'ana', 'add-action', { text: 'Alert on the pool', id: 'aaaaaaaaaaaaa', due: '2026-12-01' }],
    [80, 'ana', 'set-action', { action: 'aaaaaaaaaaaaa', state: 'done' }],
  );
  expect(facts).toMatchObject({
    ...{ exercise: true, causes: ['capacity'], pages: [{ at: at(3), person: 'ben' }] },
    actions: [{ state: 'done', due: '2026-12-01', openedAt: at(75), doneAt: at(80), effect: null }],
  });
});
