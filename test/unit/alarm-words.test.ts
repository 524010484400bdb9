import { expect, it } from 'vitest';
import { byPressure, countOver } from '../../shared/alarms/pressing.ts';
import { countdown, countdownWords, ringWords } from '../../shared/alarms/words.ts';
import type { Alarm } from '../../shared/incident/alarms.ts';
import type { IncidentAlarms } from '../../shared/ipc/contract.ts';

const MINUTE = 60_000;
const now = Date.parse('2026-11-17T13:18:00Z');
const here = { wall: now, zone: 'Europe/Berlin', platform: 'other', demo: false } as const;

const update: Alarm = {
  ...{ key: 'update', dueAt: now - 4 * MINUTE, what: 'Stakeholder update 4', who: 'comms', why: 'promised' },
  answers: [
    { chord: 'Alt+U', words: 'writes it' },
    { chord: 'Alt+N', words: 'says no change' },
  ],
};
const incident: IncidentAlarms = {
  ...{
    id: '20261117-aaaaaaaa',
    title: 'Card payments fail',
    severity: 'sev1',
    exercise: false,
    alarms: [update],
  },
};
const over = (alarm: Alarm = update, of: IncidentAlarms = incident) => ({
  ...{ id: of.id, incident: of, alarm, lateMs: now - alarm.dueAt },
});

it('says what is due and how late, for whom, promised for when, where, and which keys answer it', () => {
  expect(ringWords([over()], here)).toEqual({
    title: 'Stakeholder update 4, +4 min over',
    body: 'Due 14:14 for comms, promised\nSEV1 Card payments fail\nAlt U writes it, Alt N says no change',
  });
});

it('says that it is due now in its first minute, and says “due” once only', () => {
  const alarm = { ...update, dueAt: now - 59_000, who: null, why: 'due by the cadence' };
  expect(ringWords([over(alarm)], here)).toMatchObject({
    title: 'Stakeholder update 4, due now',
    body: expect.stringMatching(/^Due 14:17, by the cadence\n/) as string,
  });
});

it('writes the keys as this system has them, the clock of its zone, and the day where it is not today', () => {
  const alarm = { ...update, dueAt: now - 24 * 60 * MINUTE };
  const { body } = ringWords([over(alarm)], { ...here, platform: 'mac', zone: 'America/New_York' });
  expect(body).toContain('Due Mon 16 Nov 08:18');
  expect(body).toContain('Ctrl U writes it');
});

it('puts the word EXERCISE first, and marks the demo', () => {
  const exercise = { ...incident, exercise: true };
  expect(ringWords([over(update, exercise)], here).title).toBe('EXERCISE: Stakeholder update 4, +4 min over');
  expect(ringWords([over()], { ...here, demo: true }).title).toMatch(/^Demo: /);
});

it('names the worst of many and says how many others there are', () => {
  expect(ringWords([over(), over()], here).body).toMatch(/\n1 more is over\.$/);
  expect(ringWords([over(), over(), over()], here).body).toMatch(/\n2 more are over\.$/);
});

it('shortens what is due where it is a whole question', () => {
  const alarm = { ...update, what: `Ask to ben: ${'why '.repeat(200)}` };
  expect(ringWords([over(alarm)], here).title.length).toBeLessThan(100);
});

it('counts down by the minute', () => {
  expect(countdown(now + 5.2 * MINUTE, now)).toBe('in 6 min');
  expect(countdown(now + 1_000, now)).toBe('in 1 min');
  expect(countdown(now, now)).toBe('due now');
  expect(countdown(now + 90 * MINUTE, now)).toBe('in 1 h 30');
  expect(countdownWords(incident, now)).toBe('SEV1 stakeholder update 4 +4 min over');
  expect(countdownWords({ ...incident, alarms: [], exercise: true }, now)).toBe(
    'EXERCISE SEV1 Card payments fail',
  );
});

it('puts what is over before what is not, the most severe of it first, and exercises behind both', () => {
  const of = (id: string, minutes: number, change: Partial<IncidentAlarms> = {}): IncidentAlarms => ({
    ...{ ...incident, id, alarms: [{ ...update, dueAt: now + minutes * MINUTE }] },
    ...change,
  });
  const all = [
    ...[of('soon', 2), of('sev2', -50, { severity: 'sev2' }), of('later', 20), of('sev1', -1)],
    ...[of('exercise', -90, { exercise: true }), of('quiet', 0, { alarms: [] })],
  ];
  expect(byPressure(all, now).map(({ id }) => id)).toEqual(['sev1', 'sev2', 'exercise', 'soon', 'later']);
  expect(countOver(all, now)).toBe(3);
});
