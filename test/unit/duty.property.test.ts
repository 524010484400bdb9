import fc from 'fast-check';
import { expect, test } from 'vitest';
import { onDuty } from '../../shared/duty/on-duty.ts';
import { couldTakeOver } from '../../shared/duty/take-over.ts';
import { personKey, type DutyIncident } from '../../shared/duty/turns.ts';
import { dutyOf } from '../../shared/incident/duty.ts';
import { stoodSince } from '../../shared/incident/exercise.ts';
import { foldAll } from '../../shared/incident/fold.ts';
import { isLive } from '../../shared/incident/phases.ts';
import { phaseOf } from '../../shared/incident/facts.ts';
import { postsOf } from '../../shared/incident/roles.ts';
import { roles } from '../../shared/incident/vocabulary.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { histories } from '../support/histories.ts';

const MINUTE = 60_000;
const noon = Date.UTC(2026, 10, 20, 12);
const settings = { seed: 20_261_121, numRuns: 300 };
const { breakMinutes, reliefMinutes } = defaultPlaybook;

const person = fc.constantFrom('ana', 'Ana', 'ben');
/** Clocks differ: some of what is known lies ahead. */
const time = fc.integer({ min: -600, max: 30 }).map((minutes) => noon + minutes * MINUTE);
const stretch = fc.tuple(time, fc.option(fc.integer({ min: 0, max: 300 }))).map(([from, length]) => ({
  from,
  until: length === null ? null : from + length * MINUTE,
}));
const duty = fc.record({
  turns: fc.array(
    fc
      .tuple(person, fc.constantFrom(...roles), stretch)
      .map(([who, role, when]) => ({ person: who, role, ...when })),
    { maxLength: 6 },
  ),
  breaks: fc.array(
    fc.tuple(person, stretch, fc.boolean()).map(([who, when, back]) => ({
      ...{ person: who, ...when },
      back: back && when.until !== null,
    })),
    { maxLength: 3 },
  ),
});
const incidents = fc.array(fc.record({ duty, exercise: fc.boolean() }), { maxLength: 4 }).map((all) =>
  all.map((each, i): DutyIncident => ({
    ...each,
    id: `20261120-aaaaaaa${'abcd'.charAt(i)}`,
    ...{ title: 'Playback fails', severity: 'sev2', services: [] },
  })),
);

test('whatever the clocks say, who is on duty holds a role, once, and it makes no difference which incident comes first', () => {
  fc.assert(
    fc.property(incidents, (all) => {
      const found = onDuty(all, defaultPlaybook, noon);
      const holding = new Set(
        all.flatMap((each) =>
          (each.duty?.turns ?? [])
            .filter(({ until }) => until === null)
            .map((turn) => personKey(turn.person)),
        ),
      );
      expect(found.map((on) => personKey(on.person)).sort()).toEqual([...holding].sort());
      const shown = (list: typeof found) =>
        list.map(({ since, noBreakSince, relief, exercise }) => [since, noBreakSince, relief?.at, exercise]);
      expect(shown(onDuty(all.toReversed(), defaultPlaybook, noon))).toEqual(shown(found));
    }),
    settings,
  );
});

test('relief is never due before the shortest limit has passed since they came on duty, nor after the longest', () => {
  fc.assert(
    fc.property(incidents, (all) => {
      for (const { since, relief, posts } of onDuty(all, defaultPlaybook, noon)) {
        if (relief === null) continue;
        expect(relief.at).toBeGreaterThanOrEqual(since + reliefMinutes.commander * MINUTE);
        expect(relief.at).toBeLessThanOrEqual(since + reliefMinutes.others * MINUTE);
        if (!posts.some(({ role }) => role === 'commander'))
          expect(relief.at).toBe(since + reliefMinutes.others * MINUTE);
      }
    }),
    settings,
  );
});

test('a further turn never makes somebody fresher', () => {
  const more = fc
    .tuple(person, stretch)
    .map(([who, when]) => ({ person: who, role: 'scribe' as const, ...when }));
  fc.assert(
    fc.property(incidents, more, (all, turn) => {
      const extra = {
        duty: {
          turns: [{ ...turn, until: Math.max(turn.from, Math.min(turn.until ?? noon, noon)) }],
          breaks: [],
        },
      };
      const said = {
        id: '20261120-zzzzzzzz',
        title: '',
        severity: 'sev4',
        services: [],
        exercise: false,
      } as const;
      if (turn.from >= noon) return;
      const before = new Map(
        onDuty(all, defaultPlaybook, noon)
          .filter(({ relief }) => relief !== null)
          .map((on) => [personKey(on.person), on.since]),
      );
      for (const on of onDuty([...all, { ...said, ...extra }], defaultPlaybook, noon)) {
        if (on.relief !== null)
          expect(on.since).toBeLessThanOrEqual(before.get(personKey(on.person)) ?? Infinity);
      }
    }),
    settings,
  );
});

test('released and taken again within a break’s length is one stretch, and after it another', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60 }), (pause) => {
      const turns = [
        { person: 'ana', role: 'scribe' as const, from: noon - 120 * MINUTE, until: noon - 60 * MINUTE },
        { person: 'ana', role: 'scribe' as const, from: noon - (60 - pause) * MINUTE, until: null },
      ];
      const said = {
        id: '20261120-zzzzzzzz',
        title: '',
        severity: 'sev4',
        services: [],
        exercise: false,
      } as const;
      const [on] = onDuty([{ ...said, duty: { turns, breaks: [] } }], defaultPlaybook, noon);
      expect(on?.since).toBe(pause < breakMinutes ? turns[0]?.from : turns[1]?.from);
    }),
    settings,
  );
});

test('who could take over is never on duty or on a break', () => {
  const roster = ['ana', 'ben'].map((name) => ({
    ...{ name, roles: [...roles], phones: [], email: null, knows: [], zone: null },
  }));
  fc.assert(
    fc.property(incidents, (all) => {
      const busy = new Set(onDuty(all, defaultPlaybook, noon).map((on) => personKey(on.person)));
      for (const { name } of couldTakeOver('commander', [], all, { ...defaultPlaybook, roster }, noon))
        expect(busy.has(name)).toBe(false);
    }),
    settings,
  );
});

test('whatever has happened on several desktops, who is on duty is who the board shows, unless it was reopened, or is an exercise that stands', () => {
  fc.assert(
    fc.property(histories, ({ events }) => {
      const incident = foldAll('20261120-aaaaaaaa', events);
      const { turns } = dutyOf(incident);
      for (const { from, until } of turns) expect(from).toBeLessThan(until ?? Infinity);
      const open = turns.filter(({ until }) => until === null).map((turn) => `${turn.role} ${turn.person}`);
      const shown = postsOf(incident).map((post) => `${post.role} ${post.person}`);
      if (!isLive(phaseOf(incident)) || stoodSince(incident) !== null) expect(open).toEqual([]);
      else if (![...incident.events.values()].some(({ t }) => t === 'phase-changed/1'))
        expect(open.sort()).toEqual(shown.sort());
    }),
    { ...settings, numRuns: 150 },
  );
});
