import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { MemoryFile } from '../../electron/main/alarms/memory-file.ts';
import type { AlarmMemory } from '../../shared/alarms/alarm-memory.ts';
import type { CommandInput } from '../../shared/incident/commands.ts';
import type { Incident } from '../../shared/incident/state.ts';
import { Desk, HOUR, MINUTE, noon } from '../support/alarm-desk.ts';

/** Each kind of alarm: how it comes about, when it is due, and what answers it. */
const kinds: readonly {
  readonly kind: string;
  readonly what: RegExp;
  readonly after: number;
  readonly severity: 'sev1' | 'sev4';
  readonly begins: readonly CommandInput[];
  readonly answer: (now: number) => CommandInput;
}[] = [
  {
    ...{
      kind: 'a stakeholder update',
      what: /^Stakeholder update 1$/,
      after: 15,
      severity: 'sev1',
      begins: [],
    },
    answer: (now) => ({ name: 'update', fields: { text: 'Still investigating', next: now + 15 * MINUTE } }),
  },
  {
    ...{
      kind: 'an unfilled role',
      what: /^Incident commander to be filled/i,
      after: 5,
      severity: 'sev1',
      begins: [],
    },
    answer: () => ({ name: 'assign', fields: { role: 'commander', person: 'ana' } }),
  },
  {
    ...{ kind: 'an ask', what: /^Ask to ben/, after: 10, severity: 'sev4' },
    begins: [
      {
        name: 'log',
        fields: { entry: 'e1', text: 'Is the pool full?', kind: 'ask', to: 'ben', minutes: 10 },
      },
    ],
    answer: () => ({ name: 'mark', fields: { entry: 'e1', mark: 'done' } }),
  },
  {
    ...{ kind: 'a decision to be revisited', what: /^Revisit/, after: 20, severity: 'sev4' },
    begins: [
      { name: 'log', fields: { entry: 'e2', text: 'Fall back to eu-2', kind: 'decision', minutes: 20 } },
    ],
    answer: () => ({ name: 'mark', fields: { entry: 'e2', mark: 'done' } }),
  },
];

describe.each(kinds)('the alarm of $kind', ({ what, after, severity, begins, answer }) => {
  function begun(): { desk: Desk; incident: Incident } {
    const desk = new Desk();
    desk.keeper.start();
    const incident = desk.declare(severity);
    desk.run(incident, ...begins);
    return { desk, incident };
  }

  it('rings when its time comes and again five minutes later, ten after that, and fifteen after that', () => {
    const { desk } = begun();
    desk.pass(after + 31);
    expect(desk.minutesOf(what)).toEqual([after, after + 5, after + 15, after + 30]);
  });

  it('is quiet once it is answered', () => {
    const { desk, incident } = begun();
    desk.pass(after + 1);
    desk.run(incident, answer(desk.wall));
    desk.pass(6);
    expect(desk.minutesOf(what)).toEqual([after]);
  });

  it('does not ring again within five minutes of a restart', () => {
    const { desk, incident } = begun();
    desk.pass(after + 2);
    desk.keeper.stop();
    desk.keeper = desk.open();
    desk.keeper.take(incident);
    desk.keeper.start();
    desk.pass(2);
    expect(desk.minutesOf(what)).toEqual([after]);
  });

  it('rings at once after a sleep', () => {
    const { desk } = begun();
    desk.wall += 3 * HOUR;
    desk.steady += 3 * HOUR;
    desk.keeper.resume();
    expect(desk.minutesOf(what)).toEqual([180]);
  });

  it.each([HOUR, 24 * HOUR, 365 * 24 * HOUR])('rings in time though the clock is set back by %i ms', (by) => {
    const { desk } = begun();
    desk.wall -= by;
    desk.pass(after + 1);
    expect(desk.minutesOf(what)).toEqual([after]);
  });

  it.each([HOUR, 24 * HOUR, 365 * 24 * HOUR])(
    'rings once in five minutes though the clock is set forward by %i ms',
    (by) => {
      const { desk } = begun();
      desk.pass(after);
      desk.wall += by;
      desk.pass(4);
      expect(desk.minutesOf(what)).toEqual([after]);
    },
  );

  it('says nothing more once the incident is resolved', () => {
    const { desk, incident } = begun();
    desk.run(incident, { name: 'start-mitigation', fields: {} }, { name: 'resolve', fields: {} });
    desk.pass(2 * after);
    expect(desk.rang).toEqual([]);
    expect(desk.keeper.isLive(incident.id)).toBe(false);
  });
});

it('rings for every live incident, and everything that is over at the start rings together', () => {
  const desk = new Desk();
  desk.declare('sev1');
  desk.declare('sev1', '20261120-bbbbbbbb');
  desk.pass(20);
  expect(desk.rang).toEqual([]);
  desk.keeper.start();
  expect(desk.minutesOf(/update/)).toEqual([20, 20]);
  expect(desk.over).toBeGreaterThan(2);
});

it('tells when a clock was set or the machine woke up, and does not when time just passed', () => {
  const desk = new Desk();
  desk.keeper.start();
  desk.pass(10);
  expect(desk.jumps).toBe(1); // the start
  desk.wall += HOUR;
  desk.pass(1);
  expect(desk.jumps).toBe(2);
  desk.wall -= HOUR;
  desk.pass(1);
  desk.keeper.resume();
  expect(desk.jumps).toBe(4);
});

it('notices a sleep by itself where the system does not tell of it', () => {
  const desk = new Desk();
  desk.declare('sev1');
  desk.keeper.start();
  desk.pass(21); // rang at 15 and 20; the third is ten minutes later
  desk.wall += 6 * MINUTE;
  desk.steady += 6 * MINUTE;
  desk.keeper.look(); // a timer that was due before, a moment after the wake-up
  expect(desk.minutesOf(/update/)).toEqual([15, 20, 27]);
});

describe('what is kept of it on the disk', () => {
  const folders: string[] = [];
  const folder = (): string => {
    const made = mkdtempSync(join(tmpdir(), 'ic-alarms-'));
    folders.push(made);
    return made;
  };
  afterEach(() => {
    for (const made of folders.splice(0)) rmSync(made, { recursive: true, force: true });
  });
  const memory: AlarmMemory = {
    '20261120-aaaaaaaa update': { dueAt: noon, dueSteady: 5, rang: { wall: noon, steady: 7.5, times: 2 } },
  };

  it('is read back by the next start', async () => {
    const place = folder();
    const file = new MemoryFile(place);
    file.save({});
    file.save(memory);
    await file.settled();
    expect(new MemoryFile(place).load()).toEqual(memory);
  });

  it('is begun anew where it is damaged, or not there', () => {
    const place = folder();
    expect(new MemoryFile(place).load()).toEqual({});
    writeFileSync(join(place, 'alarms.json'), '{"format":');
    expect(new MemoryFile(place).load()).toEqual({});
  });

  it('does not fail where the disk refuses', async () => {
    const file = new MemoryFile(join(folder(), 'gone'));
    file.save(memory);
    await expect(file.settled()).resolves.toBeUndefined();
  });

  it('is not written again while nothing changes', async () => {
    const place = folder();
    const file = new MemoryFile(place);
    file.save(memory);
    await file.settled();
    writeFileSync(join(place, 'alarms.json'), 'untouched');
    file.save(memory);
    await file.settled();
    expect(readFileSync(join(place, 'alarms.json'), 'utf8')).toBe('untouched');
  });
});
