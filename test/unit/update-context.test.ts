import { describe, expect, test } from 'vitest';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import type { Playbook } from '../../shared/playbook/playbook.ts';
import { updateContextOf } from '../../shared/wording/update/context-of.ts';
import { at, course, declare, type Done } from '../support/course.ts';

const playbook: Playbook = {
  ...defaultPlaybook,
  roster: [{ name: 'Eva Berg', roles: [], phones: [], email: null, knows: [], zone: null }],
  wording: {
    ...defaultPlaybook.wording,
    components: [{ name: 'Seat maps', services: ['seat-api', 'seat-web'] }],
  },
};
const setting = { now: at(20), zone: 'Europe/Berlin', zoneName: 'CET', next: at(35) };
const contextOf = (audience: 'customers' | 'support', ...done: readonly Done[]) =>
  updateContextOf(course(declare, ...done), playbook, audience, setting);

describe('what the check of an update knows', () => {
  test('is the severity, the phase, the clock and the time that was chosen', () => {
    const before = contextOf('customers');
    expect(before).toMatchObject({ ...setting, audience: 'customers', severity: 'sev1', phase: 'detection' });
    expect(before).toMatchObject({ cadenceMinutes: 15, last: null, causeConfirmed: false, exercise: false });
    expect(contextOf('customers', [3, 'ana', 'start-mitigation']).phase).toBe('mitigation');
  });

  test('are the people of the roster, and everybody who holds or held a role', () =>
    expect(
      contextOf(
        'customers',
        [1, 'ana', 'assign', { role: 'scribe', person: 'Ben' }],
        [5, 'ana', 'assign', { role: 'scribe', person: 'Farah' }],
      ).roster,
    ).toEqual(['Eva Berg', 'ana', 'Farah', 'Ben']));

  test('are the services, and what the status page calls the parts behind them', () =>
    expect(
      contextOf('customers', [1, 'ana', 'describe', { services: ['Seat-API', 'seat-web', 'search'] }]),
    ).toMatchObject({ services: ['Seat-API', 'seat-web', 'search'], affected: ['Seat maps', 'search'] }));

  test('is the last update to these readers, not to others', () => {
    const sent: readonly Done[] = [
      [5, 'ana', 'update', { text: 'Seats are empty.', next: 15, audiences: ['customers'] }],
      [8, 'ana', 'update', { text: 'Tell them to wait.', next: 15, audiences: ['support'] }],
    ];
    expect(contextOf('customers', ...sent).last).toEqual({ text: 'Seats are empty.', at: at(5) });
    expect(contextOf('support', ...sent).last).toEqual({ text: 'Tell them to wait.', at: at(8) });
  });

  test('is whether a hypothesis was confirmed', () => {
    const guessed: Done = [2, 'ana', 'log', { text: 'A lock', kind: 'hypothesis', entry: 'lock' }];
    expect(contextOf('customers', guessed).causeConfirmed).toBe(false);
    const confirmed: Done = [9, 'ana', 'mark', { entry: 'lock', mark: 'confirmed' }];
    expect(contextOf('customers', guessed, confirmed).causeConfirmed).toBe(true);
  });

  test('is the estimate that somebody stated, with its basis', () => {
    expect(contextOf('customers').estimate).toBeNull();
    const stated: Done = [
      4,
      'ana',
      'describe',
      { estimate: '14:30 CET', basis: 'the last one took ten minutes' },
    ];
    expect(contextOf('customers', stated).estimate).toEqual({
      words: '14:30 CET',
      basis: 'the last one took ten minutes',
    });
  });

  test('is the cadence in force: slower in a long incident, the severity’s own otherwise', () => {
    expect(contextOf('customers', [2, 'ana', 'long-incident', { minutes: 40 }]).cadenceMinutes).toBe(40);
    expect(
      contextOf('customers', [2, 'ana', 'severity', { severity: 'sev4', reason: 'no impact' }])
        .cadenceMinutes,
    ).toBeNull();
  });
});
