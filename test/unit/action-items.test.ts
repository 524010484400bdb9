import { describe, expect, it } from 'vitest';
import { listedActionsOf } from '../../shared/actions/listed-actions.ts';
import { actionItemsOf } from '../../shared/incident/action-items.ts';
import type { CommandInput } from '../../shared/incident/commands.ts';
import { disputesOf } from '../../shared/incident/disputes.ts';
import type { StreamEvent } from '../../shared/incident/envelope.ts';
import { timelineOf } from '../../shared/incident/timeline.ts';
import { apart, declared, given, incidentOf, minute } from '../support/given.ts';

type Fields = Omit<Extract<CommandInput, { name: 'set-action' }>['fields'], 'action'>;
const first = declared();
const promise = (fields: object = {}): CommandInput => ({
  name: 'add-action',
  fields: { text: 'Rotate the keyring', owner: 'marek', due: '2026-12-01', id: 'a1', ...fields },
});
const change = (fields: Fields): CommandInput => ({
  name: 'set-action',
  fields: { action: 'a1', ...fields },
});

const told = (commands: readonly CommandInput[], past: readonly StreamEvent[] = [first]) =>
  commands.reduce<readonly StreamEvent[]>(
    (before, command, i) =>
      given(...before)
        .when(command, { now: minute(30 + before.length + i) })
        .done(),
    past,
  );
const opened = told([promise()]);
const itemOf = (events: readonly StreamEvent[]) => actionItemsOf(incidentOf(events))[0];
const rows = (events: readonly StreamEvent[]) =>
  timelineOf(incidentOf(events)).map(({ text, detail }) => [text, detail]);

describe('an action item', () => {
  it('has words, an owner and a day, and is open until it is done', () => {
    expect(itemOf(opened)).toMatchObject({
      ...{ id: 'a1', text: 'Rotate the keyring', owner: 'marek', due: '2026-12-01', state: 'open' },
      ...{ category: null, priority: 'medium', effect: null, putOff: 0, openedBy: 'ana', endedAt: null },
    });
    const done = told([change({ state: 'done', effect: 'worked', words: 'no page since' })], opened);
    expect(itemOf(done)).toMatchObject({ state: 'done', effect: 'worked', words: 'no page since' });
    expect(itemOf(done)?.endedAt).toBeGreaterThan(itemOf(done)?.openedAt ?? 0);
    expect(itemOf(told([change({ state: 'open' })], done))?.endedAt).toBeNull();
  });

  it('is one item when it was sent twice, and nothing changes when it is so already', () => {
    given(...opened)
      .when(promise())
      .thenNothing();
    given(...opened)
      .when(change({ owner: 'marek', state: 'open', priority: 'medium', effect: '' }))
      .thenNothing();
  });

  it('records what changed and no more, and says so in the log', () => {
    given(...opened)
      .when(change({ owner: 'farah', due: '2026-12-01' }))
      .then({
        ...{ t: 'action-item-set/1', e: 'a1' },
        payload: { name: 'Rotate the keyring', opened: false, to: { owner: 'farah' } },
      });
    const done = told(
      [change({ owner: '', due: '' }), change({ state: 'dropped', words: 'bought' })],
      opened,
    );
    expect(rows(done).slice(-3)).toEqual([
      ['Action item: Rotate the keyring', 'marek, due 2026-12-01'],
      ['Action item changed: Rotate the keyring', 'nobody owns it, no day'],
      ['Action item dropped: Rotate the keyring', 'bought'],
    ]);
  });

  it('refuses what is no item, no day, or taken back, and says why', () => {
    given(first)
      .when(change({ state: 'done' }))
      .thenRefused('Nothing changed: there is no action item “a1” in this incident.');
    const gone = told([change({ remove: true })], opened);
    expect(itemOf(gone)).toBeUndefined();
    given(...gone)
      .when(change({ owner: 'ben' }))
      .thenRefused('Nothing changed: the action item was taken back; restore it first.');
    expect(itemOf(told([change({ restore: true })], gone))?.owner).toBe('marek');
  });

  it('keeps what two people changed at once in two of its fields', () => {
    for (const events of apart(opened, change({ owner: 'farah' }), change({ due: '2026-12-24' }))) {
      expect(itemOf(events)).toMatchObject({ owner: 'farah', due: '2026-12-24' });
      expect(disputesOf(incidentOf(events))).toEqual([]);
    }
  });

  it('asks which one counts where two people changed the same field at once', () => {
    for (const events of apart(opened, change({ owner: 'farah' }), change({ owner: 'ben' }))) {
      const [dispute, another] = disputesOf(incidentOf(events));
      expect(another).toBeUndefined();
      expect(dispute?.about).toBe('Action item “Rotate the keyring”: who owns it');
      expect([dispute?.shown.words, ...(dispute?.others ?? []).map(({ words }) => words)].sort()).toEqual([
        'ben',
        'farah',
      ]);
      const choose = dispute?.others[0]?.choose[0];
      const chosen = told(choose === undefined ? [] : [choose], events);
      expect(disputesOf(incidentOf(chosen))).toEqual([]);
      expect(itemOf(chosen)?.owner).toBe(dispute?.others[0]?.words);
    }
  });
});

describe('how often it was put off', () => {
  const putOff = (...days: readonly string[]) =>
    itemOf(
      told(
        days.map((due) => change({ due })),
        opened,
      ),
    )?.putOff;

  it('counts the days that are later than the one before', () => {
    expect(putOff('2026-12-08')).toBe(1);
    expect(putOff('2026-12-08', '2026-12-15')).toBe(2);
    expect(putOff('2026-11-25')).toBe(0);
    expect(putOff('', '2026-12-15'), 'a day that was taken away and set later').toBe(1);
  });

  it('takes back what was taken back', () => {
    expect(putOff('2026-12-08', '2026-12-01')).toBe(0);
    expect(putOff('2026-12-08', '2026-12-15', '2026-12-08')).toBe(1);
  });

  it('is once where two people put it off at the same time', () => {
    for (const events of apart(opened, change({ due: '2026-12-08' }), change({ due: '2026-12-15' })))
      expect(itemOf(events)?.putOff).toBe(1);
  });
});

describe('redaction of an action item', () => {
  const secret = 'hunter2';
  const said = told(
    [
      change({ due: '2026-12-08', category: 'process' }),
      change({ text: `Change ${secret}` }),
      change({ state: 'done', words: `${secret} is gone` }),
    ],
    opened,
  );
  const key = timelineOf(incidentOf(said)).find(({ text }) => text.startsWith('Action item:'))?.key ?? '';
  const gone = told([{ name: 'redact', fields: { entry: key, reason: 'a password' } }], said);

  it('takes its words out everywhere, and keeps whose it is, until when and how far', () => {
    const incident = incidentOf(gone);
    expect(JSON.stringify([...incident.events.values(), rows(gone), disputesOf(incident)])).not.toContain(
      secret,
    );
    expect(itemOf(gone)).toMatchObject({
      ...{ id: 'a1', text: 'Redacted', words: '', owner: 'marek', due: '2026-12-08', state: 'done' },
      ...{ category: 'process', putOff: 1, openedAt: itemOf(said)?.openedAt, endedAt: itemOf(said)?.endedAt },
    });
  });

  it('leaves an item that can be worked on', () => {
    const later = told([change({ state: 'open' }), change({ due: '2026-12-15' })], gone);
    expect(itemOf(later)).toMatchObject({ state: 'open', putOff: 2 });
    given(...gone)
      .when({ name: 'redact', fields: { entry: key, reason: 'again' } })
      .thenRefused('Not redacted: it was redacted already.');
  });
});

it('is listed with its incident', () => {
  const [listed] = listedActionsOf(incidentOf(opened));
  expect(listed).toMatchObject({
    id: 'a1',
    incident: { id: incidentOf(opened).id, severity: 'sev2', causes: [], exercise: false, resolvedAt: null },
  });
});
