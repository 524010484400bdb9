import { describe, expect, it } from 'vitest';
import type { StreamEvent } from '../../shared/incident/envelope.ts';
import { timelineOf } from '../../shared/incident/timeline.ts';
import { lastUpdate, updatesOf, updatesSent } from '../../shared/incident/updates.ts';
import {
  apart,
  declared,
  given,
  incidentOf,
  minute,
  redacted,
  updated,
  updateMended,
  updateTakenBack,
} from '../support/given.ts';
import { shownOf } from '../support/shown.ts';

const first = declared();
const sent = updated({ at: minute(13), next: minute(28), text: 'Half of all starts fail.', to: ['support'] });
const later = updated({ at: minute(20), next: minute(40), text: 'Still looking.' });
const rowOf = (id: string, ...events: readonly StreamEvent[]) =>
  timelineOf(incidentOf(events)).find((row) => row.key === id);

describe('correct-update', () => {
  it('makes a new version of what was sent; what is not said stays', () =>
    given(first, sent)
      .when({ name: 'correct-update', fields: { update: sent.id, text: 'A third fails.' } }, { by: 'cem' })
      .then({
        ...{ t: 'update-corrected/1', e: `update.${sent.id}`, at: minute(13), u: 'cem', o: [], g: 1 },
        payload: { text: 'A third fails.', audiences: ['support'], nextDueAt: minute(28) },
      }));

  it('takes “last” for the one that was sent last', () =>
    given(first, later, sent)
      .when({ name: 'correct-update', fields: { update: 'last', text: 'x' } })
      .then({ t: 'update-corrected/1', e: `update.${later.id}` }));

  it('changes nothing where it says so already', () =>
    given(first, sent)
      .when({ name: 'correct-update', fields: { update: 'last', text: 'Half of all starts fail.' } })
      .thenNothing());

  it('is refused for what is not there, was taken back, or would promise the past', () => {
    given(first)
      .when({ name: 'correct-update', fields: { update: 'last', text: 'x' } })
      .thenRefused('Not corrected: there is no such update.');
    given(first)
      .when({ name: 'correct-update', fields: { update: first.id, text: 'x' } })
      .thenRefused('Not corrected: there is no such update.');
    given(first, sent, updateTakenBack(sent.id))
      .when({ name: 'correct-update', fields: { update: sent.id, text: 'x' } })
      .thenRefused('Not corrected: it was taken back; bring it back first.');
    given(first, sent)
      .when({ name: 'correct-update', fields: { update: sent.id, next: minute(12) } })
      .thenRefused('Not corrected: the next update must lie after this one.');
  });

  it('by two desktops shows the later, says the other, and is the same on both', () => {
    const [one, other] = apart(
      [first, sent],
      { name: 'correct-update', fields: { update: 'last', text: 'a' } },
      { name: 'correct-update', fields: { update: 'last', text: 'b' } },
    );
    expect(rowOf(sent.id, ...one)).toMatchObject({
      detail: 'b',
      alsoSet: [{ text: 'a', by: 'ana' }],
      before: [{ text: 'Half of all starts fail.' }],
    });
    expect(shownOf(incidentOf(other), minute(60))).toEqual(shownOf(incidentOf(one), minute(60)));
  });
});

describe('withdraw-update', () => {
  it('takes back what was not sent, and brings it back', () => {
    given(first, sent)
      .when({ name: 'withdraw-update', fields: { update: sent.id } })
      .then({ t: 'update-withdrawn/1', e: `update.${sent.id}`, payload: { withdrawn: true } });
    const taken = updateTakenBack(sent.id);
    expect(updatesSent(incidentOf([first, sent, taken]))).toBe(0);
    given(first, sent, taken)
      .when({ name: 'withdraw-update', fields: { update: 'last', undo: true } })
      .then({ t: 'update-withdrawn/1', o: [taken.id], payload: { withdrawn: false } });
    given(first, sent, taken)
      .when({ name: 'withdraw-update', fields: { update: sent.id } })
      .thenNothing();
    given(first, sent)
      .when({ name: 'withdraw-update', fields: { update: sent.id, undo: true } })
      .thenNothing();
  });

  it('is refused for what is not there', () =>
    given(first)
      .when({ name: 'withdraw-update', fields: { update: 'last' } })
      .thenRefused('Nothing changed: there is no such update.'));
});

describe('the updates that count', () => {
  it('stand in the order of their times, as corrected', () => {
    const mended = updateMended(sent.id, { at: minute(25), text: 'x' });
    expect(updatesOf(incidentOf([first, later, sent, mended])).map((u) => u.text)).toEqual([
      'Still looking.',
      'x',
    ]);
    expect(lastUpdate(incidentOf([first, later, sent]), 'support')?.id).toBe(later.id);
    expect(lastUpdate(incidentOf([first, sent, later]), 'customers')?.id).toBe(later.id);
    expect(lastUpdate(incidentOf([first, sent]), 'customers')).toBeUndefined();
  });

  it('wait for the update that a correction is about', () => {
    const mended = updateMended(sent.id, { at: minute(13), text: 'x' });
    expect(updatesOf(incidentOf([first, mended]))).toEqual([]);
    expect(updatesOf(incidentOf([first, mended, sent]))).toMatchObject([{ text: 'x', by: 'ana' }]);
  });

  it('are without one whose words were taken out', () =>
    expect(updatesOf(incidentOf([first, redacted(sent)]))).toEqual([]));
});

describe('the row of an update', () => {
  it('shows the words as they stand, with those before, and who put them right or took them back', () => {
    const mended = updateMended(sent.id, {
      at: minute(15),
      text: 'A third fails.',
      to: ['support', 'customers'],
      by: 'cem',
      next: minute(30),
    });
    const twice = updateMended(sent.id, {
      at: minute(15),
      text: 'A quarter fails.',
      after: [mended],
      by: 'dan',
      next: minute(30),
    });
    expect(rowOf(sent.id, first, sent, mended)).toMatchObject({
      ...{
        kind: 'update',
        at: minute(15),
        text: 'Update sent to support, customers',
        detail: 'A third fails.',
      },
      ...{ nextDueAt: minute(30), version: 2, correctedBy: 'cem', by: 'ana' },
      before: [{ text: 'Half of all starts fail.', by: 'ana' }],
    });
    expect(rowOf(sent.id, first, twice, sent, mended)).toMatchObject({
      ...{ detail: 'A quarter fails.', version: 3, correctedBy: 'dan' },
      before: [
        { text: 'A third fails.', by: 'cem' },
        { text: 'Half of all starts fail.', by: 'ana' },
      ],
    });
    expect(rowOf(sent.id, first, sent, updateTakenBack(sent.id, { by: 'cem' }))).toMatchObject({
      takenBackBy: 'cem',
    });
  });
});
