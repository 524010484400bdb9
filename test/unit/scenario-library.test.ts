import { describe, expect, it } from 'vitest';
import { neverGiven, play, type Played } from '../../electron/cli/exercise-play.ts';
import { library } from '../../shared/exercise/library/library.ts';
import { parseScenario } from '../../shared/exercise/parse-scenario.ts';
import type { Scenario } from '../../shared/exercise/scenario.ts';
import { timesCost } from '../support/cost.ts';

const read = (file: string, text: string): Scenario => {
  const parsed = parseScenario(file, text);
  if (!parsed.ok)
    throw new Error(parsed.error.map(({ line, message }) => `${line ?? '-'}: ${message}`).join('\n'));
  return parsed.value;
};
const all = library.map(({ file, text }) => ({ file, text, scenario: read(file, text) }));
const first = all[0]?.scenario;
if (first === undefined) throw new Error('there is a library');

const missed = ({ ending }: Played): readonly string[] =>
  ending?.responses.flatMap(({ done, words }) => (done === false ? [words] : [])) ?? [];

describe.each(all)('the scenario $file', ({ file, text, scenario }) => {
  const { injects, minutes } = scenario;
  const played = play(scenario, { seed: 1, forgets: 0 });

  it('is long enough to be worth it, and short enough to be played', () => {
    expect(injects.length).toBeGreaterThanOrEqual(9);
    expect(injects.length).toBeLessThanOrEqual(15);
    expect(minutes).toBeGreaterThanOrEqual(30);
    expect(minutes).toBeLessThanOrEqual(90);
    expect(scenario.solo).toBe(true);
    for (const each of [scenario.objectives, scenario.debrief]) expect(each.length).toBeGreaterThanOrEqual(3);
  });

  it('expects something of everybody, helps with it, and branches', () => {
    for (const { title, expect: expected, hint } of injects)
      expect({ title, expects: expected.length > 0, helps: hint !== null }).toEqual({
        title,
        expects: true,
        helps: true,
      });
    expect(injects.some(({ unless }) => unless !== null)).toBe(true);
    expect(injects.some(({ trigger }) => trigger.on === 'happening')).toBe(true);
    expect(scenario.severity).not.toBeNull();
  });

  it('reaches its end with players who do what is expected, who keep every promise', () => {
    expect(played.refused).toBe(0);
    expect(played.stopped?.words).toBe('The scenario ends with: resolved.');
    expect(played.stopped?.minute).toBeGreaterThan(minutes * 0.6);
    expect(played.stopped?.minute).toBeLessThan(minutes);
    expect(missed(played)).toEqual([]);
    expect(played.promises.filter(({ state }) => state === 'missed')).toEqual([]);
  });

  it('has no inject that never comes', () => {
    expect(neverGiven(scenario, 1)).toEqual([]);
  });

  it('ends at its last minute at the latest, whatever players forget', () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const { stopped } = play(scenario, { seed, forgets: 5 });
      expect(stopped?.minute ?? Infinity).toBeLessThanOrEqual(minutes);
    }
    const idle = play(scenario, { seed: 1, forgets: 10 });
    expect(idle.stopped?.minute).toBe(minutes);
    expect(idle.promises.some(({ state }) => state === 'missed')).toBe(true);
  });

  it('gives nothing away in what the list and the players see before it begins', () => {
    const shown = [
      scenario.title,
      scenario.about,
      scenario.brief,
      scenario.start.title,
      ...scenario.objectives,
    ].join(' ');
    for (const { hint, note } of injects)
      for (const secret of [hint, note, scenario.story])
        if (secret !== null) expect(shown).not.toContain(secret);
  });

  it('is plain text that goes into a file as it is', () => {
    expect(file).toMatch(/^[a-z0-9][a-z0-9.-]{0,71}\.yaml$/);
    expect(text).not.toMatch(/[^\P{Cc}\n]/u);
    expect(text.split('\n').filter((line) => / $/.test(line))).toEqual([]);
  });
});

describe('the library', () => {
  it('has one for each kind of trouble, and one to begin with', () => {
    expect(all.map(({ file }) => file)).toEqual([
      ...['first-steps.yaml', 'fewer-orders.yaml', 'guests-in-the-corridor.yaml', 'alert-storm.yaml'],
      ...['dependency-outage.yaml', 'primary-database.yaml', 'leaked-credential.yaml', 'region-loss.yaml'],
      'data-corruption.yaml',
    ]);
    expect(first).toMatchObject({ level: 1, minutes: 30 });
  });

  it('practises a handover, a raised severity and an interrupted commander', () => {
    const expected = all.map(({ scenario }) => ({
      handoff: scenario.injects.some((inject) => inject.expect.some(({ when }) => when?.what === 'handoff')),
      raised: scenario.severity !== scenario.start.severity,
      interrupted: scenario.injects.some(({ to, kind }) => to === 'commander' && kind === 'message'),
    }));
    expect(expected.filter(({ handoff }) => handoff).length).toBeGreaterThanOrEqual(4);
    expect(expected.filter(({ raised }) => raised).length).toBeGreaterThanOrEqual(5);
    expect(expected.filter(({ interrupted }) => interrupted).length).toBe(9);
  });

  it('is played in a moment: an hour costs no more than reading its file twenty times', () => {
    for (const { scenario, file, text } of all) {
      const reading = (): void => {
        for (let n = 0; n < 20; n += 1) read(file, text);
      };
      expect(
        timesCost(1, () => play(scenario, { seed: 7, forgets: 0 }), reading),
        file,
      ).toBeLessThan(1);
    }
  });
});

describe('a play without people', () => {
  it('is the same for the same seed, and another for another', () => {
    const course = (seed: number): string => JSON.stringify(play(first, { seed, forgets: 5 }));
    expect(course(3)).toBe(course(3));
    expect(new Set([1, 2, 3, 4].map(course)).size).toBeGreaterThan(1);
  });

  it('gives what waits for a hand in its middle', () => {
    const [one, ...rest] = first.injects;
    if (one === undefined) throw new Error('there are injects');
    const scenario: Scenario = {
      ...first,
      injects: [{ ...one, id: 'by-hand', trigger: { on: 'hand' } }, ...rest],
    };
    expect(play(scenario, { seed: 1, forgets: 0 }).given).toContain('by-hand');
  });

  it('finds an inject that waits for what nobody does, and one that comes after the end', () => {
    const [one, ...rest] = first.injects;
    if (one === undefined) throw new Error('there are injects');
    const waits = {
      ...one,
      id: 'waits',
      trigger: { on: 'happening', happening: { what: 'runbook' }, minutes: 0 },
    } as const;
    const late = {
      ...one,
      id: 'late',
      trigger: { on: 'happening', happening: { what: 'phase', phase: 'post-mortem' }, minutes: 5 },
    } as const;
    const scenario: Scenario = { ...first, injects: [one, ...rest, waits, late] };
    expect(neverGiven(scenario, 1).map(({ inject, why }) => `${inject.id}: ${why}`)).toEqual([
      'waits: it waits for runbook, and by the script that does not happen before the end',
      'late: it waits for resolved, and by the script that does not happen before the end',
    ]);
  });
});
