import { describe, expect, test } from 'vitest';
import type { CommandInput } from '../../shared/incident/commands.ts';
import { disputesOf } from '../../shared/incident/disputes.ts';
import type { StreamEvent } from '../../shared/incident/envelope.ts';
import { causesOf } from '../../shared/incident/causes.ts';
import { notesOf } from '../../shared/incident/review-notes.ts';
import { tickOf, ticksOf } from '../../shared/incident/review-ticks.ts';
import { reviewOf } from '../../shared/incident/review.ts';
import { tradeoffsOf } from '../../shared/incident/tradeoffs.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { apart, assigned, declared, given, incidentOf, logged, minute, moved } from '../support/given.ts';

const open = [declared({ severity: 'sev1' }), assigned('commander', 'ana')];
const resolved = [...open, moved('resolve', { at: minute(60) })];

/** What holds once commands were given one after the other. */
function after(past: readonly StreamEvent[], ...commands: readonly CommandInput[]) {
  return commands.reduce<readonly StreamEvent[]>(
    (events, command) =>
      given(...events)
        .when(command)
        .done(),
    past,
  );
}
const review = (events: readonly StreamEvent[]) => reviewOf(incidentOf(events), defaultPlaybook);

describe('the owner, the state and the meeting of a post-mortem', () => {
  test('are set together or each by itself, and what is so already is not said again', () => {
    const events = after(
      resolved,
      { name: 'set-review', fields: { owner: 'ben', state: 'in-review' } },
      { name: 'set-review', fields: { meeting: minute(1_000) } },
      { name: 'set-review', fields: { minutes: 45 } },
    );
    expect(review(events)).toMatchObject({
      ...{ owner: 'ben', ownerSaid: true, state: 'in-review' },
      meeting: { at: minute(1_000), minutes: 45 },
    });
    given(...events)
      .when({ name: 'set-review', fields: { owner: 'ben', state: 'in-review', minutes: 45 } })
      .thenNothing();
    expect(
      review(after(events, { name: 'set-review', fields: { 'call-off': true, owner: '' } })),
    ).toMatchObject({
      meeting: null,
      owner: null,
    });
  });

  test('every state can be gone back from', () => {
    const published = after(resolved, { name: 'set-review', fields: { state: 'published' } });
    expect(review(published)).toMatchObject({ state: 'published', publishedAt: minute(30) });
    expect(review(after(published, { name: 'set-review', fields: { state: 'draft' } }))).toMatchObject({
      state: 'draft',
      publishedAt: null,
    });
  });

  test.each<[string, readonly StreamEvent[], CommandInput]>([
    [
      'Not published: the incident is not resolved yet. What you wrote stays as it is.',
      open,
      { name: 'set-review', fields: { state: 'published' } },
    ],
    [
      'Nothing changed: no meeting is planned; say when it begins.',
      resolved,
      { name: 'set-review', fields: { minutes: 30 } },
    ],
    [
      'Nothing changed: a meeting is either planned or called off.',
      resolved,
      { name: 'set-review', fields: { meeting: minute(99), 'call-off': true } },
    ],
    [
      'Nothing changed: say whose the post-mortem is, where it stands, or when people meet.',
      resolved,
      { name: 'set-review', fields: {} },
    ],
    [
      'Nothing changed: the meeting has not begun.',
      resolved,
      { name: 'hold-meeting', fields: { what: 'end' } },
    ],
    [
      'Nothing changed: the meeting has not begun.',
      resolved,
      { name: 'hold-meeting', fields: { what: 'undo' } },
    ],
  ])('refused: %s', (why, past, command) => {
    given(...past)
      .when(command)
      .thenRefused(why);
  });

  test('the meeting begins, ends, goes on because it was ended by mistake, and was never begun', () => {
    const hold = (past: readonly StreamEvent[], what: 'begin' | 'end' | 'undo') =>
      after(past, { name: 'hold-meeting', fields: { what } });
    const begun = hold(resolved, 'begin');
    expect(review(begun).held).toEqual({ startedAt: minute(30), endedAt: null });
    given(...begun)
      .when({ name: 'hold-meeting', fields: { what: 'begin' } })
      .thenNothing();
    const ended = hold(begun, 'end');
    expect(review(ended).held).toEqual({ startedAt: minute(30), endedAt: minute(30) });
    const goesOn = hold(ended, 'undo');
    expect(review(goesOn).held).toEqual({ startedAt: minute(30), endedAt: null });
    expect(review(hold(goesOn, 'undo')).held).toBeNull();
  });
});

describe('what is noted in a review', () => {
  test('is written, changed under its id, taken out and put back', () => {
    const factor = (text: string) =>
      ({ name: 'note-review', fields: { kind: 'factor', text, category: 'capacity', note: 'n1' } }) as const;
    const written = after(resolved, factor('The pool was full'), factor('The pool had 20 places'));
    expect(notesOf(incidentOf(written), 'factor')).toMatchObject([
      { id: 'n1', text: 'The pool had 20 places', category: 'capacity', by: 'ana', changedBy: 'ana' },
    ]);
    expect(causesOf(incidentOf(written))).toEqual(['capacity']);
    given(...written)
      .when(factor('The pool had 20 places'))
      .thenNothing();
    const out = after(written, { name: 'remove-review-note', fields: { note: 'n1' } });
    expect(notesOf(incidentOf(out), 'factor')).toEqual([]);
    const back = after(out, { name: 'remove-review-note', fields: { note: 'n1', undo: true } });
    expect(notesOf(incidentOf(back), 'factor')).toHaveLength(1);
  });

  test('a concern is whoever’s wrote it down, unless it names somebody', () => {
    const events = after(
      resolved,
      { name: 'note-review', fields: { kind: 'concern', text: 'Nobody knows this part', note: 'a' } },
      { name: 'note-review', fields: { kind: 'concern', text: 'Too many pages', person: 'ben', note: 'b' } },
    );
    expect(notesOf(incidentOf(events), 'concern').map(({ person }) => person)).toEqual(['ana', 'ben']);
  });

  test.each<[string, CommandInput]>([
    [
      'Not written down: only a contributing factor has a category.',
      { name: 'note-review', fields: { kind: 'thanks', text: 'x', category: 'capacity' } },
    ],
    [
      'Not written down: a factor is a condition, not a person; leave the person out.',
      { name: 'note-review', fields: { kind: 'factor', text: 'x', person: 'ben' } },
    ],
    [
      'Not written down: the playbook has no cause “luck”. It has change, configuration, capacity, dependency, data, certificate, hardware, network, code, process, security, monitoring.',
      { name: 'note-review', fields: { kind: 'factor', text: 'x', category: 'luck' } },
    ],
    [
      'Nothing changed: there is no such note in the review.',
      { name: 'remove-review-note', fields: { note: 'n9' } },
    ],
    [
      'Not ticked: there is no such point. There are welcome, timeline, factors, went-well, actions, close.',
      { name: 'tick-review', fields: { list: 'agenda', item: 'lunch' } },
    ],
    [
      'Nothing changed: there is no such row in the log.',
      { name: 'curate', fields: { row: 'e9', show: 'yes' } },
    ],
    [
      'Nothing changed: only a decision that stands in the log can be evaluated.',
      { name: 'weigh', fields: { entry: 'e1', verdict: 'open' } },
    ],
  ])('refused: %s', (why, command) => {
    given(...resolved, logged('e1', 'Pool is full'))
      .when(command)
      .thenRefused(why);
  });

  test('a person is ticked once, however their name is typed', () => {
    const events = after(
      resolved,
      { name: 'tick-review', fields: { list: 'read', item: 'Ana Ruiz' } },
      { name: 'tick-review', fields: { list: 'attended', item: 'Ana Ruiz' } },
    );
    given(...events)
      .when({ name: 'tick-review', fields: { list: 'read', item: 'ana.ruiz' } })
      .thenNothing();
    const incident = incidentOf(events);
    expect(tickOf(incident, 'read', 'ANA.RUIZ')).toMatchObject({ by: 'ana' });
    const out = after(events, {
      name: 'tick-review',
      fields: { list: 'read', item: 'ana.ruiz', undo: true },
    });
    expect(ticksOf(incidentOf(out), 'read')).toEqual([]);
    expect(ticksOf(incidentOf(out), 'attended')).toHaveLength(1);
  });

  test('findings that stay have a place each, however long their words are', () => {
    const [one, two] = ['should have: „'.repeat(14), `${'should have: „'.repeat(13)}should have- „`];
    const events = after(
      resolved,
      { name: 'tick-review', fields: { list: 'kept', item: one } },
      { name: 'tick-review', fields: { list: 'kept', item: two } },
    );
    expect(ticksOf(incidentOf(events), 'kept')).toHaveLength(2);
    for (const { e } of events) expect(e).toMatch(/^[a-z0-9][a-z0-9.-]{0,79}$/);
  });

  test('a decision is evaluated, and the evaluation taken back', () => {
    const decided = [...resolved, logged('d1', 'Roll back', { kind: 'decision' })];
    const weighed = after(decided, { name: 'weigh', fields: { entry: 'd1', verdict: 'paid-off' } });
    const words = after(weighed, { name: 'weigh', fields: { entry: 'd1', words: 'An hour less' } });
    expect(tradeoffsOf(incidentOf(words))).toMatchObject([
      { entry: 'd1', weighed: { verdict: 'paid-off', words: 'An hour less', by: 'ana' } },
    ]);
    const back = after(words, { name: 'weigh', fields: { entry: 'd1', undo: true } });
    expect(tradeoffsOf(incidentOf(back))).toMatchObject([{ weighed: null }]);
  });
});

describe('two desktops at the same time', () => {
  const both = (a: CommandInput, b: CommandInput, past: readonly StreamEvent[] = resolved) =>
    apart(past, a, b).map((events) =>
      disputesOf(incidentOf(events)).map(({ about, shown, others }) => [
        about,
        shown.words,
        ...others.map(({ words }) => words),
      ]),
    );

  test.each<[string, CommandInput, CommandInput]>([
    [
      'Owner of the post-mortem',
      { name: 'set-review', fields: { owner: 'ana' } },
      { name: 'set-review', fields: { owner: 'ben' } },
    ],
    [
      'Post-mortem',
      { name: 'set-review', fields: { state: 'reviewed' } },
      { name: 'set-review', fields: { state: 'published' } },
    ],
    [
      'Whether a post-mortem is needed',
      { name: 'need-review', fields: { needed: 'yes', why: 'the same key everywhere' } },
      { name: 'need-review', fields: { needed: 'no' } },
    ],
    [
      'Meeting over the post-mortem',
      { name: 'set-review', fields: { meeting: minute(500) } },
      { name: 'set-review', fields: { meeting: minute(600) } },
    ],
    [
      'How a decision looks afterwards',
      { name: 'weigh', fields: { entry: 'd1', verdict: 'paid-off' } },
      { name: 'weigh', fields: { entry: 'd1', verdict: 'too-dear' } },
    ],
  ])('%s: both are kept, and one can be chosen', (about, a, b) => {
    const past = [...resolved, logged('d1', 'Roll back', { kind: 'decision' })];
    const [here, there] = both(a, b, past);
    expect(here).toEqual(there);
    expect(here).toHaveLength(1);
    expect(here?.[0]?.[0]).toBe(about);
    const [events] = apart(past, a, b);
    const [dispute] = disputesOf(incidentOf(events));
    for (const choice of [dispute?.shown, dispute?.others[0]]) {
      const chosen = after(events, ...(choice?.choose ?? []));
      expect(disputesOf(incidentOf(chosen))).toEqual([]);
    }
  });

  test('ticks and tags of both are there, and nobody has to choose', () => {
    expect(
      both(
        { name: 'tag-cause', fields: { cause: 'change' } },
        { name: 'tag-cause', fields: { cause: 'capacity' } },
      ),
    ).toEqual([[], []]);
  });
});
