import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { alarmsOf } from '../../shared/incident/alarms.ts';
import { boardOf } from '../../shared/incident/boards.ts';
import { dueList } from '../../shared/incident/due.ts';
import { dutyOf } from '../../shared/incident/duty.ts';
import { clockAt, pausedBetween, pausedSpans, shiftedBy } from '../../shared/incident/exercise.ts';
import { fold, foldAll } from '../../shared/incident/fold.ts';
import { createIncident, type Incident } from '../../shared/incident/state.ts';
import { Timeline, timelineOf } from '../../shared/incident/timeline.ts';
import { historyTo } from '../../shared/incident/update-history.ts';
import { audiences } from '../../shared/incident/vocabulary.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { at, declare, course, type Done } from '../support/course.ts';
import { begun, play } from '../support/exercise-course.ts';
import { replayInMemory } from '../support/replay-in-memory.ts';

type Thing = (minute: number, moved: number) => Done;
const asked: Thing = (minute) => [
  minute,
  'ana',
  'log',
  { kind: 'ask', text: 'how far behind?', to: 'ben', minutes: 15 },
];
/** What people do that something falls due of, at a minute; clock times in it are moved as well. */
const things: readonly Thing[] = [
  asked,
  (minute) => [minute, 'ana', 'log', { kind: 'decision', text: 'stop writes', minutes: 40 }],
  (minute, moved) => [minute, 'cleo', 'update', { text: 'Orders look old.', next: minute + moved + 20 }],
  (minute) => [minute, 'ana', 'severity', { severity: minute % 2 === 0 ? 'sev1' : 'sev3', reason: 'worse' }],
  (minute) => [minute, 'ana', 'assign', { role: 'commander', person: minute % 2 === 0 ? 'ana' : 'ben' }],
  (minute) => [minute, 'ana', 'page', { who: 'storage on call', minutes: 10 }],
  (minute) => [minute, 'ana', 'tell', { who: 'support leads', how: 'by phone' }],
];

/** What changes nothing is refused, in both courses alike. */
const after = (...done: readonly Done[]): Incident =>
  replayInMemory(
    { title: 'a course', lines: done.map(([min, by, run, fields = {}]) => ({ min, by, run, with: fields })) },
    at(0),
  ).incident;

/** A course with one thing at most in a minute, and a pause between two minutes of it. */
const courses = fc.record({
  done: fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 50 }), fc.nat(things.length - 1)), {
    minLength: 3,
    maxLength: 12,
    selector: ([minute]) => minute,
  }),
  pausedAt: fc.integer({ min: 1, max: 50 }).map((n) => n + 0.5),
  length: fc.integer({ min: 1, max: 90 }),
});

/** Everything with a clock in it, as minutes. */
const clocks = (incident: Incident, shift: (of: number) => number): readonly string[] =>
  [
    ...dueList(incident, defaultPlaybook).map(({ kind, dueAt }) => `${kind} ${shift(dueAt)}`),
    ...(['ask', 'decision'] as const).flatMap((kind) =>
      boardOf(incident, kind).map(({ dueAt }) => `${kind} board ${dueAt === null ? '' : shift(dueAt)}`),
    ),
    ...audiences.flatMap((audience) =>
      historyTo(incident, audience).map(({ dueAt }) => `${audience} ${dueAt === null ? '' : shift(dueAt)}`),
    ),
  ].sort();

test('times that are due with a pause are those without it, later by as much as it lasted', () => {
  let moved = 0;
  fc.assert(
    fc.property(courses, ({ done, pausedAt, length }) => {
      const lines = (by: number): readonly Done[] =>
        done
          .toSorted(([a], [b]) => a - b)
          .map(([minute, which]): Done => {
            const moved = minute > pausedAt ? by : 0;
            const [, ...rest] = (things[which] ?? asked)(minute, moved);
            return [minute + moved, ...rest];
          });
      const stop: Done = [pausedAt, 'fay', 'pause-exercise'];
      const go: Done = [pausedAt + length, 'fay', 'pause-exercise', { undo: true }];
      const plain = after(...begun, ...lines(0));
      const paused = after(...[...begun, ...lines(length), stop, go].toSorted(([a], [b]) => a - b));
      const shift = (dueAt: number) => (dueAt > at(pausedAt) ? dueAt + length * 60_000 : dueAt);
      const expected = clocks(plain, shift);
      expect(clocks(paused, (dueAt) => dueAt)).toEqual(expected);
      moved += expected.filter((line) => !clocks(plain, (dueAt) => dueAt).includes(line)).length;
    }),
    { seed: 20_261_121, numRuns: 120 },
  );
  expect(moved, 'pauses move something').toBeGreaterThan(300);
});

describe('while an exercise is paused', () => {
  const ask: Done = [1, 'ana', 'log', { kind: 'ask', text: 'how far behind?', to: 'ben', minutes: 15 }];

  it('nobody is called, and the clock of the process shows when it stopped', () => {
    expect(alarmsOf(play(ask), defaultPlaybook)).not.toEqual([]);
    const paused = play(ask, [5, 'fay', 'pause-exercise']);
    expect(alarmsOf(paused, defaultPlaybook)).toEqual([]);
    expect(clockAt(paused, at(30))).toBe(at(5));
    expect(clockAt(play(ask), at(30))).toBe(at(30));
    expect(alarmsOf(play(ask, [5, 'fay', 'end-exercise']), defaultPlaybook)).toEqual([]);
  });

  it('nobody is at work in it, and everybody still holds what they held', () => {
    const took: Done = [1, 'ana', 'take-command'];
    const paused = play(took, [5, 'fay', 'pause-exercise'], [25, 'fay', 'pause-exercise', { undo: true }]);
    expect(dutyOf(paused).turns).toEqual([
      { person: 'ana', role: 'commander', from: at(1), until: at(5) },
      { person: 'ana', role: 'commander', from: at(25), until: null },
    ]);
    expect(dutyOf(play(took, [5, 'fay', 'end-exercise'])).turns).toEqual([
      { person: 'ana', role: 'commander', from: at(1), until: at(5) },
    ]);
  });

  it('the log shows what comes back later, row by row as when it is read anew', () => {
    const whole = play(ask, [5, 'fay', 'pause-exercise'], [9, 'fay', 'pause-exercise', { undo: true }]);
    const incident = createIncident(whole.id);
    const timeline = new Timeline(incident);
    for (const event of whole.events.values()) if (fold(incident, event)) timeline.apply(event);
    expect(timeline.rows()).toEqual(timelineOf(whole));
    expect(timeline.rows().find(({ kind }) => kind === 'ask')?.waits?.dueAt).toBe(at(1 + 15 + 4));
  });

  it('two who pause it at once pause it once: from the first to the next that lets it go on', () => {
    const stop = (minute: number, by: string): Done => [minute, by, 'pause-exercise'];
    const go = (minute: number, by: string): Done => [minute, by, 'pause-exercise', { undo: true }];
    const one = play(stop(5, 'fay'), go(12, 'fay'));
    const other = play(stop(6, 'ben'), go(10, 'ben'));
    const ids = new Set(one.events.keys());
    const paces = [...other.events.values()].filter(({ t }) => t === 'exercise-paced/1');
    const renamed = paces.map((event, i) => ({ ...event, id: `zzzzzzzzzzzzzzzzzzz${i + 2}` }));
    expect(renamed.every(({ id }) => !ids.has(id))).toBe(true);
    const events = [...one.events.values(), ...renamed];
    const spans = [{ from: at(5), to: at(10) }];
    expect(pausedSpans(foldAll('20261120-aaaaaaaa', events))).toEqual(spans);
    expect(pausedSpans(foldAll('20261120-aaaaaaaa', events.toReversed()))).toEqual(spans);
  });
});

it('what was due before the pause stays due then, and a pause before its beginning moves nothing', () => {
  const incident = play([10, 'fay', 'pause-exercise'], [20, 'fay', 'pause-exercise', { undo: true }]);
  const due = (from: number, to: number) => shiftedBy(incident, at(from), at(to));
  expect([due(0, 8), due(0, 10), due(0, 11), due(12, 15), due(25, 30)]).toEqual([8, 10, 21, 23, 30].map(at));
  expect(pausedBetween(incident, at(15), at(60))).toBe(5 * 60_000);
  expect(pausedBetween(course(declare), at(0), at(60))).toBe(0);
});
