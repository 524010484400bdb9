import { describe, expect, test } from 'vitest';
import { headTime, slackLinksIn } from '../../shared/exchange/times/head-time.ts';
import { resolveTimes, type TimesContext } from '../../shared/exchange/times/resolve.ts';
import { zoneCalled } from '../../shared/exchange/times/zones-called.ts';

const now = Date.parse('2026-11-20T12:00:00Z');
const base: TimesContext = { zone: 'UTC', stated: null, day: '2022-03-10', now };

/** The instants of lines that follow each other; one that begins with `#` says only the day. */
function sequence(lines: readonly string[], context: Partial<TimesContext> = {}) {
  const items = lines.map((line) => ({
    found: headTime(line.replace(/^# /, ''))?.found ?? null,
    links: slackLinksIn(line),
    heading: line.startsWith('# '),
  }));
  const { times, ...rest } = resolveTimes(items, { ...base, ...context });
  const at = times.map((each) => (each.at === null ? null : new Date(each.at).toISOString().slice(0, 16)));
  return { ...rest, at, said: times.map(({ notes }) => notes.join(' ')), times };
}

describe('clock times in order', () => {
  test('midnight begins the next day', () => {
    const { at } = sequence(['22:10 a', '23:58 b', '00:02 c', '01:30 d']);
    expect(at).toEqual(['2022-03-10T22:10', '2022-03-10T23:58', '2022-03-11T00:02', '2022-03-11T01:30']);
  });

  test('a clock that goes back a little is out of order, and is told so', () => {
    const { at, said } = sequence(['14:49 a', '14:43 b', '14:55 c']);
    expect(at).toEqual(['2022-03-10T14:49', '2022-03-10T14:43', '2022-03-10T14:55']);
    expect(said).toEqual(['', 'Earlier than the entry before it.', '']);
  });

  test('an evening entry after midnight’s goes back over it, but not before the day that is named', () => {
    expect(sequence(['23:58 a', '00:02 b', '23:59 c']).at.at(-1)).toBe('2022-03-10T23:59');
    expect(sequence(['# March 10', '00:30 a', '23:50 b']).at.at(-1)).toBe('2022-03-10T23:50');
  });

  test('the next morning is another day', () => {
    expect(sequence(['20:45 resolved', '12:34 removed']).at[1]).toBe('2022-03-11T12:34');
  });

  test('a list that begins with the newest goes back over midnight', () => {
    const { at } = sequence(['2022-03-10 00:40 d', '00:05 c', '23:50 b', '22:10 a']);
    expect(at).toEqual(['2022-03-10T00:40', '2022-03-10T00:05', '2022-03-09T23:50', '2022-03-09T22:10']);
  });

  test('a heading with a day holds for what follows', () => {
    const { at } = sequence(['# May 12', '09:00 a', '# Friday, 13 May 2022', '08:00 b']);
    expect(at.slice(1)).toEqual(['2022-05-12T09:00', '2022-05-13T00:00', '2022-05-13T08:00']);
  });

  test('a date without a year is the nearest to the document', () => {
    expect(sequence(['Dec 31, 23:50 a', 'Jan 1, 00:10 b'], { day: '2022-01-02' }).at).toEqual([
      '2021-12-31T23:50',
      '2022-01-01T00:10',
    ]);
    expect(sequence(['Dec 31, 23:50 a'], { day: null }).at).toEqual(['2025-12-31T23:50']);
  });

  test('where the document names the day of all, a date counts for its own entry', () => {
    const { at } = sequence(['2022-03-09 00:55 a', '01:38 b', '19:27 c'], { firm: true });
    expect(at).toEqual(['2022-03-09T00:55', '2022-03-10T01:38', '2022-03-10T19:27']);
  });

  test('words are dated from the entry before, a plus from the first', () => {
    const { at, times } = sequence([
      '14:00 a',
      '15 minutes later b',
      'T+5m c',
      'The following morning d',
      '09:10 e',
    ]);
    expect(at).toEqual([
      ...['2022-03-10T14:00', '2022-03-10T14:15', '2022-03-10T14:05'],
      ...['2022-03-11T00:00', '2022-03-11T09:10'],
    ]);
    expect(times.map(({ precision }) => precision)).toEqual(['minute', 'about', 'about', 'day', 'minute']);
  });

  test('without any day a clock time stays without an instant', () => {
    expect(sequence(['14:00 a'], { day: null })).toMatchObject({
      at: [null],
      said: ['A clock time, and no day that it lies on.'],
    });
  });
});

describe('zones', () => {
  test('the label of winter in summer is read as the time of the place, and says so', () => {
    const { at, said } = sequence(['2017-09-27 13:06 a', '13:35 b'], { stated: zoneCalled('PST') });
    expect(at).toEqual(['2017-09-27T20:06', '2017-09-27T20:35']);
    expect(said[0]).toContain('UTC-07:00');
    expect(said[1]).toBe('');
  });

  test('an offset in figures is meant, whatever stands beside it', () => {
    const zone = zoneCalled('PST (UTC-7)');
    expect(sequence(['2018-01-30 11:22 a'], { stated: zone }).at).toEqual(['2018-01-30T18:22']);
    expect(zone?.note).toContain('PST');
  });

  test('the zone that some entries write is that of the others', () => {
    expect(sequence(['16:22 PST a', '17:07 b', '17:21 PST c'])).toMatchObject({
      at: ['2022-03-11T00:22', '2022-03-11T01:07', '2022-03-11T01:21'],
      zone: { from: 'document' },
    });
  });

  test('a Slack link beside a time tells its zone', () => {
    const link = 'https://x.slack.com/archives/C514ETYJX/p1691140153374179';
    const { at, zone, notes } = sequence([`2023-08-04 10:09 declared ${link}`, '2023-08-04 12:03 found']);
    expect(at).toEqual(['2023-08-04T09:09', '2023-08-04T11:03']);
    expect(zone).toEqual({ name: 'UTC+01:00', from: 'document' });
    expect(notes).toHaveLength(1);
  });

  test('a link alone is an exact time', () => {
    const link = 'Declared in https://x.slack.com/archives/C514ETYJX/p1691140153374179';
    expect(sequence([link])).toMatchObject({ times: [{ at: 1_691_140_153_374, precision: 'exact' }] });
  });
});

describe('contradictions are shown', () => {
  test.each([
    ['2022-03-10 12:48 (6:48 PDT) x', { stated: zoneCalled('UTC') }, 'in brackets'],
    ['2022-03-10 12:48 PST x', { stated: zoneCalled('UTC') }, 'this one says PST'],
    ['Monday, 10 March 2022 12:48 x', {}, 'is a Thursday, not a Monday'],
    ['2021-03-10 12:48 x', {}, 'The document is of 2022-03-10'],
    ['23:00 AM x', {}, 'no time before noon'],
    ['2022-02-30 12:48 x', {}, 'no such day'],
    ['2027-03-10 12:48 x', { day: null }, 'in the future'],
    ['3/4/2022 12:48 x', { day: null }, 'is not certain'],
  ])('%s', (line, context, words) => {
    expect(sequence([line], context).said[0]).toContain(words);
  });

  test('the same time in two zones is none, also where one is on the next day', () => {
    expect(sequence(['2022-04-10 20:07 EDT (00:07 UTC) x']).said).toEqual(['']);
  });
});

describe('dates with slashes', () => {
  test('a part over 12 decides for all of the document', () => {
    expect(sequence(['3/4/2022 10:00 a', '24/4/2022 10:00 b']).at).toEqual([
      '2022-04-03T10:00',
      '2022-04-24T10:00',
    ]);
    expect(sequence(['3/4/2022 10:00 a', '3/24/2022 10:00 b']).at).toEqual([
      '2022-03-04T10:00',
      '2022-03-24T10:00',
    ]);
  });

  test('else the nearest to the day of the document, else what its zone is used to', () => {
    expect(sequence(['3/9/2022 10:00 a']).at).toEqual(['2022-03-09T10:00']);
    expect(sequence(['3/4/2022 10:00 a'], { day: null, zone: 'America/Chicago' }).at).toEqual([
      '2022-03-04T16:00',
    ]);
    expect(sequence(['3/4/2022 10:00 a'], { day: null, zone: 'Europe/London' }).at).toEqual([
      '2022-04-03T09:00',
    ]);
  });
});
