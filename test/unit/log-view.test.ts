import { describe, expect, it } from 'vitest';
import type { BoardItem } from '../../shared/incident/boards.ts';
import { timelineOf, type TimelineRow } from '../../shared/incident/timeline.ts';
import { lateAmong } from '../../renderer/features/log/arrivals.ts';
import { countRows, filterNamed, filterRows, type Filter } from '../../renderer/features/log/filters.ts';
import { cutAtHits, find } from '../../renderer/features/log/find.ts';
import { firstLines } from '../../renderer/features/log/files.ts';
import { rowAsText } from '../../renderer/features/log/row-copy.ts';
import {
  dividersOf,
  headWords,
  numbersOf,
  pictureSize,
  sizeInWords,
} from '../../renderer/features/log/row-words.ts';
import { markFor, noteAsked } from '../../renderer/incident-parts/marking.ts';
import { declared, incidentOf, logged, minute, updated } from '../support/given.ts';
import { row } from '../support/log-rows.ts';

const waiting = (over: Partial<BoardItem> = {}): BoardItem => ({
  entry: 'a',
  number: 0,
  kind: 'ask',
  text: '',
  at: 0,
  by: 'ana',
  to: null,
  dueAt: null,
  about: null,
  mark: 'open',
  open: true,
  marked: null,
  heard: null,
  former: null,
  ...over,
});

const texts = (found: readonly TimelineRow[]): readonly string[] => found.map(({ text }) => text);

describe('the filters of the log', () => {
  const log = [
    row('roll back', { kind: 'decision' }),
    row('was it released?', { kind: 'ask', waits: waiting({ to: 'Ana Ruiz' }), by: 'ben' }),
    row('is it over?', { kind: 'ask', waits: waiting({ mark: 'done', open: false }), by: 'ben' }),
    row('keys expired #DB', { kind: 'hypothesis', waits: waiting({ kind: 'hypothesis' }) }),
    row('pool full #db, says @dora.', { kind: 'finding' }),
    row('typed by mistake #db', { takenBackBy: 'ana' }),
    row('#database is another tag'),
  ];
  const shown = (filter: Filter) => texts(filterRows(log, filter));

  it('show one kind, one tag or one person, whatever the letters', () => {
    expect(shown({ by: 'kind', kind: 'ask' })).toEqual(['was it released?', 'is it over?']);
    expect(shown({ by: 'tag', tag: 'db' })).toEqual(['keys expired #DB', 'pool full #db, says @dora.']);
    expect(shown({ by: 'person', name: 'Dora' })).toEqual(['pool full #db, says @dora.']);
    expect(shown({ by: 'person', name: 'Ana.Ruiz' })).toEqual(['was it released?']);
    expect(shown({ by: 'all' })).toHaveLength(log.length);
  });

  it('say how many asks and hypotheses are open', () => {
    expect(countRows(log)).toEqual({
      all: 7,
      decision: '1',
      ask: '1 open',
      hypothesis: '1 open',
      update: '0',
    });
    expect(countRows(log.filter(({ waits }) => waits?.open !== true)).ask).toBe('1');
  });

  it('are named in words', () => {
    expect(filterNamed('decisions')).toEqual({ by: 'kind', kind: 'decision' });
    expect(filterNamed('Exit')).toEqual({ by: 'kind', kind: 'criterion' });
    expect(filterNamed('#db')).toEqual({ by: 'tag', tag: 'db' });
    expect(filterNamed('@ana')).toEqual({ by: 'person', name: 'ana' });
    expect(filterNamed('all')).toEqual({ by: 'all' });
    expect(filterNamed('frobs')).toBeUndefined();
  });
});

describe('find', () => {
  const log = [
    row('Pool of the west is full', { kind: 'finding' }),
    row('rolled back', { detail: 'the west first' }),
    row('see the graph', { files: [file({ name: 'west.png' })] }),
    row('east'),
  ];

  it('looks at words, details and the names of files; every word has to be there', () => {
    expect(find(log, 'WEST')).toEqual([0, 1, 2]);
    expect(find(log, 'west full finding')).toEqual([0]);
    expect(find(log, '  ')).toEqual([]);
  });

  it('sets what was looked for apart, and changes nothing else', () => {
    const pieces = cutAtHits('Pool of the West', ['west', 'po']);
    expect(pieces.filter(({ hit }) => hit).map(({ text }) => text)).toEqual(['Po', 'West']);
    expect(pieces.map(({ text }) => text).join('')).toBe('Pool of the West');
  });
});

describe('what arrives late', () => {
  const log = ['a', 'b', 'c', 'd'].map((key) => row(key, { key, recordedAt: minute(0), by: 'ben' }));
  const late = (fresh: string, self = 'ana', now = minute(0)) =>
    lateAmong(log, (key) => fresh.includes(key), { self, now });

  it('is what others put above what was there, and what was entered long before', () => {
    expect(late('b')).toEqual(['b']);
    expect(late('d')).toEqual([]);
    expect(late('cd')).toEqual([]);
    expect(late('d', 'ana', minute(5))).toEqual(['d']);
  });

  it('is nothing of an import: what it brought is told by its own row, whoever said it there', () => {
    const rows = [row('im.a', { key: 'im.a', recordedAt: minute(0), by: 'ben' }), ...log];
    const of = (fresh: readonly string[]) =>
      lateAmong(rows, (key) => fresh.includes(key), { self: 'ana', now: minute(0) });
    expect(of(['im.a'])).toEqual([]);
    expect(of(['im.a', 'a'])).toEqual(['a']);
  });

  it('is never what one put there oneself', () => expect(late('b', 'ben')).toEqual([]));
});

describe('the dividers of the log', () => {
  const zone = 'Europe/Berlin';
  const night = Date.parse('2026-11-19T22:50:00Z'); // ten to midnight in Berlin
  const events = [
    declared({ at: night, startedAt: night }),
    logged('late', 'still the same day', { at: night + 5 * 60_000 }),
    logged('new', 'a new day', { at: night + 20 * 60_000 }),
    logged('next', 'the same new day', { at: night + 30 * 60_000 }),
  ];
  const incident = incidentOf(events);
  const all = timelineOf(incident);
  const daysOn = (now: number) => {
    const dividers = dividersOf(incident, all, { now, zone });
    return all.filter(({ key }) => (dividers.get(key)?.day ?? null) !== null).map(({ text }) => text);
  };

  it('stand where the date changes, in the zone that is shown', () => {
    expect(daysOn(night + 40 * 60_000)).toEqual([expect.stringContaining('Declared'), 'a new day']);
    expect(daysOn(night + 5 * 60_000)).toEqual(['a new day']);
  });

  it('say the phase as well', () => {
    const [first] = all;
    expect(dividersOf(incident, all, { now: night, zone }).get(first?.key ?? '')?.phase?.label).toBe(
      'Detection',
    );
  });
});

describe('the words of a row', () => {
  const ask = (e: string, n: number, kind: 'hypothesis' | 'ask') =>
    logged(e, `text of ${e}`, { at: minute(n), kind });
  const incident = incidentOf([
    declared(),
    ask('second', 20, 'hypothesis'),
    ask('first', 10, 'hypothesis'),
    updated({ at: minute(12) }),
  ]);
  const numbers = numbersOf(incident);
  const log = timelineOf(incident);

  it('number hypotheses and updates in log order', () => {
    expect(numbers.get('first')).toBe(1);
    expect(numbers.get('second')).toBe(2);
    const update = log.find(({ kind }) => kind === 'update');
    expect(numbers.get(update?.key ?? '')).toBe(1);
    const second = log.find(({ key }) => key === 'second');
    expect(second === undefined ? null : headWords(second, 2)).toBe('Hypothesis 2 open');
  });

  it('are copied with to whom, what became of it and what is attached', () => {
    const marked = { by: 'ben', at: Date.UTC(2026, 10, 17, 13, 10), note: 'yes' };
    const waits = waiting({ to: 'dora', mark: 'done', open: false, marked });
    const text = rowAsText(
      row('is it over?', { kind: 'ask', waits, files: [file({ name: 'g.png' })] }),
      'UTC',
    );
    expect(text).toBe(
      '13:02 (2026-11-17 13:02 UTC) ana Ask to dora: is it over? (answered 13:10 (2026-11-17 13:10 UTC) by ben: yes) (attached: g.png)',
    );
  });

  it('put clock times in where the record holds instants', () => {
    const timed = row('from {0} to {1}', {
      kind: 'console',
      times: [Date.UTC(2026, 10, 17, 8, 0), Date.UTC(2026, 10, 17, 9, 0)],
    });
    expect(rowAsText(timed, 'UTC')).toContain('from 08:00 (2026-11-17 08:00 UTC) to 09:00');
  });
});

describe('the keys of a row', () => {
  it('mean the good end, the other end, heard and open again of each kind', () => {
    expect(markFor('ask', 'settled')).toBe('done');
    expect(markFor('ask', 'heard')).toBe('acknowledged');
    expect(markFor('hypothesis', 'settled')).toBe('confirmed');
    expect(markFor('hypothesis', 'dropped')).toBe('ruled-out');
    expect(markFor('criterion', 'settled')).toBe('verified');
    expect(markFor('roadblock', 'settled')).toBe('cleared');
    expect(markFor('roadblock', 'dropped')).toBeUndefined();
    expect(markFor('note', 'settled')).toBeUndefined();
    expect(markFor('decision', 'again')).toBe('open');
  });

  it('ask for evidence and answers, not for what says it all', () => {
    expect(noteAsked('hypothesis', 'ruled-out')).toContain('evidence');
    expect(noteAsked('ask', 'done')).toContain('answer');
    expect(noteAsked('action', 'done')).toBeNull();
    expect(noteAsked('ask', 'acknowledged')).toBeNull();
  });
});

describe('a file in the log', () => {
  it('has its place before its picture is there', () => {
    expect(pictureSize(file({ width: 800, height: 400 }))).toEqual({ width: 240, height: 120 });
    expect(pictureSize(file({ width: 100, height: 600 }))).toEqual({ width: 24, height: 120 });
    expect(pictureSize(file({ width: null, height: null })).height).toBe(120);
  });

  it('says how large it is', () => {
    expect([12, 48_200, 3_210_000].map(sizeInWords)).toEqual(['12 bytes', '48 kB', '3.2 MB']);
  });

  it('stands for a long text by the first lines of it', () => {
    expect(firstLines('\n\nError: pool\n  at take\n\n  at run\n  at main')).toBe(
      'Error: pool\n  at take\n  at run',
    );
    expect(firstLines('x'.repeat(20_000))).toHaveLength(281);
  });
});

function file(over: Partial<NonNullable<TimelineRow['files']>[number]>) {
  return {
    name: 'graph.png',
    mime: 'image/png',
    bytes: 1,
    chunks: [],
    thumbnail: null,
    width: 10,
    height: 10,
    ...over,
  };
}
