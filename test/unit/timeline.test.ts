import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StreamEvent } from '../../shared/incident/envelope.ts';
import { fold } from '../../shared/incident/fold.ts';
import { createIncident } from '../../shared/incident/state.ts';
import { Timeline, timelineOf, type TimelineRow } from '../../shared/incident/timeline.ts';
import {
  assigned,
  broughtBack,
  corrected,
  declared,
  fromNewerVersion,
  incidentOf,
  logged,
  minute,
  moved,
  redacted,
  severityRaised,
  takenBack,
  ticked,
  updated,
} from '../support/given.ts';

fc.configureGlobal({ seed: 20_261_121 }); // the same cases at every run

const rowsOf = (...events: readonly StreamEvent[]): readonly TimelineRow[] => timelineOf(incidentOf(events));
const texts = (...events: readonly StreamEvent[]): string[] => rowsOf(...events).map((row) => row.text);
const rowOf = (...events: readonly StreamEvent[]): TimelineRow => {
  const [row, ...others] = rowsOf(...events);
  expect(others).toEqual([]);
  if (row === undefined) throw new Error('there is no row');
  return row;
};
const e1 = 'e-1';

describe('the order of the log', () => {
  it('is that of the event times, not of entering', () =>
    expect(
      texts(logged('e-1', 'second', { at: minute(5) }), logged('e-2', 'first', { at: minute(4) })),
    ).toEqual(['first', 'second']));

  it('is that of writing among equal event times, whoever’s events arrive first', () => {
    const [a, b] = [logged('e-1', 'a', { at: minute(5) }), logged('e-2', 'b', { at: minute(5), by: 'ben' })];
    expect(texts(b, a)).toEqual(['a', 'b']);
  });

  it('is that of the ids among equal clocks', () => {
    const a = logged('e-1', 'a', { at: minute(5) });
    const b = { ...logged('e-2', 'b', { at: minute(5) }), h: a.h };
    expect(a.id < b.id).toBe(true);
    expect(texts(b, a)).toEqual(['a', 'b']);
  });

  it('follows a corrected event time', () => {
    const [a, b] = [logged('e-1', 'a', { at: minute(5) }), logged('e-2', 'b', { at: minute(6) })];
    expect(texts(a, b, corrected('e-1', 'a, later', { at: minute(7) }))).toEqual(['b', 'a, later']);
  });

  it('keeps when it was entered beside when it happened', () => {
    const late = { ...logged(e1, 'the deploy', { at: minute(-40) }), h: [minute(12), 0] as const };
    expect(rowOf(late)).toMatchObject({ at: minute(-40), recordedAt: minute(12), by: 'ana', version: 1 });
  });
});

describe('a correction', () => {
  const first = logged(e1, '13 tickets', { at: minute(5), kind: 'note' });
  const second = corrected(e1, '31 tickets', { at: minute(5), by: 'ben', kind: 'finding' });
  const third = corrected(e1, '38 tickets', { at: minute(5), by: 'cem', kind: 'finding', after: [second] });

  it('shows the new words under the first writer’s name, and who corrected them', () =>
    expect(rowOf(first, second)).toMatchObject({
      ...{ key: e1, kind: 'finding', text: '31 tickets', by: 'ana', correctedBy: 'ben', version: 2 },
    }));

  it('keeps every former version readable, latest first', () =>
    expect(rowOf(first, third, second)).toMatchObject({
      ...{ text: '38 tickets', version: 3, correctedBy: 'cem', alsoSet: [] },
      before: [
        { text: '31 tickets', by: 'ben' },
        { text: '13 tickets', by: 'ana' },
      ],
    }));

  it('keeps their order by who replaced whose, whatever event times they state', () => {
    const earlier = corrected(e1, 'b', { at: minute(9) });
    const later = corrected(e1, 'c', { at: minute(1), after: [earlier] });
    const last = corrected(e1, 'd', { at: minute(5), after: [later] });
    expect(rowOf(first, last, earlier, later).before.map((b) => b.text)).toEqual(['c', 'b', '13 tickets']);
  });

  it('shows nothing until the entry itself has arrived, and then is there at once', () => {
    expect(rowsOf(second)).toEqual([]);
    expect(rowOf(second, first).text).toBe('31 tickets');
  });

  it('made by two people at the same time shows one and what the other set', () => {
    const other = corrected(e1, '83 tickets', { at: minute(5), by: 'dan' });
    expect(rowOf(first, second, other)).toMatchObject({
      ...{ text: '83 tickets', alsoSet: [{ text: '31 tickets', by: 'ben' }] },
      before: [{ text: '13 tickets', by: 'ana' }],
    });
    expect(rowOf(first, other, second)).toEqual(rowOf(first, second, other));
  });

  it('that has seen both settles it', () => {
    const other = corrected(e1, '83 tickets', { at: minute(5), by: 'dan' });
    const settled = corrected(e1, '38 tickets', { at: minute(5), after: [second, other] });
    const row = rowOf(settled, other, first, second);
    expect(row).toMatchObject({ text: '38 tickets', alsoSet: [], version: 4 });
    expect(row.before.map((b) => b.text)).toEqual(['83 tickets', '31 tickets', '13 tickets']);
  });

  it('is not undone by a clock that is ten years ahead', () => {
    const ahead = { ...second, h: [minute(5) + 10 * 365 * 86_400_000, 0] as const };
    expect(rowOf(first, ahead, third).text).toBe('38 tickets');
  });
});

describe('an entry that was taken back', () => {
  const first = logged(e1, 'wrong channel');
  const removal = takenBack(e1, { by: 'ben' });

  it('stays in its place with its words, and says by whom', () =>
    expect(rowOf(first, removal)).toMatchObject({ text: 'wrong channel', takenBackBy: 'ben', version: 1 }));

  it('is as before once it was brought back', () => {
    const row = rowOf(first, removal, broughtBack(e1, { after: [removal] }));
    expect(row).toEqual(rowOf(first));
  });

  it('keeps its corrections', () =>
    expect(rowOf(first, corrected(e1, 'right channel'), removal)).toMatchObject({
      ...{ text: 'right channel', takenBackBy: 'ben', before: [{ text: 'wrong channel' }] },
    }));
});

describe('an entry that was sent twice', () => {
  it('is one row, the one that was written first', () => {
    const [a, b] = [logged(e1, 'x'), logged(e1, 'x')];
    expect(rowOf(b, a)).toEqual(rowOf(a, b));
    expect(rowOf(b, a).id).toBe(a.id);
  });
});

describe('what the console logs itself', () => {
  const first = declared({ severity: 'sev2', title: 'Playback fails' });

  it.each([
    [first, 'Declared SEV2 by ana: Playback fails'],
    [severityRaised('sev2', 'sev1'), 'Severity changed from SEV2 to SEV1'],
    [moved('acknowledge', { by: 'ben' }), 'Acknowledged by ben'],
    [moved('mitigate'), 'Mitigated by ana'],
    [moved('reopen', { by: 'ben' }), 'Reopened by ben'],
    [assigned('commander', 'ana'), 'ana took command'],
    [assigned('scribe', 'ben'), 'Scribe set to ben'],
    [assigned('sme', 'rune', { area: 'edge' }), 'Subject matter expert for edge set to rune'],
    [ticked('bridge', 1), 'ana ticked “bridge”'],
    [ticked('bridge', 1, { done: false }), 'ana opened “bridge” again'],
  ])('reads in one line (%#)', (event, text) =>
    expect(rowOf(event)).toMatchObject({ key: event.id, kind: 'console', text, version: 1, before: [] }),
  );

  it('has the reason of a change of severity in its detail', () =>
    expect(rowOf(severityRaised('sev2', 'sev1')).detail).toBe('by its criteria'));

  it('has an update with its words', () =>
    expect(rowOf(updated({ text: 'Still looking.', to: ['support'] }))).toMatchObject({
      ...{ kind: 'update', text: 'Update sent to support', detail: 'Still looking.' },
    }));
});

describe('what this version can’t read', () => {
  it('is a row that says so, where it happened', () => {
    const newer = fromNewerVersion('h-1', { at: minute(5) });
    expect(
      rowsOf(logged('e-1', 'b', { at: minute(6) }), newer, logged('e-2', 'a', { at: minute(4) })),
    ).toMatchObject([
      { text: 'a' },
      { key: newer.id, kind: 'newer', text: '1 entry from a newer version, kept as it is' },
      { text: 'b' },
    ]);
  });

  it('is a row too where only the kind of entry is newer', () => {
    const entry = logged(e1, 'x');
    expect(rowOf({ ...entry, payload: { kind: 'rumour', text: 'x' } })).toMatchObject({
      key: entry.id,
      kind: 'newer',
    });
  });

  it('says that an entry was redacted, without its words', () => {
    const entry = logged(e1, 'a password');
    expect(rowOf(redacted(entry))).toMatchObject({
      key: e1,
      kind: 'redacted',
      text: 'Redacted',
      at: entry.at,
    });
    expect(rowOf(redacted(severityRaised('sev2', 'sev1')))).toMatchObject({ kind: 'redacted' });
  });

  it('leaves an entry as it is when one of its corrections was redacted', () => {
    const rows = rowsOf(logged(e1, 'x'), redacted(corrected(e1, 'a password')));
    expect(rows.map((r) => [r.kind, r.text, r.version, r.before.map((b) => b.text)])).toEqual([
      ['note', 'x', 2, ['Redacted']],
    ]);
  });
});

describe('a log that is kept up to date', () => {
  const removal = takenBack('e-2', { at: minute(9) });
  const change = corrected('e-1', 'a2', { at: minute(20) });
  const events = [
    declared(),
    logged('e-1', 'a', { at: minute(3) }),
    logged('e-2', 'b', { at: minute(2) }),
    logged('e-2', 'b', { at: minute(2) }),
    change,
    corrected('e-1', 'a3', { at: minute(1), after: [change] }),
    corrected('e-1', 'a4', { at: minute(30), after: [change], by: 'ben' }),
    removal,
    broughtBack('e-2', { at: minute(10), after: [removal] }),
    fromNewerVersion('h-1', { at: minute(4) }),
    redacted(logged('e-3', 'gone', { at: minute(5) })),
    severityRaised('sev2', 'sev1', { at: minute(2) }),
    updated({ at: minute(7) }),
  ];

  it('is the same as one made at once, in whichever order the events arrive', () => {
    const whole = rowsOf(...events);
    fc.assert(
      fc.property(
        fc.shuffledSubarray(events, { minLength: events.length }),
        fc.nat(events.length),
        (arrived, known) => {
          const incident = createIncident('20261120-aaaaaaaa');
          for (const event of arrived.slice(0, known)) fold(incident, event);
          const timeline = new Timeline(incident);
          for (const event of arrived.slice(known)) if (fold(incident, event)) timeline.apply(event);
          expect(timeline.rows()).toEqual(whole);
        },
      ),
    );
  });

  it('keeps the rows that did not change, and never changes an array that it gave out', () => {
    const incident = incidentOf([
      logged('e-1', 'a', { at: minute(1) }),
      logged('e-2', 'b', { at: minute(2) }),
    ]);
    const timeline = new Timeline(incident);
    const before = timeline.rows();
    const copy = [...before];
    const event = corrected('e-2', 'b2', { at: minute(2) });
    fold(incident, event);
    timeline.apply(event);
    expect(before).toEqual(copy);
    expect(timeline.rows()[0]).toBe(before[0]);
    expect(timeline.rows()[1]).toMatchObject({ text: 'b2' });
  });
});
