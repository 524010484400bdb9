import { describe, expect, it } from 'vitest';
import { onDuty } from '../../shared/duty/on-duty.ts';
import { isLongWithoutBreak, laterUntil, reliefsOf, withLater } from '../../shared/duty/relief.ts';
import { couldTakeOver } from '../../shared/duty/take-over.ts';
import type { DutyIncident } from '../../shared/duty/turns.ts';
import { bestOf, namesOf, reliefWhy } from '../../shared/duty/words.ts';
import type { Duty } from '../../shared/incident/duty.ts';
import type { Role } from '../../shared/incident/vocabulary.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import type { RosterPerson } from '../../shared/playbook/playbook.ts';

const noon = Date.UTC(2026, 10, 20, 12);
const at = (minutes: number): number => noon + minutes * 60_000;
const minutesOf = (instant: number): number => (instant - noon) / 60_000;

type Held = readonly [person: string, role: Role, from: number, until?: number];
type Rested = readonly [person: string, from: number, until?: number];

function incident(
  turns: readonly Held[],
  breaks: readonly Rested[] = [],
  rest: Partial<DutyIncident> = {},
): DutyIncident {
  const duty: Duty = {
    turns: turns.map(([person, role, from, until]) => ({
      ...{ person, role, from: at(from) },
      until: until === undefined ? null : at(until),
    })),
    breaks: breaks.map(([person, from, until]) => ({
      ...{ person, from: at(from), back: false },
      until: until === undefined ? null : at(until),
    })),
  };
  const said = {
    id: '20261120-aaaaaaaa',
    title: 'Playback fails',
    severity: 'sev1',
    exercise: false,
  } as const;
  return { ...said, services: ['playback'], duty, ...rest };
}
const other = { id: '20261120-bbbbbbbb', title: 'Search is slow', severity: 'sev2' } as const;

/** Each person with the minute since which they are on duty, and the one at which relief is due. */
const standing = (now: number, ...incidents: readonly DutyIncident[]) =>
  Object.fromEntries(
    onDuty(incidents, defaultPlaybook, at(now)).map(({ person, since, relief }) => [
      person,
      [minutesOf(since), relief === null ? null : minutesOf(relief.at)],
    ]),
  );

describe('time on duty', () => {
  it('is due for relief after two hours of command, and after four of anything else', () =>
    expect(
      standing(
        30,
        incident([
          ['ana', 'commander', 0],
          ['ben', 'scribe', 10],
        ]),
      ),
    ).toEqual({
      ana: [0, 120],
      ben: [10, 250],
    }));

  it('adds up over incidents, and over roles in one', () => {
    const first = incident([['ana', 'scribe', 0, 100]]);
    const second = incident([['Ana', 'technical-lead', 110]], [], other);
    expect(standing(150, first, second)).toEqual({ Ana: [0, 240] });
  });

  it('of a commander is due by whichever comes first: two hours of command or four on duty', () => {
    const early = incident([
      ['ana', 'scribe', 0, 30],
      ['ana', 'commander', 30],
    ]);
    expect(standing(60, early)).toEqual({ ana: [0, 150] });
    const late = incident([
      ['ana', 'scribe', 0, 200],
      ['ana', 'commander', 200],
    ]);
    expect(standing(210, late)).toEqual({ ana: [0, 240] });
  });

  it('goes on over a pause that is shorter than a break, and begins anew after a longer one', () => {
    const short = incident([
      ['ana', 'scribe', 0, 60],
      ['ana', 'scribe', 79],
    ]);
    expect(standing(90, short)).toEqual({ ana: [0, 240] });
    const long = incident([
      ['ana', 'scribe', 0, 60],
      ['ana', 'scribe', 80],
    ]);
    expect(standing(90, long)).toEqual({ ana: [80, 320] });
  });

  it('begins anew after a break that was long enough, in whichever incident it was recorded', () => {
    const held = incident([['ana', 'commander', 0]]);
    const rested = incident([], [['ana', 60, 80]], other);
    expect(standing(90, held, rested)).toEqual({ ana: [80, 200] });
    const hurried = incident([], [['ana', 60, 79]], other);
    expect(standing(90, held, hurried)).toEqual({ ana: [0, 120] });
  });

  it('is not due for relief during a break, and says until when that is', () => {
    const held = incident([['ana', 'commander', 0]], [['ana', 125, 145]]);
    const [on] = onDuty([held], defaultPlaybook, at(130));
    expect(on).toMatchObject({ person: 'ana', relief: null, onBreak: { until: at(145) } });
    expect(standing(146, held)).toEqual({ ana: [145, 265] });
  });

  it('ends for whoever holds nothing any more', () =>
    expect(standing(90, incident([['ana', 'scribe', 0, 60]]))).toEqual({}));

  it('of an exercise counts as well, and is said', () => {
    const game = incident([['ana', 'commander', 0, 60]], [], { ...other, exercise: true });
    const [on] = onDuty([game, incident([['ana', 'scribe', 60]])], defaultPlaybook, at(70));
    expect(on).toMatchObject({ since: at(0), exercise: true });
    const [relief] = reliefsOf([game, incident([['ana', 'scribe', 60]])], defaultPlaybook, at(70), {});
    expect(relief && reliefWhy(relief)).toBe('4 h 00 on duty, an exercise included');
  });

  it('without a break is long once three quarters of it have passed', () => {
    const held = incident([['ben', 'scribe', 0]], [['ben', 30, 35]]);
    const long = (now: number): boolean =>
      onDuty([held], defaultPlaybook, at(now)).some((on) => isLongWithoutBreak(on, defaultPlaybook, at(now)));
    expect([long(34), long(214), long(215)]).toEqual([false, false, true]);
  });
});

describe('who is to be relieved', () => {
  const two = [
    incident([['ana', 'scribe', 0]]),
    incident([['ana', 'commander', 10]], [], other),
    incident([['ana', 'commander', 0]], [], { id: '20261120-cccccccc', exercise: true }),
  ];

  it('stands once, in the incident that demands most of them: a real one, and command before the rest', () => {
    const reliefs = reliefsOf(two, defaultPlaybook, at(60), {});
    expect(reliefs).toMatchObject([
      { person: 'ana', incident: other.id, role: 'commander', key: 'relief.ana' },
    ]);
  });

  it('is put off for half an hour by “not now”, and not for longer by a clock that was set back', () => {
    const later = withLater({}, 'Ana', at(155), at(125));
    const due = (now: number) =>
      reliefsOf(two, defaultPlaybook, at(now), later).map(({ dueAt }) => minutesOf(dueAt));
    expect(due(130)).toEqual([155]);
    expect(due(156)).toEqual([120]);
    expect(laterUntil(later, 'ana', at(60))).toBeNull();
    expect(withLater(later, 'ben', at(200), at(190))).toEqual({ ben: at(200) });
    expect(withLater(later, 'ana', null, at(130))).toEqual({});
  });
});

describe('who could take over', () => {
  const someone = (name: string, rest: Partial<RosterPerson> = {}): RosterPerson => ({
    ...{ name, roles: ['commander', 'scribe'], phones: [], email: null, knows: [], zone: null },
    ...rest,
  });
  const could = (roster: readonly RosterPerson[], incidents: readonly DutyIncident[], now = 60) =>
    couldTakeOver('commander', ['playback'], incidents, { ...defaultPlaybook, roster }, at(now));
  const names = (...of: Parameters<typeof could>) => could(...of).map(({ name }) => name);

  it('is who can take the role, holds nothing, is on no break and has rested', () => {
    const roster = [
      someone('ana'),
      someone('ben', { roles: ['scribe'] }),
      someone('cem'),
      someone('dora'),
      someone('eli'),
      someone('fay'),
    ];
    const held = incident(
      [
        ['ana', 'scribe', 0],
        ['cem', 'scribe', -200, 0], // 200 minutes of work, and 60 of rest
        ['dora', 'scribe', -100, 0], // 100 of work, and 60 of rest
      ],
      [['eli', 50]],
    );
    expect(names(roster, [held])).toEqual(['fay', 'dora']);
    expect(names(roster, [held], 100)).toEqual(['fay', 'cem', 'dora']);
  });

  it('begins with those who are up and know what it is about; who would have to be woken comes last', () => {
    const roster = [
      someone('asleep', { zone: 'America/Los_Angeles', knows: ['playback'] }),
      someone('somewhere'),
      someone('nowhere', { zone: 'No/Where' }),
      someone('here', { zone: 'Europe/Berlin' }),
      someone('knows', { zone: 'Europe/Berlin', knows: ['Playback'] }),
    ];
    const found = could(roster, []);
    expect(found.map(({ name }) => name)).toEqual(['knows', 'here', 'somewhere', 'nowhere', 'asleep']);
    expect(namesOf(found, at(60))).toBe('knows, here, somewhere, nowhere, asleep (05:00 there)');
    expect(bestOf(found, at(60))).toBe('knows, here, somewhere');
    expect(bestOf(could(roster.slice(0, 1), []), at(60))).toBe('asleep (05:00 there)');
    expect(bestOf([], at(60))).toBeNull();
  });
});
