import { describe, expect, it } from 'vitest';
import type { CommandInput } from '../../shared/incident/commands.ts';
import type { Incident } from '../../shared/incident/state.ts';
import { summarize } from '../../shared/incident/summary.ts';
import { Desk, HOUR, MINUTE } from '../support/alarm-desk.ts';

/** A SEV1 that ana commanded and that is over now. */
function over(desk: Desk): Incident {
  const incident = desk.declare('sev1');
  desk.run(
    incident,
    { name: 'assign', fields: { role: 'commander', person: 'ana' } },
    { name: 'resolve', fields: {} },
  );
  desk.keeper.start();
  desk.rang.length = 0;
  return incident;
}
const hours = (n: number): number => (n * HOUR) / MINUTE;

describe('the alarm of a post-mortem', () => {
  it('rings once when four hours are left, once when its time is over, and no more', () => {
    const desk = new Desk();
    over(desk);
    desk.pass(hours(90));
    expect(desk.rang).toEqual([
      { minute: hours(44), what: 'Post-mortem, 4 h left' },
      { minute: hours(48), what: 'Post-mortem to be published' },
    ]);
  });

  it('stands among what is due from ten hours before until a day after', () => {
    const desk = new Desk();
    over(desk);
    const listed = () => desk.keeper.incidents.map(({ alarms }) => alarms.map(({ key }) => key));
    desk.pass(hours(37));
    expect(listed()).toEqual([]);
    desk.pass(hours(2));
    expect(listed()).toEqual([['review-soon', 'review']]);
    desk.pass(hours(10));
    expect(listed()).toEqual([['review']]);
    desk.pass(hours(24));
    expect(listed()).toEqual([]);
  });

  it('rings on the desktop of its owner only', () => {
    const desk = new Desk();
    desk.person = 'ben';
    const incident = over(desk);
    desk.pass(hours(45));
    expect(desk.rang).toEqual([]);
    desk.run(incident, { name: 'set-review', fields: { owner: 'Ben' } });
    desk.pass(hours(5));
    expect(desk.rang.map(({ what }) => what)).toEqual([
      'Post-mortem, 4 h left',
      'Post-mortem to be published',
    ]);
  });

  it('is silent once it is published, is not needed, or is live again', () => {
    const silencing: readonly CommandInput[] = [
      { name: 'set-review', fields: { state: 'published' } },
      { name: 'need-review', fields: { needed: 'no' } },
      { name: 'reopen', fields: {} },
    ];
    for (const command of silencing) {
      const desk = new Desk();
      const incident = over(desk);
      desk.pass(hours(40));
      desk.run(incident, command);
      desk.pass(hours(20));
      expect(desk.minutesOf(/^Post-mortem/)).toEqual([]);
    }
  });

  it('is known from the summary of what nobody has opened since the start', () => {
    const desk = new Desk();
    const summary = summarize(over(desk), desk.wall);
    desk.keeper = desk.open();
    if (summary !== undefined) desk.keeper.know(summary);
    desk.keeper.start();
    desk.pass(hours(49));
    expect(desk.minutesOf(/^Post-mortem/)).toEqual([hours(44), hours(48)]);
  });

  it('is no exercise’s', () => {
    const desk = new Desk();
    const summary = summarize(over(desk), desk.wall);
    desk.keeper = desk.open();
    if (summary !== undefined) desk.keeper.know({ ...summary, exercise: true });
    desk.keeper.start();
    desk.pass(hours(49));
    expect(desk.rang).toEqual([]);
  });
});
