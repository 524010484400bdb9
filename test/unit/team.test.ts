import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { disputeText } from '../../shared/readiness/said-words.ts';
import { ok } from '../../shared/result.ts';
import { teamCommandSchema, type TeamCommandInput } from '../../shared/team/commands.ts';
import { decideTeam } from '../../shared/team/decide-team.ts';
import { createTeam, foldTeam, teamState, type Team } from '../../shared/team/fold.ts';
import { createWorkspace, foldWorkspace } from '../../shared/workspace/workspace.ts';
import type { StreamEvent } from '../../shared/incident/envelope.ts';
import { minute } from '../support/given.ts';
import { Recorder } from '../support/recorder.ts';

const recorder = new Recorder();

/** A desktop with what it has heard the team say. */
class Desktop {
  readonly team: Team = createTeam();
  readonly events: StreamEvent[] = [];
  readonly person: string;

  constructor(person = 'ana') {
    this.person = person;
  }

  decide = (command: TeamCommandInput, now = minute(0)) =>
    decideTeam(this.team, teamCommandSchema.parse(command), {
      ...{ now, person: this.person, newId: recorder.newId },
    });

  run(command: TeamCommandInput, now = minute(0)): void {
    const decision = this.decide(command, now);
    if (!decision.ok) throw new Error(decision.error.message);
    for (const draft of decision.value) this.hear(recorder.record(draft, now));
  }

  hear(event: StreamEvent): void {
    if (foldTeam(this.team, event)) this.events.push(event);
  }

  get state() {
    return teamState(this.team);
  }
}

describe('what the team says outside of incidents', () => {
  test('a runbook was gone through, again, and it was not after all', () => {
    const desktop = new Desktop();
    desktop.run({ name: 'review-runbook', file: 'restore-keyring.md' }, minute(1));
    desktop.run({ name: 'review-runbook', file: 'restore-keyring.md' }, minute(2));
    expect(desktop.state.runbooksReviewed).toEqual([
      { file: 'restore-keyring.md', at: minute(2), by: 'ana' },
    ]);
    desktop.run({ name: 'review-runbook', file: 'restore-keyring.md', undo: true }, minute(3));
    expect(desktop.state.runbooksReviewed).toEqual([]);
  });

  test('an alert is audited once a quarter, and the outcome is taken back', () => {
    const desktop = new Desktop();
    const audit = (quarter: string, outcome: 'kept' | 'demoted' | null, words = '') =>
      ({ name: 'audit-alert', quarter, alert: 'Disk > 90 %', outcome, words }) as const;
    desktop.run(audit('2026-q3', 'kept'));
    desktop.run(audit('2026-q4', 'demoted', 'nobody acts on it'));
    expect(desktop.state.audits.map(({ quarter, outcome, words }) => [quarter, outcome, words])).toEqual([
      ['2026-q3', 'kept', ''],
      ['2026-q4', 'demoted', 'nobody acts on it'],
    ]);
    expect(desktop.decide(audit('2026-q4', 'demoted', 'nobody acts on it'))).toEqual(ok([]));
    desktop.run(audit('2026-q4', null));
    expect(desktop.state.audits.map(({ quarter }) => quarter)).toEqual(['2026-q3']);
  });

  test('a game day is planned, moved, done and removed', () => {
    const desktop = new Desktop();
    const plan = { name: 'plan', what: 'game-day', id: 'aaaaaaaaaaaaa' } as const;
    desktop.run({ ...plan, day: '2026-12-01', words: 'the cache is gone' });
    desktop.run({ ...plan, day: '2026-12-08', done: true });
    expect(desktop.state.plans).toMatchObject([{ id: 'aaaaaaaaaaaaa', day: '2026-12-08', done: true }]);
    desktop.run({ ...plan, day: '2026-12-08', removed: true });
    expect(desktop.state.plans).toEqual([]);
  });

  test('post-mortems are recommended, hours of a quarter are stated', () => {
    const desktop = new Desktop();
    desktop.run({ name: 'recommend', incident: '20261120-aaaaaaaa', why: 'how we found it' });
    desktop.run({ name: 'capacity', quarter: '2026-q3', hours: { all: 4_000, reliability: 1_800 } });
    expect(desktop.state).toMatchObject({
      recommended: [{ incident: '20261120-aaaaaaaa', why: 'how we found it' }],
      capacity: [{ quarter: '2026-q3', hours: { all: 4_000, reliability: 1_800 } }],
    });
    desktop.run({ name: 'recommend', incident: '20261120-aaaaaaaa', undo: true });
    desktop.run({ name: 'capacity', quarter: '2026-q3', hours: null });
    expect(desktop.state).toMatchObject({ recommended: [], capacity: [] });
  });

  test('what two desktops say of the same at the same time is not lost: either is chosen by saying it again', () => {
    const [ana, ben] = [new Desktop('ana'), new Desktop('ben')];
    const meet = (): void => {
      for (const event of [...ana.events]) ben.hear(event);
      for (const event of [...ben.events]) ana.hear(event);
    };
    const plan = { name: 'plan', what: 'game-day', id: 'aaaaaaaaaaaaa' } as const;
    ana.run({ ...plan, day: '2026-12-01', words: 'the cache is gone' });
    meet();
    ana.run({ ...plan, day: '2026-12-08' }, minute(1));
    ben.run({ ...plan, day: '2026-12-15', words: 'with the edge team' }, minute(2));
    ana.run({ name: 'capacity', quarter: '2026-q3', hours: { all: 10, reliability: 4 } }, minute(3));
    ben.run({ name: 'capacity', quarter: '2026-q3', hours: { all: 10, reliability: 4 } }, minute(4));
    expect(ana.state.disputes).toEqual([]);
    meet();
    expect(ana.state.disputes.map((each) => disputeText(each))).toEqual([
      'Game day: 2026-12-15: with the edge team by ben; at the same time 2026-12-08 by ana',
    ]);
    expect(ben.state.disputes).toEqual(ana.state.disputes);
    const [dispute] = ana.state.disputes;
    const [theirs] = dispute?.others ?? [];
    if (theirs === undefined) throw new Error('there is nothing to choose');
    ben.run(theirs.command, minute(5));
    meet();
    expect(ana.state).toMatchObject({ plans: [{ day: '2026-12-08', by: 'ben' }], disputes: [] });
  });

  test.each<[string, TeamCommandInput]>([
    [
      'Not recorded: more hours went into reliability than there were. Check the two.',
      { name: 'capacity', quarter: '2026-q3', hours: { all: 10, reliability: 20 } },
    ],
    [
      'Nothing changed: there are no hours for 2026-q3.',
      { name: 'capacity', quarter: '2026-q3', hours: null },
    ],
    [
      'Nothing changed: there is no such plan.',
      { name: 'plan', what: 'game-day', day: '2026-12-01', id: 'bbbbbbbbbbbbb', removed: true },
    ],
    [
      'Nothing changed: nothing was decided about “x” in 2026-q4.',
      { name: 'audit-alert', quarter: '2026-q4', alert: 'x', outcome: null },
    ],
    [
      'Nothing changed: that post-mortem is not recommended.',
      { name: 'recommend', incident: '20261120-aaaaaaaa', undo: true },
    ],
  ])('refused: %s', (why, command) => {
    expect(new Desktop().decide(command)).toEqual({ ok: false, error: { kind: 'refused', message: why } });
  });

  test('changes nothing about the devices, and what newer versions say is left alone', () => {
    const desktop = new Desktop();
    desktop.run({ name: 'review-runbook', file: 'a.md' });
    const workspace = createWorkspace();
    for (const event of desktop.events) foldWorkspace(workspace, event);
    expect([workspace.devices.size, workspace.statements.size]).toEqual([0, 0]);
    const [event] = desktop.events;
    if (event === undefined) throw new Error('nothing was said');
    expect(foldTeam(desktop.team, { ...event, id: 'z'.repeat(26), t: 'team-lunch/1' })).toBe(false);
    expect(foldTeam(desktop.team, { ...event, id: 'y'.repeat(26), payload: { file: '../x' } })).toBe(false);
    expect(desktop.state.runbooksReviewed).toHaveLength(1);
  });
});

const command: fc.Arbitrary<TeamCommandInput> = fc.oneof(
  fc.record({
    name: fc.constant('review-runbook'),
    file: fc.constantFrom('a.md', 'b.md'),
    undo: fc.boolean(),
  }),
  fc.record({
    name: fc.constant('audit-alert'),
    quarter: fc.constantFrom('2026-q3', '2026-q4'),
    alert: fc.constantFrom('Disk > 90 %', 'Disk > 91 %', 'disk'),
    outcome: fc.constantFrom('kept', 'demoted', 'automated', null),
  }),
  fc.record({
    name: fc.constant('plan'),
    id: fc.constantFrom('aaaaaaaaaaaaa', 'bbbbbbbbbbbbb'),
    what: fc.constantFrom('game-day', 'process-review'),
    day: fc.constantFrom('2026-12-01', '2026-12-08'),
    done: fc.boolean(),
    removed: fc.boolean(),
  }),
  fc.record({
    name: fc.constant('recommend'),
    incident: fc.constantFrom('20261120-aaaaaaaa', '20261120-bbbbbbbb'),
    undo: fc.boolean(),
  }),
  fc.record({
    name: fc.constant('capacity'),
    quarter: fc.constantFrom('2026-q3', '2026-q4'),
    hours: fc.constantFrom(null, { all: 10, reliability: 5 }, { all: 20, reliability: 5 }),
  }),
);

test('two desktops that say things at the same time come to the same, in whatever order they hear of each other', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(1), command, fc.boolean()), { maxLength: 20 }),
      fc.infiniteStream(fc.nat()),
      (steps, order) => {
        const desks = [new Desktop('ana'), new Desktop('ben')];
        const tell = (from: Desktop | undefined, to: Desktop | undefined): void => {
          for (const event of [...(from?.events ?? [])]) to?.hear(event);
        };
        for (const [n, [desk, each, meet]] of steps.entries()) {
          const decision = desks[desk]?.decide(each, minute(n));
          if (decision?.ok === true)
            for (const draft of decision.value) desks[desk]?.hear(recorder.record(draft, minute(n)));
          if (meet) tell(desks[desk], desks[1 - desk]);
        }
        tell(desks[0], desks[1]);
        tell(desks[1], desks[0]);
        expect(desks[1]?.state).toEqual(desks[0]?.state);
        const anew = new Desktop();
        const placed = (desks[0]?.events ?? []).map((event) => ({
          event,
          place: Number(order.next().value),
        }));
        for (const { event } of placed.sort((a, b) => a.place - b.place)) anew.hear(event);
        expect(anew.state).toEqual(desks[0]?.state);
      },
    ),
    { seed: 6, numRuns: 200 },
  );
});
