import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { dayTyped } from '../../shared/exchange/day-typed.ts';
import { timelineOf } from '../../shared/incident/timeline.ts';
import { ic } from '../support/ic.ts';
import { documentsIn, NOW, reading, take } from '../support/import-desk.ts';
import { desk, first, opened } from '../support/import-stories.ts';
import { temporaryFolder } from '../support/small-disk.ts';

const chat = '[09:10] ana: The queue is full\n[09:12] ben: I look\n';
const one = (given: Awaited<ReturnType<typeof reading>>) => first(given.documents);
const iso = (at: number | null | undefined) =>
  at === null || at === undefined ? null : new Date(at).toISOString();

describe('clock times without a day', () => {
  test('of a chat lie on the last such day, which is said, and on the day that somebody names', async () => {
    const from = { text: chat, name: 'chat.txt' };
    const assumed = one(await reading(from));
    expect(assumed.day).toEqual({ is: '2026-11-21', from: 'latest' });
    const named = one(await reading(from, { dayAsked: '2026-03-02' }));
    expect([named.day, iso(named.rows[0]?.at)]).toEqual([
      { is: '2026-03-02', from: 'asked' },
      '2026-03-02T08:10:00.000Z',
    ]);
  });

  test('lie on the day of the incident that they go into, unless somebody names another', async () => {
    const from = { text: chat, name: 'chat.txt' };
    expect(one(await reading(from, { day: '2026-05-05' })).day).toEqual({
      is: '2026-05-05',
      from: 'incident',
    });
    expect(one(await reading(from, { day: '2026-05-05', dayAsked: '2026-03-02' })).day?.is).toBe(
      '2026-03-02',
    );
  });

  test('are nothing to ask about where each has its day', async () => {
    const dated = '[2026-03-02 09:10] ana: The queue is full\n[2026-03-02 09:12] ben: I look\n';
    expect(one(await reading({ text: dated, name: 'chat.txt' })).day).toBeUndefined();
    const table = 'time,who,text\n2026-03-02 09:10,ana,Full\n09:12,ben,I look\n';
    expect(one(await reading({ text: table, name: 'a.csv' })).day).toBeUndefined();
  });

  test('of a table or a timeline that names no day are asked for, and read once it is named', async () => {
    const table = { text: 'time,who,text\n09:10,ana,Full\n09:12,ben,I look\n', name: 'a.csv' };
    const notes = { text: '## Timeline\n\n- 09:10 The queue is full\n- 09:12 Ben looks\n', name: 'a.md' };
    for (const from of [table, notes]) {
      const { documents, failures } = await reading(from);
      expect([documents, failures[0]?.message]).toEqual([[], expect.stringMatching(/no day that it names/)]);
      const named = one(await reading(from, { dayAsked: '2026-03-02' }));
      expect([named.day?.from, iso(named.rows[0]?.at)]).toEqual(['asked', '2026-03-02T08:10:00.000Z']);
    }
  });
});

test('a day is typed as people say it, and one that is none or still to come is refused in a sentence', () => {
  const typed = (words: string) => {
    const day = dayTyped(words, NOW, 'Europe/Berlin');
    return day.ok ? day.value : day.error;
  };
  expect(['2026-11-20', 'yesterday', '20 Nov', 'Monday', ' '].map(typed)).toEqual([
    ...['2026-11-20', '2026-11-20', '2026-11-20', '2026-11-16'],
    null,
  ]);
  expect(typed('2027-01-01')).toMatch(/still to come/);
  expect(typed('soon')).toMatch(/no day that is known/);
});

test('ic import says which day was assumed, and takes another', async () => {
  const folder = temporaryFolder();
  const file = join(folder, 'chat.txt');
  writeFileSync(file, chat);
  const store = join(folder, 'store');
  expect((await ic(store, 'import', file, '--dry-run')).out).toMatch(
    /chat\.txt: its clock times name no day: \d{4}-\d{2}-\d{2} was assumed\. Name another with --day\./,
  );
  const named = await ic(store, 'import', file, '--dry-run', '--verbose', '--day', '2026-03-02');
  expect(named.out).toContain('clock times on 2026-03-02, as asked');
  const wrong = await ic(store, 'import', file, '--dry-run', '--day', 'soon');
  expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('“soon” is no day')]);
});

test('what nobody is named for stands under its source, and not under whoever imported it', async () => {
  const service = await desk();
  const text = 'time,who,text\n2026-11-20 14:02,,Alerts\n2026-11-20 14:05,ben,Rolled back\n';
  const { id } = first((await take(service, await documentsIn(text, 'a.csv'), 'ana')).incidents);
  const log = timelineOf(await opened(service, id));
  const by = (words: string) => log.find((row) => row.text.startsWith(words))?.by;
  expect([by('Alerts'), by('Rolled back'), by('Imported 2 entries')]).toEqual(['table', 'ben', 'ana']);
});
