import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StreamEvent } from '../../shared/incident/envelope.ts';
import { isKeptAside, standingIn } from '../../shared/workspace/standing.ts';
import { deviceOf, incident, Members, writerOf } from '../support/members.ts';

/** What four devices say of each other, each knowing a part of what was said before. */
const quarrels = fc
  .array(
    fc.record({
      by: fc.constantFrom('ana', 'ben', 'cara', 'dora'),
      device: fc.constantFrom('ana', 'ben', 'cara', 'dora'),
      revokes: fc.boolean(),
      known: fc.nat(4),
      every: fc.integer({ min: 1, max: 3 }),
    }),
    { maxLength: 14 },
  )
  .map((steps) => {
    const said = new Members();
    for (const { by, device, revokes, known, every } of steps) {
      const knowing = said.events.filter((_, i) => i % every === 0);
      if (revokes) said.revokes(by, device, known, knowing);
      else said.approves(by, device, knowing);
    }
    return said;
  });

describe('whatever is said of devices', () => {
  const settings = { seed: 20_261_122, numRuns: 500 };
  const names = ['ana', 'ben', 'cara', 'dora'];

  it('comes to the same in whatever order it arrives, and however often', () => {
    fc.assert(
      fc.property(quarrels, fc.array(fc.nat(), { minLength: 30, maxLength: 30 }), (said, order) => {
        const shuffled = [...said.events, ...said.events]
          .map((event, i) => ({ event, place: order[i % 30] ?? 0 }))
          .sort((a, b) => a.place - b.place)
          .map(({ event }) => event);
        const seen = (events: readonly StreamEvent[]) => {
          const judgement = said.judgement(events);
          return names.map((name) => [
            standingIn(judgement, deviceOf(name)),
            [1, 2, 3, 4].map((q) => isKeptAside(judgement, deviceOf(name), incident, writerOf(name), q)),
          ]);
        };
        expect(seen(shuffled)).toEqual(seen(said.events));
      }),
      settings,
    );
  });

  it('makes nobody a member to whom no chain of approvals leads from the start', () => {
    fc.assert(
      fc.property(quarrels, (said) => {
        const judgement = said.judgement(said.events, ['ben']);
        const reached = new Set([deviceOf('ben')]);
        for (let before = 0; before !== reached.size;) {
          before = reached.size;
          for (const { t, w, payload } of said.events) {
            if (!t.startsWith('device-standing') || !reached.has(w.slice(0, 16))) continue;
            reached.add((payload as { device: string }).device);
          }
        }
        for (const name of names)
          if (standingIn(judgement, deviceOf(name)) === 'member') expect(reached).toContain(deviceOf(name));
      }),
      settings,
    );
  });
});
