import { expect, test } from 'vitest';
import { emptyDocument, rowOf } from '../../shared/exchange/document.ts';
import { tableLines, wordsOf } from '../../renderer/features/importing/table-lines.ts';
import { entryWords, freshWords, outcomeWords } from '../../renderer/features/importing/words.ts';
import { readZone } from '../../renderer/features/importing/zone-typed.ts';

const blank = emptyDocument({ key: 'abc', format: 'csv', name: 'log.csv' });
const at = Date.UTC(2026, 2, 2, 13, 46);

test('the table has what was left out at its line, and updates at their times', () => {
  const document = {
    ...blank,
    rows: [
      rowOf({ key: 'a', line: 2, raw: '13:46', at, text: 'first' }),
      rowOf({ key: 'b', line: 4, raw: '', at: null, text: 'second' }),
      rowOf({ key: 'c', line: 5, raw: '14:00', at: at + 840_000, text: 'third' }),
    ],
    updates: [
      { key: 'u', at: at + 60_000, audience: 'customers' as const, status: null, text: 'told', who: null },
    ],
    leftOut: [
      { line: null, text: 'its title', why: 'the incident keeps its own' },
      { line: 3, text: '???', why: 'it is empty' },
    ],
  };
  const words = tableLines(document).map((line) => wordsOf(line, ({ kind }) => kind));
  expect(words.map(([line, , , , text]) => `${line} ${text}`)).toEqual([
    '2 first',
    '3 ???',
    '4 second',
    ' told',
    '5 third',
    ' its title',
  ]);
  expect(words[1]?.[5]).toBe('It is empty.');
  expect(words[2]?.[5]).toBe('No time: it takes that of the entry before it.');
  expect(entryWords(document)).toBe('3 entries: 2 dated, 1 without a time; 1 update');
});

test('a document says how much of it is new', () => {
  const rows = ['a', 'b'].map((key) => rowOf({ key, raw: '', at, text: key }));
  const document = { ...blank, rows, id: 'x', exists: true, fresh: 1 };
  expect(freshWords(document)).toBe('1 of 2 are new');
  expect(freshWords({ ...document, fresh: 0 })).toBe('In the record already: adds nothing');
  expect(freshWords({ ...document, exists: false })).toBe('Not in the record yet');
});

test('the outcome counts what was brought, and what was known', () => {
  const incident = { id: 'x', title: 'Late tickets', added: 2, others: 0, known: 1 };
  expect(outcomeWords([incident])).toBe('Added 2 entries. 1 was in the record already.');
  expect(outcomeWords([incident, { ...incident, id: 'y', others: 2 }])).toBe(
    'Added 6 entries, updates and action items in 2 incidents. 2 were in the record already.',
  );
  expect(outcomeWords([{ ...incident, added: 0 }])).toBe('Nothing was added. 1 was in the record already.');
});

test('a zone is read as people type it, and an unknown one is refused in a sentence', () => {
  const read = (words: string) => {
    const zone = readZone(words);
    return zone.ok ? zone.value : zone.error;
  };
  expect(read('')).toBeNull();
  expect(read('europe/berlin')).toBe('Europe/Berlin');
  expect(read('cet')).toBe('Europe/Berlin');
  expect(read('UTC')).toBe('UTC');
  expect(read('UTC+5:30')).toBe('+05:30');
  expect(read('the moon')).toMatch(/^“the moon” is no zone/);
});
