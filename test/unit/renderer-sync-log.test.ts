import { describe, expect, it } from 'vitest';
import type { Gap } from '../../shared/sync/state.ts';
import type { TimelineRow } from '../../shared/incident/timeline.ts';
import { notedWith } from '../../renderer/features/log/arrivals.ts';
import { gapRows, isLocal, noteRow, withLocal } from '../../renderer/features/log/local-rows.ts';
import { newBelow } from '../../renderer/features/log/row-words.ts';

const MINUTE = 60_000;
const row = (key: string, at: number, over: Partial<TimelineRow> = {}): TimelineRow => ({
  ...{
    key,
    at,
    h: [at, 0],
    id: key,
    recordedAt: at,
    by: 'ben',
    kind: 'note',
    text: key,
    device: 'bendevice',
  },
  ...{ version: 1, before: [], alsoSet: [] },
  ...over,
});
const gap = (name: string, count: number): Gap => ({ stream: 'a', device: name, name, count });
const keys = (rows: readonly TimelineRow[]): readonly string[] => rows.map(({ key }) => key);

describe('entries of another desktop that come late', () => {
  const now = 60 * MINUTE;

  it('are told of in one row that says how many, whose and from when on', () => {
    const late = [row('b', 35 * MINUTE), row('a', 30 * MINUTE, { by: 'ana' })];
    const [note] = notedWith([], late, now);
    if (note === undefined) throw new Error('nothing is said');
    expect(note).toMatchObject({ count: 2, by: ['ben', 'ana'], from: 30 * MINUTE, first: 'a' });
    expect(noteRow(note)).toMatchObject({
      kind: 'console',
      at: now,
      text: '2 entries of ben and ana arrived late, placed from {0} on',
      times: [30 * MINUTE],
    });
  });

  it('are one arrival for as long as an exchange brings one file after the other', () => {
    const first = notedWith([], [row('b', 35 * MINUTE)], now);
    const more = notedWith(first, [row('a', 30 * MINUTE)], now + 20_000);
    expect(more).toMatchObject([{ key: first[0]?.key, at: now, count: 2, from: 30 * MINUTE, first: 'a' }]);
    expect(notedWith(more, [row('c', 31 * MINUTE)], now + 3 * MINUTE)).toHaveLength(2);
  });

  it('are no news where somebody only gave an earlier time to what was entered just now', () => {
    expect(notedWith([], [row('a', 30 * MINUTE, { recordedAt: now - 1_000 })], now)).toEqual([]);
  });
});

describe('entries that are missing', () => {
  it('are waited for in one row for each desktop, where it was first known', () => {
    const rows = gapRows([gap('ben', 12), gap('ben', 5), gap('ana', 1)], () => 7 * MINUTE);
    expect(rows.map(({ text, at }) => [text, at])).toEqual([
      ['Waiting for 17 entries of ben', 7 * MINUTE],
      ['Waiting for 1 entry of ana', 7 * MINUTE],
    ]);
  });

  it('stand among the rows of the record by their time, and are no entry of it', () => {
    const record = [row('a', 1), row('b', 5), row('c', 9)];
    const [waiting] = gapRows([gap('ben', 2)], () => 6);
    if (waiting === undefined) throw new Error('nothing is said');
    const all = withLocal(record, [waiting]);
    expect(keys(all)).toEqual(['a', 'b', 'gap.ben', 'c']);
    expect(all.filter(isLocal)).toEqual([waiting]);
    expect(withLocal(record, [])).toBe(record);
    expect(newBelow(all, 'b')).toBe(1);
    expect(
      newBelow(
        withLocal(
          record,
          gapRows([gap('ben', 2)], () => 10),
        ),
        'c',
      ),
    ).toBe(0);
  });
});
