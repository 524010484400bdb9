import { describe, expect, it } from 'vitest';
import { beforeOf, effectsToAsk } from '../../shared/actions/before.ts';
import { effectChecks } from '../../shared/actions/effect.ts';
import { endedBy } from '../../shared/actions/ended-by.ts';
import type { CommandInput } from '../../shared/incident/commands.ts';
import { costBelow } from '../support/cost.ts';
import { declared, given, incidentOf, minute } from '../support/given.ts';
import { factsAt } from '../support/facts.ts';
import { listedAction } from '../support/listed-action.ts';

const at = (day: number): number => Date.UTC(2026, 8, day, 12);
const facts = (id: string, change: Parameters<typeof factsAt>[1] = {}) =>
  factsAt(change.startedAt ?? at(1), { id, title: 'Card payments fail at checkout', ...change });
const now = {
  ...{ id: 'now', title: 'Card payments slow', services: ['Checkout'], causes: ['change'] },
  ...{ startedAt: at(20), exercise: false },
};
const of = (id: string, change: Parameters<typeof listedAction>[0] = {}) =>
  listedAction({ id: `item of ${id}`, ...change, incident: { ...change.incident, id } });

describe('what was promised last time', () => {
  const promised = (items: Parameters<typeof beforeOf>[2], all: Parameters<typeof beforeOf>[1]) =>
    beforeOf(now, all, items).promised.map(({ id }) => id);

  it('is what earlier incidents of the same service or cause promised, and is not known to have worked', () => {
    const all = [
      facts('service'),
      facts('cause', { services: [] }),
      facts('other', { services: [] }),
      facts('later', { startedAt: at(21) }),
      facts('practice', { exercise: true }),
    ];
    const causes = { incident: { services: [], causes: ['change'] } };
    const neither = { incident: { services: ['mail'], causes: ['capacity'] } };
    expect(
      promised([of('service'), of('cause', causes), of('other', neither), of('later'), of('practice')], all),
    ).toEqual(['item of service', 'item of cause']);
  });

  it('leaves out what worked and what was dropped; what is open stands before what was done', () => {
    const items = [
      of('a', { state: 'done', endedAt: at(5) }),
      of('b', { state: 'done', endedAt: at(5), effect: 'worked' }),
      of('c', { state: 'dropped', endedAt: at(5) }),
      of('d', { state: 'done', endedAt: at(5), effect: 'too-early' }),
      of('e', { state: 'in-progress', due: '2026-10-01' }),
      of('f', { due: '2026-09-10' }),
    ];
    expect(
      promised(
        items,
        ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => facts(id)),
      ),
    ).toEqual(['f', 'e', 'a', 'd'].map((id) => `item of ${id}`));
  });

  it('is asked of whether it worked where it was done before it happened again', () => {
    const items = [
      of('a', { state: 'done', endedAt: at(5) }),
      of('b', { state: 'done', endedAt: at(21) }),
      of('c'),
    ];
    const before = beforeOf(
      now,
      ['a', 'b', 'c'].map((id) => facts(id)),
      items,
    );
    expect(effectsToAsk(before, now.startedAt).map(({ id }) => id)).toEqual(['item of a']);
  });
});

describe('seen before', () => {
  it('are earlier incidents that look alike, with what ended each and what is still open', () => {
    const all = [
      facts('alike', { ended: 'Roll back to 411', worst: 'sev1' }),
      facts('other', { title: 'Mail is late', services: ['mail'] }),
      facts('cause', { title: 'Mail is late', services: ['mail'], causes: ['change'], startedAt: at(3) }),
      facts('now', { startedAt: at(20) }),
      facts('practice', { exercise: true }),
    ];
    const { seen } = beforeOf(now, all, [of('alike'), of('alike', { state: 'done' }), of('cause')]);
    expect(seen.map(({ id, ended, open, severity }) => [id, ended, open, severity])).toEqual([
      ['alike', 'Roll back to 411', 1, 'sev1'],
      ['cause', null, 1, 'sev2'],
    ]);
  });

  it('says what ended one: the last decision before its impact stopped, or else the last action', () => {
    const log = (kind: 'decision' | 'action' | 'note', text: string): CommandInput => ({
      name: 'log',
      fields: { kind, text, entry: `e-${text.toLowerCase().replaceAll(' ', '-')}` },
    });
    const after = (...commands: readonly CommandInput[]) =>
      incidentOf(
        commands.reduce<Parameters<typeof incidentOf>[0]>(
          (past, command, i) =>
            given(...past)
              .when(command, { now: minute(20 + i) })
              .done(),
          [declared()],
        ),
      );
    const mitigate: CommandInput = { name: 'mitigate', fields: {} };
    expect(endedBy(after(log('action', 'Restart'), log('note', 'Calm')))).toBeNull();
    expect(endedBy(after(log('action', 'Restart'), mitigate))).toBe('Restart');
    expect(endedBy(after(log('decision', 'Roll back'), log('action', 'Restart'), mitigate))).toBe(
      'Roll back',
    );
    expect(endedBy(after(log('action', 'Restart'), mitigate, log('decision', 'Freeze')))).toBe('Restart');
  });
});

describe('did it work?', () => {
  const today = at(1) + 60 * 86_400_000;
  const done = (change: Parameters<typeof listedAction>[0] = {}) =>
    of('old', { state: 'done', endedAt: at(2), ...change });

  it('is asked four weeks after it was done, with what happened since', () => {
    const again = facts('again', { startedAt: at(15) });
    const other = facts('other', { startedAt: at(15), services: ['mail'] });
    const [check, none] = effectChecks([done()], [facts('old'), again, other], today);
    expect(check?.since.map(({ id }) => id)).toEqual(['again']);
    expect(none).toBeUndefined();
    expect(effectChecks([done()], [], at(20)), 'too early').toEqual([]);
    expect(effectChecks([done({ effect: 'worked' })], [], today)).toEqual([]);
  });

  it('goes by the cause where one is known: another incident of the service is another matter', () => {
    const item = done({ incident: { causes: ['change'] } });
    const same = facts('same', { startedAt: at(15), services: [], causes: ['change'] });
    const [check] = effectChecks([item], [facts('again', { startedAt: at(15) }), same], today);
    expect(check?.since.map(({ id }) => id)).toEqual(['same']);
  });

  it('is asked of thousands of fixes within a moment, and names an incident of two causes once', () => {
    const causes = ['change', 'capacity'];
    const many = Array.from({ length: 10_000 }, (_, i) =>
      facts(`f${i}`, { startedAt: at(15 + i), services: [], causes: [`c${i % 40}`] }),
    );
    const both = facts('both', { startedAt: at(15), services: [], causes });
    const items = many.map((_, i) => done({ incident: { causes: i === 0 ? causes : [`c${i % 40}`] } }));
    const asked = () => effectChecks(items, [...many, both], today + 60 * 86_400_000);
    expect(costBelow(2_000, asked)).toBeLessThan(2_000);
    const checks = asked();
    expect(checks.at(-1)?.since.map(({ id }) => id)).toEqual(['both']);
    expect(checks[0]?.since).toHaveLength(250);
  });
});
