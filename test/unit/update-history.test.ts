import { describe, expect, it } from 'vitest';
import { dueTo } from '../../shared/incident/cadence.ts';
import { dueList } from '../../shared/incident/due.ts';
import type { StreamEvent } from '../../shared/incident/envelope.ts';
import { timelineOf } from '../../shared/incident/timeline.ts';
import { historyTo } from '../../shared/incident/update-history.ts';
import {
  nextNumber,
  roundNumbers,
  updatesOf,
  updatesSent,
  updatesTo,
} from '../../shared/incident/updates.ts';
import type { Audience } from '../../shared/incident/vocabulary.ts';
import { updatesPage } from '../../shared/incident/view/updates-page.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import {
  assigned,
  declared,
  given,
  incidentOf,
  minute,
  moved,
  severityRaised,
  updated,
  updateTakenBack,
} from '../support/given.ts';

const first = declared({ severity: 'sev1' });
const told = (at: number, to: readonly Audience[], next: number | null = null) =>
  updated({ at: minute(at), to, next: next === null ? null : minute(next) });
const rounds = (...events: readonly StreamEvent[]): readonly number[] => {
  const incident = incidentOf(events);
  return updatesOf(incident).map(({ id }) => roundNumbers(incident).get(id) ?? 0);
};

describe('send-updates', () => {
  const wordings = [
    { audience: 'customers' as const, text: 'Some payments fail.', channel: 'status page' },
    { audience: 'support' as const, text: 'Card payments fail.' },
    { audience: 'product' as const, text: 'Card payments fail.' },
  ];
  const sent = given(first).when({
    name: 'send-updates',
    fields: { next: minute(45), wordings, status: 'identified', channel: '#inc-7' },
  });

  it('records a wording for each audience; those who got the same words got one update', () =>
    sent.then(
      {
        ...{ t: 'update-sent/1', e: 'updates', at: minute(30), u: 'ana' },
        payload: {
          ...{ text: 'Some payments fail.', audiences: ['customers'], nextDueAt: minute(45) },
          ...{ channel: 'status page', status: 'identified' },
        },
      },
      {
        t: 'update-sent/1',
        payload: { text: 'Card payments fail.', audiences: ['support', 'product'], channel: '#inc-7' },
      },
    ));

  it('sends the drafts as they stand where no words are given', () => {
    const drafted = given(first)
      .when({ name: 'draft-update', fields: { audience: 'support', text: 'Look at the board.' } })
      .done();
    given(...drafted)
      .when({ name: 'send-updates', fields: { next: minute(45) } })
      .then({ t: 'update-sent/1', payload: { text: 'Look at the board.', audiences: ['support'] } });
    given(...drafted)
      .when({ name: 'send-updates', fields: { next: minute(45), audiences: ['customers'] } })
      .thenRefused('Not recorded: no draft waits to be sent; share one first, or record what was sent.');
  });

  it('is refused for two wordings for one audience, and for a next time that has gone by', () => {
    given(first)
      .when({ name: 'send-updates', fields: { next: minute(45), wordings: [...wordings, ...wordings] } })
      .thenRefused('Not recorded: there are two wordings for one audience; one of them was sent.');
    given(first)
      .when({ name: 'send-updates', fields: { next: minute(30), wordings } })
      .thenRefused('Not recorded: the next update must lie after this one.');
  });

  it('is taken back, and brought back, as a whole', () => {
    const events = sent.done();
    const [update = '', ...also] = updatesOf(incidentOf(events)).map(({ id }) => id);
    const back = given(...events).when({ name: 'withdraw-update', fields: { update, also } });
    back.then({ t: 'update-withdrawn/1' }, { t: 'update-withdrawn/1' });
    expect(updatesOf(incidentOf(back.done()))).toEqual([]);
    const again = given(...back.done()).when({
      name: 'withdraw-update',
      fields: { update, also, undo: true },
    });
    expect(updatesOf(incidentOf(again.done()))).toHaveLength(2);
    given(...events)
      .when({ name: 'withdraw-update', fields: { update, also: ['a'.repeat(26)] } })
      .thenRefused('Nothing changed: there is no such update.');
  });
});

describe('the rounds of updates', () => {
  it('are one for wordings that went to one audience after the other', () => {
    const round = [told(10, ['executives']), told(11, ['support', 'product']), told(14, ['customers'])];
    expect(rounds(first, ...round)).toEqual([1, 1, 1]);
    expect(rounds(first, ...round, told(20, ['customers']), told(25, ['support']))).toEqual([1, 1, 1, 2, 2]);
  });

  it('are counted as whoever was told least often counts them: a word for support moves nobody else’s', () => {
    const to: readonly Audience[] = ['executives', 'product', 'support', 'customers'];
    const events = [first, told(10, to), told(15, ['support']), told(20, to), told(30, to)];
    expect(rounds(...events)).toEqual([1, 2, 2, 3]);
    expect(nextNumber(incidentOf(events), ['support'])).toBe(5);
    expect([nextNumber(incidentOf(events), to), nextNumber(incidentOf(events), [])]).toEqual([4, 4]);
  });

  it('leave out what was taken back', () => {
    const wrong = told(11, ['support']);
    expect(rounds(first, wrong, updateTakenBack(wrong.id), told(15, ['support']))).toEqual([1]);
  });

  it('number what is due: of the round under way for those who were not told in it', () => {
    const incident = incidentOf([first, assigned('commander', 'ana'), told(10, ['executives'])]);
    expect(updatesSent(incident)).toBe(1);
    expect([nextNumber(incident, ['customers', 'support']), nextNumber(incident, ['executives'])]).toEqual([
      1, 2,
    ]);
    expect(nextNumber(incidentOf([first]), ['customers'])).toBe(1);
    const due = dueList(incident, defaultPlaybook).filter((each) => each.kind === 'update');
    expect(due.map(({ number, due: { audiences } }) => [number, audiences.length])).toEqual([
      [1, 3],
      [2, 1],
    ]);
  });
});

describe('what an audience was sent', () => {
  const history = (to: Audience, ...events: readonly StreamEvent[]) =>
    historyTo(incidentOf(events), to).map(({ number, dueAt, lateMinutes }) => [
      number,
      dueAt === null ? null : (dueAt - minute(0)) / 60_000,
      lateMinutes,
    ]);

  it('has numbers of its own', () => {
    const events = [first, told(10, ['support']), told(12, ['customers']), told(20, ['support'])];
    expect(updatesTo(incidentOf(events), 'support')).toHaveLength(2);
    expect(history('customers', ...events).map(([number]) => number)).toEqual([1]);
    expect(history('product', ...events)).toEqual([]);
  });

  it('was on time, or so many minutes after what was promised to them', () =>
    expect(
      history(
        'support',
        first,
        told(14, ['support'], 25),
        told(25.5, ['support'], 40),
        told(44, ['support']),
      ),
    ).toEqual([
      [1, 15, 0],
      [2, 25, 0],
      [3, 40, 4],
    ]));

  it('is held to the pace where nothing was promised, and to the severity that was in force', () => {
    const lower = severityRaised('sev1', 'sev2', { at: minute(20), after: [first] });
    expect(history('support', first, told(16, ['support']), told(35, ['support']))).toEqual([
      [1, 15, 1],
      [2, 31, 4],
    ]);
    expect(history('support', first, lower, told(21, ['support']), told(50, ['support']))).toEqual([
      [1, 15, 6],
      [2, 51, 0],
    ]);
  });

  it('was not due while it was resolved; a promise from before a reopening is void', () => {
    const resolved = moved('resolve', { at: minute(20), after: [first] });
    const reopened = moved('reopen', { at: minute(60), after: [resolved] });
    const early = told(14, ['support'], 25);
    expect(history('support', first, early, resolved, told(30, ['support'], 40))[1]).toEqual([2, null, null]);
    expect(history('support', first, early, resolved, reopened, told(70, ['support']))[1]).toEqual([
      2, 75, 0,
    ]);
  });

  it('says when the next one is due', () => {
    const incident = incidentOf([first, told(10, ['support'], 22)]);
    expect([dueTo(incident, 'support')?.at, dueTo(incident, 'product')?.at]).toEqual([
      minute(22),
      minute(15),
    ]);
    expect(dueTo(incidentOf([declared({ severity: 'sev4' })]), 'support')).toBeNull();
  });
});

describe('where it went, and who had approved it', () => {
  const events = given(first)
    .when({ name: 'draft-update', fields: { audience: 'customers', text: 'x' } }, { by: 'cem' })
    .done();
  const approved = given(...events)
    .when({ name: 'approve-update', fields: { audience: 'customers' } })
    .done();
  const sent = given(...approved)
    .when(
      {
        name: 'update',
        fields: {
          ...{ text: 'x', next: minute(45), audiences: ['customers'] },
          ...{ channel: 'status page', status: 'identified' },
        },
      },
      { by: 'cem' },
    )
    .done();
  const row = (all: readonly StreamEvent[]) =>
    timelineOf(incidentOf(all)).find(({ kind }) => kind === 'update');

  it('stand in the log and in the view', () => {
    expect(row(sent)?.text).toBe('Update sent to customers (status page), approved by ana');
    expect(updatesPage(incidentOf(sent), 'x', false)).toContain(
      'By cem to customers (status page). Status: identified. Approved by ana.',
    );
  });

  it('can be corrected; other words were approved by nobody', () => {
    const corrected = given(...sent)
      .when({ name: 'correct-update', fields: { update: 'last', channel: '#inc', status: 'monitoring' } })
      .done();
    expect(row(corrected)?.text).toBe('Update sent to customers (#inc), approved by ana');
    const cleared = given(...corrected)
      .when({ name: 'correct-update', fields: { update: 'last', channel: '', text: 'y' } })
      .done();
    expect(row(cleared)?.text).toBe('Update sent to customers');
    expect(updatesOf(incidentOf(cleared))).toMatchObject([
      { channel: null, status: 'monitoring', text: 'y' },
    ]);
  });

  it('are nothing in records that say neither', () => {
    expect(row([first, told(10, ['support'])])?.text).toBe('Update sent to support');
    expect(updatesOf(incidentOf([first, told(10, ['support'])]))).toMatchObject([
      { channel: null, status: null, approvedBy: {} },
    ]);
  });
});
