import { describe, expect, it } from 'vitest';
import { checklistOf, nextFor, runOf, type ItemState } from '../../shared/incident/checklist.ts';
import type { StreamEvent } from '../../shared/incident/envelope.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import {
  apart,
  assigned,
  declared,
  given,
  givenTo,
  incidentOf,
  itemNoted,
  itemTakenOff,
  minute,
  moved,
  phaseTakenBack,
  skipped,
  ticked,
} from '../support/given.ts';
import { shownOf } from '../support/shown.ts';

const first = declared({ severity: 'sev2' });
const listOf = (...events: readonly StreamEvent[]) => checklistOf(incidentOf(events), defaultPlaybook);
const itemOf = (id: string, ...events: readonly StreamEvent[]): ItemState | undefined =>
  listOf(...events).find((state) => state.item.id === id);
const nextOf = (person: string, ...events: readonly StreamEvent[]) =>
  nextFor(listOf(...events), incidentOf(events), person)?.item.id;
const text = (id: string) => defaultPlaybook.checklist.find((item) => item.id === id)?.text;

describe('skip', () => {
  it('leaves an item out with a word why, and who', () => {
    given(first)
      .when(
        { name: 'skip', fields: { item: 'load', why: 'nowhere to move it' } },
        { now: minute(4), by: 'ben' },
      )
      .then({
        ...{ t: 'item-skipped/1', e: 'check.load.1', u: 'ben', o: [], g: 1 },
        payload: { item: 'load', text: text('load'), why: 'nowhere to move it' },
      });
    expect(itemOf('load', first, skipped('load', 1, 'nowhere', { by: 'ben', at: minute(4) }))).toMatchObject({
      ...{ done: true, skipped: 'nowhere', tick: { by: 'ben', at: minute(4) } },
    });
  });

  it('changes nothing where it is left out for the same reason, and takes another reason', () => {
    const past = [first, skipped('load', 1, 'nowhere')];
    given(...past)
      .when({ name: 'skip', fields: { item: 'load', why: 'nowhere' } })
      .thenNothing();
    given(...past)
      .when({ name: 'skip', fields: { item: 'load', why: 'not wise' } })
      .then({ t: 'item-skipped/1', g: 2 });
  });

  it('gives way to a tick, and a tick to it', () => {
    const skip = skipped('load', 1, 'nowhere');
    expect(itemOf('load', first, skip, ticked('load', 1, { after: [skip] }))).toMatchObject({
      done: true,
      skipped: null,
    });
    const tick = ticked('load', 1);
    expect(itemOf('load', first, tick, skipped('load', 1, 'x', { after: [tick] }))).toMatchObject({
      skipped: 'x',
    });
  });

  it('is refused for an item that is not there', () =>
    given(first)
      .when({ name: 'skip', fields: { item: 'coffee', why: 'x' } })
      .thenRefused(
        `There is no item “coffee” on the checklist; it has ${defaultPlaybook.checklist.map((i) => i.id).join(', ')}.`,
      ));

  it('at the same time as a tick is the same on both desktops', () => {
    const [one, other] = apart(
      [first],
      { name: 'skip', fields: { item: 'load', why: 'x' } },
      { name: 'tick', fields: { item: 'load' } },
    );
    expect(itemOf('load', ...one)).toMatchObject({ done: true, skipped: null, tick: { by: 'ben' } });
    expect(shownOf(incidentOf(other), minute(60))).toEqual(shownOf(incidentOf(one), minute(60)));
  });
});

describe('whose an item is', () => {
  const lead = assigned('technical-lead', 'ben');
  const role = defaultPlaybook.checklist.find(
    (item) => item.role !== undefined && item.severities.includes('sev2'),
  );

  it('is said of a person, and taken back', () => {
    given(first)
      .when({ name: 'assign-item', fields: { item: 'rollback', person: 'cem' } })
      .then({
        ...{ t: 'item-assigned/1', e: 'check.rollback.1' },
        payload: { item: 'rollback', text: text('rollback'), person: 'cem' },
      });
    const mine = givenTo('rollback', 1, 'cem');
    expect(itemOf('rollback', first, mine)).toMatchObject({ owner: 'cem' });
    given(first, mine)
      .when({ name: 'assign-item', fields: { item: 'rollback', person: 'cem' } })
      .thenNothing();
    given(first, mine)
      .when({ name: 'assign-item', fields: { item: 'rollback' } })
      .then({ t: 'item-assigned/1', o: [mine.id], payload: { person: null } });
    given(first)
      .when({ name: 'assign-item', fields: { item: 'rollback' } })
      .thenNothing();
  });

  it('follows from the role of an item, unless it was given to somebody', () => {
    const own = itemNoted('own-a', 'Ask the vendor', { role: 'technical-lead' });
    expect(itemOf('own-a', first, own)).toMatchObject({ owner: null, own: true });
    expect(itemOf('own-a', first, own, lead)).toMatchObject({ owner: 'ben' });
    expect(itemOf('own-a', first, own, lead, givenTo('own-a', 1, 'dan'))).toMatchObject({ owner: 'dan' });
    if (role !== undefined) expect(itemOf(role.id, first)).toMatchObject({ owner: null });
  });
});

describe('own items', () => {
  const own = itemNoted('own-a', 'Tell the shop', { by: 'ben', at: minute(3) });

  it('are added to the phase it is in, or another, and ticked like any other', () => {
    given(first)
      .when({ name: 'add-item', fields: { text: 'Tell the shop' } }, { by: 'ben' })
      .then({
        ...{ t: 'item-added/1', e: 'own-newid234567ab', u: 'ben' },
        payload: { text: 'Tell the shop', phase: 'detection', role: null },
      });
    given(first, moved('start-mitigation'))
      .when({ name: 'add-item', fields: { text: 'x', role: 'scribe' } })
      .then({ t: 'item-added/1', payload: { phase: 'mitigation', role: 'scribe' } });
    given(first)
      .when({ name: 'add-item', fields: { text: 'x', phase: 'resolution', item: 'own-x' } })
      .then({ t: 'item-added/1', e: 'own-x', payload: { phase: 'resolution' } });
    given(first, own)
      .when({ name: 'tick', fields: { item: 'own-a' } })
      .then({ t: 'item-ticked/1', e: 'check.own-a.1', payload: { text: 'Tell the shop' } });
  });

  it('are one item under one id, the first that was written, on both desktops', () => {
    given(first, own)
      .when({ name: 'add-item', fields: { text: 'again', item: 'own-a' } })
      .thenNothing();
    const later = itemNoted('own-a', 'Something else', { by: 'ana' });
    for (const events of [
      [first, own, later],
      [later, own, first],
    ]) {
      expect(itemOf('own-a', ...events)?.item.text).toBe('Tell the shop');
    }
  });

  it('stand in the order in which they were written, whichever arrives first', () => {
    const [a, b] = [itemNoted('own-c', 'first'), itemNoted('own-b', 'second')];
    const ids = (...events: readonly StreamEvent[]) =>
      listOf(...events)
        .filter((s) => s.own)
        .map((s) => s.item.id);
    expect(ids(first, b, a)).toEqual(['own-c', 'own-b']);
  });

  it('can be taken off and put back; those of the playbook can’t', () => {
    const off = itemTakenOff('own-a');
    expect(itemOf('own-a', first, own, off)).toBeUndefined();
    expect(
      itemOf('own-a', first, own, off, itemTakenOff('own-a', { withdrawn: false, after: [off] })),
    ).toBeDefined();
    given(first, own)
      .when({ name: 'remove-item', fields: { item: 'own-a' } })
      .then({ t: 'item-withdrawn/1', payload: { text: 'Tell the shop', withdrawn: true } });
    given(first, own, off)
      .when({ name: 'remove-item', fields: { item: 'own-a' } })
      .thenNothing();
    given(first, own)
      .when({ name: 'remove-item', fields: { item: 'own-a', undo: true } })
      .thenNothing();
    given(first)
      .when({ name: 'remove-item', fields: { item: 'bridge' } })
      .thenRefused('Only an item that was added here can be taken off; skip one of the playbook instead.');
  });

  it('that arrive after they were taken off stay off', () =>
    expect(itemOf('own-a', first, itemTakenOff('own-a'), own)).toBeUndefined());
});

describe('what is next for somebody', () => {
  it('is the first open item of theirs, else the first that is nobody’s', () => {
    expect(nextOf('ana', first)).toBeUndefined();
    const triage = [first, moved('acknowledge')];
    expect(nextOf('ana', ...triage)).toBe('severity-criteria');
    expect(nextOf('ana', ...triage, givenTo('recent-changes', 1, 'ana'))).toBe('recent-changes');
    expect(nextOf('ben', ...triage, givenTo('severity-criteria', 1, 'ana'))).toBe('bridge');
  });

  it('is nothing of a later phase, nothing that the console sees by itself, and nothing that was left out', () => {
    expect(nextOf('ana', first, givenTo('load', 1, 'ana'))).toBeUndefined();
    expect(nextOf('ana', first, givenTo('commander', 1, 'ana'))).toBeUndefined();
    const triage = [first, moved('acknowledge')];
    expect(nextOf('ana', ...triage, skipped('severity-criteria', 1, 'x'))).toBe('bridge');
  });

  it('is an own item of an earlier phase before one of a later', () => {
    const past = [
      first,
      moved('start-mitigation'),
      itemNoted('own-a', 'x', { phase: 'detection' }),
      givenTo('own-a', 1, 'ana'),
    ];
    expect(nextOf('ana', ...past, givenTo('rollback', 1, 'ana'))).toBe('own-a');
  });
});

describe('a run of the list', () => {
  const resolved = moved('resolve', { after: [first] });
  const reopened = moved('reopen', { after: [resolved] });
  const second = ticked('bridge', reopened.g, { at: minute(41) });
  const back = phaseTakenBack(reopened, 'post-mortem');

  it('goes back to the one before when the reopening is taken back', () => {
    expect(runOf(incidentOf([first, resolved, reopened, back]))).toBe(1);
    expect(itemOf('bridge', first, ticked('bridge', 1), resolved, reopened, second, back)).toMatchObject({
      tick: { at: minute(0) },
    });
  });

  it('that was taken back leaves no ticks to the next one', () => {
    const again = moved('reopen', { after: [back] });
    expect(itemOf('bridge', first, resolved, reopened, second, back, again)).toMatchObject({ done: false });
  });

  it('by two people who had seen different things keeps the ticks of the later', () => {
    const longer = moved('resolve', { after: [reopened], by: 'ben' });
    const other = moved('reopen', { after: [longer], by: 'ben' });
    const here = moved('reopen', { after: [resolved], by: 'cem' });
    expect(
      itemOf('bridge', first, resolved, here, reopened, longer, other, ticked('bridge', other.g)),
    ).toMatchObject({ done: true });
  });
});

describe('an item that is open again', () => {
  const commander = assigned('commander', 'ana', { at: minute(1) });
  const left = assigned('commander', null, { at: minute(20), after: [commander] });

  it('says since when and why', () => {
    expect(itemOf('commander', first, commander, left)).toMatchObject({
      ...{ done: false, again: { at: minute(20), why: 'incident commander left' } },
    });
    expect(itemOf('roles', first, commander, left)).toMatchObject({
      again: { why: 'incident commander left' },
    });
  });

  it('is not one that never was done, nor one that is done', () => {
    expect(itemOf('commander', first)).toMatchObject({ again: null });
    expect(itemOf('commander', first, commander)).toMatchObject({ again: null });
    expect(
      itemOf('commander', first, commander, left, assigned('commander', 'ben', { after: [left] })),
    ).toMatchObject({ done: true, again: null });
  });
});
