import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ActionReminders, LOOK_MS } from '../../electron/main/alarms/action-reminders.ts';
import { reminderFile } from '../../electron/main/alarms/reminder-file.ts';
import {
  noReminders,
  remindersFor,
  type Reminder,
  type ReminderMemory,
} from '../../shared/actions/reminders.ts';
import type { ListedAction } from '../../shared/incident/action-items.ts';
import { listedAction } from '../support/listed-action.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Saturday, ten in the morning. */
const ten = Date.UTC(2026, 10, 21, 10);

/** A desktop whose clock is set by hand; it looks whenever its time has come. */
class Desk {
  now = ten;
  person = 'marek';
  readonly shown: Reminder[] = [];
  memory: ReminderMemory = noReminders;
  actions: readonly ListedAction[] | null = [];
  #next: { at: number; call: () => void } | null = null;
  readonly reminders = new ActionReminders({
    wall: () => this.now,
    zone: () => 'UTC',
    later: (ms, call) => {
      this.#next = { at: this.now + ms, call };
      return () => (this.#next = null);
    },
    person: () => this.person,
    actions: () => Promise.resolve(this.actions),
    memory: { load: () => this.memory, save: (memory) => (this.memory = memory) },
    show: (reminder) => this.shown.push(reminder),
  });

  async goOn(ms: number): Promise<void> {
    const until = this.now + ms;
    for (let next = this.#next; next !== null && next.at <= until; next = this.#next) {
      this.now = next.at;
      next.call();
      await Promise.resolve();
      await Promise.resolve();
    }
    this.now = until;
  }
}

const begun = async (...actions: readonly ListedAction[]): Promise<Desk> => {
  const desk = new Desk();
  desk.actions = actions;
  desk.reminders.start();
  await desk.goOn(0);
  await vi.waitFor(() => undefined);
  return desk;
};
const mine = (due: string, change: Parameters<typeof listedAction>[0] = {}) =>
  listedAction({ id: `due-${due}`, owner: 'marek', due, ...change });

describe('the owner of an action item is reminded', () => {
  it('a day before and on the day, once a day', async () => {
    const desk = await begun(mine('2026-11-23'));
    expect(desk.shown).toEqual([]);
    await desk.goOn(DAY);
    expect(desk.shown.map(({ body }) => body)).toEqual(['Rotate the keyring: tomorrow']);
    await desk.goOn(DAY);
    expect(desk.shown.map(({ body }) => body).slice(1)).toEqual(['Rotate the keyring: today']);
  });

  it('though the clock was ten years ahead for a while; not twice where tomorrow was today elsewhere', () => {
    const item = mine('2026-11-10');
    const reminded = (day: string) =>
      remindersFor('marek', [item], '2026-11-21', { days: { marek: day }, items: { [item.id]: day } });
    expect(reminded('2036-11-21').reminder?.body).toContain('11 days over');
    expect(reminded('2026-11-22').reminder).toBeNull();
  });

  it('on the first day that it is overdue, and weekly then, until it is done', async () => {
    const desk = await begun(mine('2026-11-20'));
    expect(desk.shown.map(({ body }) => body)).toEqual(['Rotate the keyring: 1 day over']);
    await desk.goOn(6 * DAY);
    expect(desk.shown).toHaveLength(1);
    await desk.goOn(DAY);
    expect(desk.shown.at(-1)?.body).toBe('Rotate the keyring: 8 days over');
    desk.actions = [mine('2026-11-20', { state: 'done' })];
    await desk.goOn(30 * DAY);
    expect(desk.shown).toHaveLength(2);
  });

  it('of everything at once, and says what slipped twice', async () => {
    const desk = await begun(
      mine('2026-11-21'),
      mine('2026-11-19', { text: 'Alert on key age', putOff: 1 }),
      mine('2026-11-22', { text: 'Write the runbook' }),
      mine('2026-11-18', { text: 'Limit the pool' }),
    );
    expect(desk.shown).toEqual([
      {
        title: '4 action items of yours',
        body: [
          'Limit the pool: 3 days over',
          'Alert on key age: 2 days over, put off once, and overdue: tell whoever leads the team',
          'Rotate the keyring: today',
          'and 1 more',
        ].join('\n'),
      },
    ]);
  });

  it('never at night, and not of what is others’, nobody’s or without a day', async () => {
    const desk = new Desk();
    desk.now = Date.UTC(2026, 10, 21, 0, 5);
    desk.actions = [mine('2026-11-21')];
    desk.reminders.start();
    await desk.goOn(8 * HOUR);
    expect(desk.shown, 'it is eight o’clock').toEqual([]);
    await desk.goOn(HOUR + LOOK_MS);
    expect(desk.shown).toHaveLength(1);
    const others = await begun(
      listedAction({ owner: 'ana', due: '2026-11-21' }),
      listedAction({ owner: 'marek' }),
    );
    await others.goOn(3 * DAY);
    expect(others.shown).toEqual([]);
  });

  it('once over restarts, again where another person sits down, and later where the index does not answer', async () => {
    const first = await begun(mine('2026-11-21'));
    first.reminders.stop();
    const again = new Desk();
    again.memory = first.memory;
    again.actions = [mine('2026-11-21'), listedAction({ id: 'b', owner: 'Farah', due: '2026-11-21' })];
    const restarted = new ActionReminders({
      ...{ wall: () => again.now, zone: () => 'UTC', later: () => () => undefined },
      ...{ person: () => again.person, actions: () => Promise.resolve(again.actions) },
      memory: { load: () => first.memory, save: () => undefined },
      show: (reminder) => again.shown.push(reminder),
    });
    restarted.start();
    await vi.waitFor(() => undefined);
    expect(again.shown).toEqual([]);
    again.person = 'farah';
    restarted.start();
    await vi.waitFor(() => expect(again.shown).toHaveLength(1));

    const later = await begun();
    later.actions = null;
    await later.goOn(LOOK_MS);
    later.actions = [mine('2026-11-21')];
    await later.goOn(LOOK_MS);
    expect(later.shown).toHaveLength(1);
  });
});

describe('what is remembered of it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'reminders-'));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is a file that is read back, and one that can’t be read is nothing', async () => {
    const file = reminderFile(join(folder, 'action-reminders.json'));
    expect(file.load()).toEqual(noReminders);
    const memory = { days: { marek: '2026-11-21' }, items: { a1: '2026-11-21' } };
    file.save(memory);
    await vi.waitFor(() => expect(file.load()).toEqual(memory));
  });
});
