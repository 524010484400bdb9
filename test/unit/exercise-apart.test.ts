import { describe, expect, it } from 'vitest';
import { alarmsOf } from '../../shared/incident/alarms.ts';
import { endingOf, pausedSpans, stoodSince } from '../../shared/incident/exercise.ts';
import { foldAll } from '../../shared/incident/fold.ts';
import type { Incident } from '../../shared/incident/state.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { at, type Done } from '../support/course.ts';
import { play } from '../support/exercise-course.ts';

/** What two desktops have in common, and what each did afterwards without knowing of the other. */
function both(common: readonly Done[], one: readonly Done[], other: readonly Done[]): Incident {
  const [before, a, b] = [play(...common), play(...common, ...one), play(...common, ...other)];
  // Made-up ids are numbers in their own course: those of the other desktop are made others.
  const renamed = (id: string): string => (before.events.has(id) ? id : `z${id.slice(1)}`);
  const theirs = [...b.events.values()].map((event) => ({
    ...event,
    ...{ id: renamed(event.id), o: event.o.map(renamed) },
  }));
  const events = [...a.events.values(), ...theirs];
  const [incident, backwards] = [foldAll(a.id, events), foldAll(a.id, events.toReversed())];
  expect(pausedSpans(backwards)).toEqual(pausedSpans(incident));
  return incident;
}
const paused: Done = [20, 'fay', 'pause-exercise'];
const on = (minute: number): Done => [minute, 'ana', 'pause-exercise', { undo: true }];
const end = (minute: number): Done => [minute, 'fay', 'end-exercise'];
const reopen = (minute: number): Done => [minute, 'fay', 'end-exercise', { undo: true }];

describe('an exercise that was ended while another desktop let it go on', () => {
  it('stays over: its clocks stand, and nobody is called', () => {
    const incident = both([paused], [end(30)], [on(31)]);
    expect(endingOf(incident)).not.toBeNull();
    expect(stoodSince(incident)).toBe(at(20));
    expect(alarmsOf(incident, defaultPlaybook)).toEqual([]);
  });

  it('goes on from where it was taken up again, and can be paused and go on then', () => {
    const apart = [[paused], [end(30), reopen(40)], [on(31)]] as const;
    expect(pausedSpans(both(...apart))).toEqual([{ from: at(20), to: at(40) }]);
    const later = both([paused], [end(30), reopen(40), [50, 'fay', 'pause-exercise'], on(55)], [on(31)]);
    expect([stoodSince(later), pausedSpans(later).at(-1)]).toEqual([null, { from: at(50), to: at(55) }]);
  });

  it('stands or goes on as its ending says, also where clocks of desktops differ', () => {
    // Taken up again in knowledge of the end, by a desktop whose clock is behind.
    const incident = both([end(30)], [reopen(29), on(32)], [[28, 'ben', 'end-exercise']]);
    expect([endingOf(incident) === null, stoodSince(incident) === null]).toEqual([true, true]);
  });
});
