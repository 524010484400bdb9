import { describe, expect, it } from 'vitest';
import { spokenStatus } from '../../shared/incident/spoken-status.ts';
import type { Incident } from '../../shared/incident/state.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { at, course, declare, type Done } from '../support/course.ts';

const said = (incident: Incident, minute: number): readonly string[] =>
  spokenStatus(incident, defaultPlaybook, { now: at(minute), zone: 'Europe/Berlin', zoneName: 'CET' });

const full: readonly Done[] = [
  declare,
  [1, 'ana', 'describe', { impact: '38 % of evening sales', services: ['seating', 'checkout'] }],
  [1, 'ana', 'assign', { role: 'technical-lead', person: 'ben' }],
  [2, 'ben', 'acknowledge'],
  [4, 'ana', 'start-mitigation'],
  [5, 'ana', 'log', { kind: 'decision', text: 'Send the traffic to the second site #traffic' }],
  [6, 'ben', 'log', { kind: 'action', text: '@cleo restarts the cache.', to: 'cleo' }],
  [6, 'ben', 'log', { kind: 'ask', text: 'Is the second site warm?', to: 'cleo', minutes: 10 }],
  [7, 'ben', 'log', { kind: 'criterion', text: 'Errors under 1 %' }],
  [8, 'ana', 'update', { text: 'Seat maps fail for a third of customers.', next: 22 }],
];

describe('the spoken status', () => {
  it('says what it is, since when, the impact, how far it is, what is done, who leads, what is open, what is next', () => {
    expect(said(course(...full), 12)).toEqual([
      'It is 14:12 CET. SEV1: Seat maps stay empty.',
      'It began at 13:55, 17 minutes ago; seating and checkout are affected.',
      'The impact: 38 % of evening sales.',
      'We are working on making it stop since 14:04; the impact has not stopped.',
      'Decided at 14:05 by ana: Send the traffic to the second site traffic.',
      'Under way: cleo, cleo restarts the cache.',
      'ana commands and ben leads the technical work. Communications lead and scribe are not named yet.',
      'Open: one ask. 0 of 1 exit criteria are verified.',
      'The next update goes out at 14:22 CET, in 10 minutes.',
    ]);
  });

  it('says what has not been said yet, and that nothing was decided', () => {
    const sentences = said(course(declare), 1);
    expect(sentences).toContain('The impact has not been put into words yet.');
    expect(sentences).toContain('We are finding out how bad it is.');
    expect(sentences).toContain('Nothing has been decided yet.');
  });

  it('counts an update that is over against the time that was promised', () => {
    expect(said(course(...full), 26).at(-1)).toBe(
      'The next update was promised for 14:22 CET and is 4 minutes over.',
    );
    expect(said(course(...full), 22).at(-1)).toMatch(/is due now\.$/);
  });

  it('leaves a decision out that was reversed', () => {
    const reversed = course(
      declare,
      [5, 'ana', 'log', { kind: 'decision', text: 'Wait for the supplier', entry: 'wait' }],
      [6, 'ana', 'mark', { entry: 'wait', mark: 'dropped' }],
    );
    expect(said(reversed, 7)).toContain('Nothing has been decided yet.');
  });

  it('says after a reopening since when it is back, and how long it was open in all', () => {
    const back = course(declare, [20, 'ana', 'mitigate'], [25, 'ana', 'resolve'], [40, 'ana', 'reopen']);
    expect(said(back, 42)[1]).toBe(
      'It is back since 14:40, 2 minutes ago, and was open for 32 minutes in all.',
    );
  });

  it('has nothing open and nothing due once it is resolved', () => {
    const over = said(course(...full, [30, 'ana', 'resolve']), 90);
    expect(over[1]).toBe('It was open for 35 minutes; seating and checkout are affected.');
    expect(over).toContain('It was resolved at 14:30.');
    expect(over.at(-1)).toBe('No further update is due.');
    expect(over.join(' ')).not.toMatch(/Open:|Under way|not named/);
  });

  it('names the day of a time that is not of today', () => {
    expect(said(course(declare), 24 * 60)[1]).toBe('It began at Tue 17 Nov at 13:55, 1 day ago.');
  });

  it('begins and ends with EXERCISE on a game day', () => {
    const [, , run, fields] = declare;
    const sentences = said(course([0, 'ana', run, { ...fields, exercise: true }]), 1);
    expect(sentences.at(0)).toBe('EXERCISE EXERCISE EXERCISE.');
    expect(sentences.at(-1)).toBe('EXERCISE EXERCISE EXERCISE.');
  });
});
