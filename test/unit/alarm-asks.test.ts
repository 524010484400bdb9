import { describe, expect, it } from 'vitest';
import type { CommandInput } from '../../shared/incident/commands.ts';
import { Desk } from '../support/alarm-desk.ts';

describe('an ask that is addressed to one person', () => {
  const ask: CommandInput = {
    name: 'log',
    fields: { text: 'does it stop', kind: 'ask', to: 'farah', minutes: 30, entry: 'a-1' },
  };

  it('rings at once on their desktop, and is silenced by acknowledging it', () => {
    const desk = new Desk();
    desk.person = 'Farah';
    const incident = desk.declare('sev4');
    desk.keeper.start();
    desk.run(incident, ask);
    expect(desk.minutesOf(/^ana asks you: does it stop/)).toEqual([0]);
    desk.run(incident, { name: 'mark', fields: { entry: 'a-1', mark: 'acknowledged' } });
    desk.pass(20);
    expect(desk.minutesOf(/asks you/)).toEqual([0]);
    expect(desk.over).toBe(0);
  });

  it('rings for whoever asked only when nobody has acknowledged it in time', () => {
    const desk = new Desk();
    const incident = desk.declare('sev4');
    desk.keeper.start();
    desk.run(incident, ask);
    desk.pass(4);
    expect(desk.minutesOf(/asks you/)).toEqual([]);
    expect(desk.minutesOf(/^farah has not acknowledged/)).toEqual([3]);
  });

  it('follows the name in the settings', () => {
    const desk = new Desk();
    desk.person = 'ben';
    const incident = desk.declare('sev4');
    desk.keeper.start();
    desk.run(incident, ask);
    desk.pass(1);
    expect(desk.rang).toEqual([]);
    desk.person = 'farah';
    desk.keeper.recompute();
    expect(desk.minutesOf(/asks you/)).toEqual([1]);
  });
});
