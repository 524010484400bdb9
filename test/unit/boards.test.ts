import { describe, expect, it } from 'vitest';
import { boardOf } from '../../shared/incident/boards.ts';
import type { StreamEvent } from '../../shared/incident/envelope.ts';
import { fold } from '../../shared/incident/fold.ts';
import { Timeline } from '../../shared/incident/timeline.ts';
import type { EntryKind } from '../../shared/incident/vocabulary.ts';
import {
  apart,
  broughtBack,
  corrected,
  declared,
  given,
  incidentOf,
  logged,
  marked,
  minute,
  moved,
  takenBack,
} from '../support/given.ts';
import { shownOf } from '../support/shown.ts';

const first = declared();
const board = (kind: EntryKind, ...events: readonly StreamEvent[]) => boardOf(incidentOf(events), kind);
const ask = logged('a-1', 'does it stop', { kind: 'ask', to: 'farah', at: minute(5), dueAt: minute(15) });
const hypothesis = (e: string, at: number) => logged(e, e, { kind: 'hypothesis', at });

describe('a board', () => {
  it('shows who is asked, until when, and who asked', () =>
    expect(board('ask', first, ask)).toEqual([
      {
        ...{
          entry: 'a-1',
          number: 1,
          kind: 'ask',
          text: 'does it stop',
          at: minute(5),
          by: 'ana',
          to: 'farah',
        },
        ...{ dueAt: minute(15), mark: 'open', open: true, marked: null, former: null },
        ...{ about: null, heard: null },
      },
    ]));

  it('numbers what stands on it by its time, whenever it arrives', () => {
    const numbers = (...events: readonly StreamEvent[]) =>
      board('hypothesis', ...events).map(({ entry, number }) => [entry, number]);
    const [a, b] = [hypothesis('h-a', minute(5)), hypothesis('h-b', minute(9))];
    expect(numbers(b, a)).toEqual([
      ['h-a', 1],
      ['h-b', 2],
    ]);
    expect(numbers(b, a, hypothesis('h-late', minute(7)))).toEqual([
      ['h-a', 1],
      ['h-late', 2],
      ['h-b', 3],
    ]);
  });

  it('has no notes', () => expect(board('note', first, logged('n', 'x'))).toEqual([]));

  it('waits for an entry that has not arrived', () => {
    expect(board('ask', first, marked('a-1', 'done'))).toEqual([]);
    expect(board('ask', first, marked('a-1', 'done'), ask)).toMatchObject([{ mark: 'done', open: false }]);
  });

  it('is left by what was taken back, and entered again by what was brought back', () => {
    const gone = takenBack('a-1');
    expect(board('ask', first, ask, gone)).toEqual([]);
    expect(board('ask', first, ask, gone, broughtBack('a-1', { after: [gone] }))).toHaveLength(1);
  });

  it('is left by what was corrected to another kind, and the other board has it', () => {
    const mended = corrected('a-1', 'does it stop', { kind: 'note' });
    const moved = corrected('a-1', 'does it stop', { kind: 'action', dueAt: minute(15) });
    expect([board('ask', first, ask, mended), board('note', first, ask, mended)]).toEqual([[], []]);
    expect([board('ask', first, ask, moved), board('action', first, ask, moved)]).toMatchObject([
      [],
      [{ entry: 'a-1', dueAt: null }],
    ]);
  });

  it('forgets a mark that does not fit what the entry was corrected to, and knows it again when it fits', () => {
    const done = marked('a-1', 'done');
    const mended = corrected('a-1', 'x', { kind: 'hypothesis' });
    expect(board('hypothesis', first, ask, done, mended)).toMatchObject([
      { mark: 'open', open: true, marked: null },
    ]);
    const again = corrected('a-1', 'x', { kind: 'ask', after: [mended] });
    expect(board('ask', first, ask, done, mended, again)).toMatchObject([{ mark: 'done', open: false }]);
  });

  it('shows the later of two marks by people who had not seen each other’s, on both desktops', () => {
    const [one, other] = apart(
      [first, ask],
      { name: 'mark', fields: { entry: 'a-1', mark: 'done', note: 'yes' } },
      { name: 'mark', fields: { entry: 'a-1', mark: 'dropped', note: 'no need' } },
    );
    expect(board('ask', ...one)).toMatchObject([{ mark: 'dropped', marked: { by: 'ben', note: 'no need' } }]);
    expect(shownOf(incidentOf(other), minute(60))).toEqual(shownOf(incidentOf(one), minute(60)));
    given(...one)
      .when({ name: 'mark', fields: { entry: 'a-1', mark: 'dropped', note: 'no need' } })
      .then({ t: 'entry-marked/1', g: 2 });
  });
});

describe('an exit criterion that was verified before a reopening', () => {
  const criterion = logged('c-1', 'errors under 1 %', { kind: 'criterion', at: minute(1) });
  const verified = marked('c-1', 'verified', { kind: 'criterion', at: minute(5) });
  const resolved = moved('resolve', { at: minute(10) });
  const reopened = moved('reopen', { at: minute(20), after: [resolved] });
  const before = [first, criterion, verified, resolved] as const;
  const again = [{ open: true, mark: 'open', marked: null, former: { by: 'ana', at: minute(5) } }];
  const held = [{ open: false, mark: 'verified', former: null }];

  it('is open again, in whatever order it arrives, and tells when it held', () => {
    expect(board('criterion', ...before)).toMatchObject(held);
    expect(board('criterion', ...before, reopened)).toMatchObject(again);
    expect(board('criterion', reopened, ...before.toReversed())).toMatchObject(again);
  });

  it('is open in the log as well, as soon as the reopening arrives', () => {
    const incident = incidentOf(before);
    const timeline = new Timeline(incident);
    const row = () => timeline.rows().find(({ key }) => key === 'c-1')?.waits;
    expect(row()).toMatchObject(held[0] ?? {});
    fold(incident, reopened);
    timeline.apply(reopened);
    expect(row()).toMatchObject(again[0] ?? {});
  });

  it('can be verified once more', () => {
    const events = given(...before, reopened)
      .when({ name: 'mark', fields: { entry: 'c-1', mark: 'verified' } }, { now: minute(25) })
      .done();
    expect(board('criterion', ...events)).toMatchObject([{ ...held[0], marked: { at: minute(25) } }]);
  });

  it('holds again once the reopening was taken back', () => {
    const events = given(...before, reopened)
      .when({ name: 'undo-phase', fields: {} }, { now: minute(25) })
      .done();
    expect(board('criterion', ...events)).toMatchObject(held);
  });
});

describe('mark', () => {
  const more = marked('a-1', 'open', { dueAt: minute(40), at: minute(14) });

  it('says what became of it, from what, with its first words', () =>
    given(first, ask)
      .when({ name: 'mark', fields: { entry: 'a-1', mark: 'acknowledged' } }, { now: minute(6), by: 'farah' })
      .then({
        ...{ t: 'entry-marked/1', e: 'a-1', at: minute(6), u: 'farah', o: [], g: 1 },
        payload: {
          mark: 'acknowledged',
          from: 'open',
          kind: 'ask',
          text: 'does it stop',
          note: null,
          dueAt: null,
        },
      }));

  it.each([
    ['action', 'done'],
    ['hypothesis', 'ruled-out'],
    ['hypothesis', 'confirmed'],
    ['criterion', 'verified'],
    ['roadblock', 'cleared'],
    ['decision', 'done'],
    ['decision', 'dropped'],
  ] as const)('makes of %s: %s', (kind, mark) => {
    const events = given(first, logged('e-1', 'x', { kind }))
      .when({ name: 'mark', fields: { entry: 'e-1', mark, note: 'why' } })
      .done();
    expect(board(kind, ...events)).toMatchObject([{ mark, open: false, marked: { by: 'ana', note: 'why' } }]);
  });

  it('is refused where it does not fit, and says what would', () => {
    given(first, hypothesis('h-1', minute(1)))
      .when({ name: 'mark', fields: { entry: 'h-1', mark: 'done' } })
      .thenRefused('Nothing changed: an entry of the kind “hypothesis” is open, confirmed, ruled-out.');
    given(first, logged('n-1', 'x'))
      .when({ name: 'mark', fields: { entry: 'n-1', mark: 'done' } })
      .thenRefused('Nothing changed: a note is not waiting for anything.');
    given(first)
      .when({ name: 'mark', fields: { entry: 'nope', mark: 'done' } })
      .thenRefused('Nothing changed: there is no such entry.');
    given(first, ask, takenBack('a-1'))
      .when({ name: 'mark', fields: { entry: 'a-1', mark: 'done' } })
      .thenRefused('Nothing changed: it was taken back; restore it first.');
  });

  it('changes nothing where it is so already', () => {
    given(first, ask)
      .when({ name: 'mark', fields: { entry: 'a-1', mark: 'open' } })
      .thenNothing();
    given(first, ask, marked('a-1', 'done'))
      .when({ name: 'mark', fields: { entry: 'a-1', mark: 'done' } })
      .thenNothing();
  });

  it('gives an ask more time, counted from now', () =>
    given(first, ask)
      .when({ name: 'mark', fields: { entry: 'a-1', mark: 'open', minutes: 10 } }, { now: minute(16) })
      .then({ t: 'entry-marked/1', payload: { mark: 'open', from: 'open', dueAt: minute(26) } }));

  it('keeps the time that was given when it is acknowledged, answered and opened again', () => {
    let events: readonly StreamEvent[] = [first, ask, more];
    for (const mark of ['acknowledged', 'done', 'open'] as const) {
      events = given(...events)
        .when({ name: 'mark', fields: { entry: 'a-1', mark } })
        .done();
      expect(board('ask', ...events)).toMatchObject([{ mark, dueAt: minute(40) }]);
    }
  });

  it('opened once more without a time has its first time again', () => {
    const events = given(first, ask, more)
      .when({ name: 'mark', fields: { entry: 'a-1', mark: 'open' } })
      .done();
    expect(board('ask', ...events)).toMatchObject([{ dueAt: minute(15) }]);
  });

  it('gives no more time to what has none, or is settled', () => {
    const why = 'Nothing changed: only an ask or a decision that is open can be given more time.';
    given(first, hypothesis('h-1', minute(1)))
      .when({ name: 'mark', fields: { entry: 'h-1', mark: 'open', minutes: 5 } })
      .thenRefused(why);
    given(first, ask)
      .when({ name: 'mark', fields: { entry: 'a-1', mark: 'done', minutes: 5 } })
      .thenRefused(why);
  });

  it('quotes a long entry in one line, without half a character', () => {
    const long = logged('a-9', `${'x'.repeat(80)}\n${'y'.repeat(78)}😀 and more`, { kind: 'ask' });
    given(first, long)
      .when({ name: 'mark', fields: { entry: 'a-9', mark: 'done' } })
      .then({ t: 'entry-marked/1', payload: { text: `${'x'.repeat(80)} ${'y'.repeat(78)}` } });
  });
});

describe('log and correct', () => {
  it('give an ask the playbook’s minutes where none are said, from its event time', () => {
    given(first)
      .when({ name: 'log', fields: { text: 'x', kind: 'ask', at: minute(20) } })
      .then({ t: 'entry-logged/1', payload: { dueAt: minute(30) } });
    given(first)
      .when({ name: 'log', fields: { text: 'x', kind: 'ask', to: 'ben', minutes: 3 } }, { now: minute(20) })
      .then({ t: 'entry-logged/1', payload: { to: 'ben', dueAt: minute(23) } });
  });

  it('give a decision a time only where one is said, and nothing else one at all', () => {
    for (const [kind, minutes] of [
      ['decision', undefined],
      ['action', 5],
      ['note', 5],
    ] as const) {
      const events = given(first)
        .when({
          name: 'log',
          fields: { text: 'x', kind, entry: 'e-1', ...(minutes === undefined ? {} : { minutes }) },
        })
        .done();
      expect(events.at(-1)?.payload).toEqual({ kind, text: 'x' });
    }
  });

  it('keep the person and the time of an ask that is put better', () =>
    given(first, ask)
      .when({ name: 'correct', fields: { entry: 'a-1', text: 'does it stop now' } })
      .then({
        t: 'entry-corrected/1',
        payload: { kind: 'ask', text: 'does it stop now', to: 'farah', dueAt: minute(15) },
      }));

  it('change nothing where an entry says so already', () =>
    given(first, ask)
      .when({ name: 'correct', fields: { entry: 'a-1', text: 'does it stop' } })
      .thenNothing());
});
