import { describe, expect, test } from 'vitest';
import { headTime, labelledTime, slackLinksIn, timesIn } from '../../shared/exchange/times/head-time.ts';
import { resolveTimes, type TimesContext } from '../../shared/exchange/times/resolve.ts';
import { zoneCalled } from '../../shared/exchange/times/zones-called.ts';
import {
  headedZone,
  statedDay,
  statedZone,
  titleDay,
  toldDay,
} from '../../shared/exchange/times/statement.ts';
import { costBelow } from '../support/cost.ts';

const now = Date.parse('2026-11-20T12:00:00Z');
const base: TimesContext = { zone: 'UTC', stated: null, day: '2022-03-10', now };

/** What one line says on 10 March 2022, on a clock in UTC. */
function read(line: string, context: Partial<TimesContext> = {}) {
  const head = headTime(line);
  const [time] = resolveTimes([{ found: head?.found ?? null, links: [] }], { ...base, ...context }).times;
  const at = time?.at ?? null;
  const until = time?.until ?? null;
  return {
    at: at === null ? null : new Date(at).toISOString().replace(/:00\.000Z$/, 'Z'),
    until: until === null ? null : new Date(until).toISOString().replace(/:00\.000Z$/, 'Z'),
    rest: head?.rest ?? null,
    precision: time?.precision ?? 'none',
    notes: time?.notes ?? [],
  };
}

describe('a time at the head of a line', () => {
  test.each([
    ['2023-09-18 13:42 it broke', '2023-09-18T13:42Z'],
    ['2021-12-13   15:50: it broke', '2021-12-13T15:50Z'],
    ['14:51 – it broke', '2022-03-10T14:51Z'],
    ['[08:47] it broke', '2022-03-10T08:47Z'],
    ['20:09 UTC: it broke', '2022-03-10T20:09Z'],
    ['**16:58 UTC** - it broke', '2022-03-10T16:58Z'],
    ['**16:58 UTC: it broke**', '2022-03-10T16:58Z'],
    ['11:12 AM it broke', '2022-03-10T11:12Z'],
    ['07:30am - it broke', '2022-03-10T07:30Z'],
    ['4:06pm it broke', '2022-03-10T16:06Z'],
    ['12:28p it broke', '2022-03-10T12:28Z'],
    ['12:05 AM it broke', '2022-03-10T00:05Z'],
    ['Jan 14, 10:18 AM it broke', '2022-01-14T10:18Z'],
    ['Thursday, January 20th, 2022 at 22:04 (UTC): it broke', '2022-01-20T22:04Z'],
    ['2:54 PM PST it broke', '2022-03-10T22:54Z'],
    ['10/20/2022 - 15:38 CST it broke', '2022-10-20T20:38Z'],
    ['2018-07-12 9:49 UTC: it broke', '2018-07-12T09:49Z'],
    ['Sep 27 2017 13:06 it broke', '2017-09-27T13:06Z'],
    ['2023-09-18 15.26 it broke', '2023-09-18T15:26Z'],
    ['2025-01-14 1600 it broke', '2025-01-14T16:00Z'],
    ['19. April, 11:00 it broke', '2022-04-19T11:00Z'],
    ['2024-06-28 7:09 AM Eastern: it broke', '2024-06-28T11:09Z'],
    ['12:45 PM PST Saturday Jan 15th: it broke', '2022-01-15T20:45Z'],
    ['22:30 UTC (Oct 29) - it broke', '2021-10-29T22:30Z'],
    ['17:14pm it broke', '2022-03-10T17:14Z'],
    ['13:14 EDT (17:14 UTC) it broke', '2022-03-10T18:14Z'],
    ['{{ 07:45 }} it broke', '2022-03-10T07:45Z'],
    ['2022-06-13T08:30:00-00:00 it broke', '2022-06-13T08:30Z'],
    ['2025-09-17T9:30:00-00:00 it broke', '2025-09-17T09:30Z'],
    ['2018-04-06T14:55-05:00 it broke', '2018-04-06T19:55Z'],
    ['01:52 UTC, 2022-02-28: it broke', '2022-02-28T01:52Z'],
  ])('%s', (line, at) => {
    const { at: found, rest } = read(line);
    expect([found, rest]).toEqual([at, 'it broke']);
  });

  test('keeps seconds, and cuts nanoseconds to milliseconds', () => {
    expect(read('09:15:04 UTC it broke')).toMatchObject({
      at: '2022-03-10T09:15:04.000Z',
      precision: 'exact',
    });
    expect(read('2019-09-27T16:27:56.612666101Z it broke').at).toBe('2019-09-27T16:27:56.612Z');
    expect(read('2021-12-01T13:49:10.17Z it broke').at).toBe('2021-12-01T13:49:10.170Z');
  });

  test('reads seconds and milliseconds since 1970 where nothing else stands', () => {
    expect(read('1458949481.000002').at).toBe('2016-03-25T23:44:41.000Z');
    expect(read('1458949481250').at).toBe('2016-03-25T23:44:41.250Z');
    expect(headTime('1458949481 nodes')).toBeNull();
  });

  test.each([
    ['~9:00 AM it broke', '2022-03-10T09:00Z'],
    ['around 19:30 it broke', '2022-03-10T19:30Z'],
    ['approximately 09:45 am UTC it broke', '2022-03-10T09:45Z'],
    ['2018-07-08 ca. 18:30 it broke', '2018-07-08T18:30Z'],
    ['22:52 (maybe earlier?)', '2022-03-10T22:52Z'],
  ])('%s is about then', (line, at) => {
    expect(read(line)).toMatchObject({ at, precision: 'about' });
  });

  test.each([
    ['8:20 - 8:24 it broke', '2022-03-10T08:20Z', '2022-03-10T08:24Z'],
    ['10:45–16:11 it broke', '2022-03-10T10:45Z', '2022-03-10T16:11Z'],
    ['23:50 to 00:10 it broke', '2022-03-10T23:50Z', '2022-03-11T00:10Z'],
    ['2017-02-09 00:25 - 00:29 AM it broke', '2017-02-09T00:25Z', '2017-02-09T00:29Z'],
    ['1:46pm - 5:30pm it broke', '2022-03-10T13:46Z', '2022-03-10T17:30Z'],
    ['1:46 - 5:30 PM it broke', '2022-03-10T13:46Z', '2022-03-10T17:30Z'],
    ['16:05:57-58 it broke', '2022-03-10T16:05:57.000Z', '2022-03-10T16:05:58.000Z'],
    ['March 4, 16:02 UTC -- March 6, 15:02 UTC it broke', '2022-03-04T16:02Z', '2022-03-06T15:02Z'],
  ])('%s has an end', (line, at, until) => {
    expect(read(line)).toMatchObject({ at, until, rest: 'it broke' });
  });

  test('an unknown part is not made up', () => {
    expect(read('2022-08-03 12:26-12:??')).toMatchObject({ at: '2022-08-03T12:26Z', until: null });
    expect(read('2022-02-?? ??:?? it broke')).toMatchObject({ at: null, precision: 'none' });
    expect(read('2019-12-03 --:-- it broke')).toMatchObject({ at: '2019-12-03T00:00Z', precision: 'day' });
    expect(read('2023-01-04 (Time TBC) it broke')).toMatchObject({
      at: '2023-01-04T00:00Z',
      precision: 'day',
    });
    expect(read('2X:XX it broke')).toMatchObject({ at: null, rest: 'it broke' });
  });

  test.each([
    ...[
      '5 nodes went away',
      '1:1 with Ana',
      'May be slow',
      'Sunny day',
      '404 errors',
      '24/7 cover',
      'v1.2.3',
    ],
    ...[
      '10.128.0.7 is cordoned',
      '-2 nodes',
      '3.5 GB left',
      '1/2 of them',
      'Mon: all quiet',
      '2018 was a year',
    ],
    ...['Second look', 'March was quiet', '100:200 split', '99:99 no clock'],
  ])('%s has none', (line) => {
    expect(headTime(line)).toBeNull();
  });

  test('the last of a few words can be the time of what they say', () => {
    expect(labelledTime('Incident declared: 2023-02-02 10:20')).toMatchObject({ label: 'Incident declared' });
    expect(labelledTime('Resolved 2025-01-14 1600')).toMatchObject({ label: 'Resolved' });
    expect(labelledTime('We looked at it. Nothing was wrong at 10:20')).toBeNull();
  });

  test('plain times in prose are found, addresses and versions are not', () => {
    const raw = timesIn('Between 12:17 and 12:30 UTC on 2023-07-20 node 10.128.0.7:8888 ran v1.10.0.').map(
      (each) => each.raw,
    );
    expect(raw).toEqual(['12:17 and 12:30 UTC on 2023-07-20']);
  });

  test('the address of a Slack message is its time', () => {
    const [at] = slackLinksIn('see https://x.slack.com/archives/C514ETYJX/p1549671585603700');
    expect(new Date(at ?? 0).toISOString()).toBe('2019-02-09T00:19:45.603Z');
  });
});

describe('what a document says of all its times', () => {
  test.each([
    ['All times in CET', 60],
    ['All times are in UTC.', 0],
    ['Unless otherwise noted all events happened on 2019-10-21, and all times are in UTC.', 0],
    ['All times in PST (UTC-7)', -420],
    ['All times in UTC+1 (Zurich time)', 60],
    ['All times in GMT+2', 120],
    ['Timezone: EDT', -240],
    ['All times in Eastern Time (UTC-4)', -240],
    ['All times in UC/Pacific', 'America/Los_Angeles'],
    ['All times in Europe/Berlin', 'Europe/Berlin'],
  ])('%s', (line, zone) => {
    expect(statedZone(line)?.zone).toBe(zone);
  });

  test.each([
    'All times in the cluster were slow',
    'Response times in PROD went up',
    'It is time',
    'At all times',
  ])('%s says nothing of a zone', (line) => {
    expect(statedZone(line)).toBeNull();
  });

  test.each([
    ['Timeline (CET)', 60],
    ['Timeline (all times UTC)', 0],
    ['Incident timeline, Pacific time', 'America/Los_Angeles'],
    ['Timeline of events in CEST', 120],
    ['Timeline: all times in GMT+2', 120],
  ])('the heading %s', (heading, zone) => {
    expect(headedZone(heading)?.zone).toBe(zone);
  });

  test.each(['Timeline', 'Timeline (if relevant)', 'Timeline in brief', 'Timeline of the outage in London'])(
    'the heading %s says nothing of a zone',
    (heading) => {
      expect(headedZone(heading)).toBeNull();
    },
  );

  test('a day is found in a sentence, a title and a story', () => {
    expect(statedDay('All events happened on 2019-10-21.')).toMatchObject({ day: 21 });
    expect(titleDay('Surveys broken - October 3, 2025')).toMatchObject({ year: 2025, month: 10, day: 3 });
    expect(toldDay('On the evening of Feb 23, several students saw errors.')?.date).toMatchObject({
      month: 2,
      day: 23,
    });
    expect(toldDay('We had 3 nodes.')).toBeNull();
  });

  test('an unknown zone is said and not guessed', () => {
    expect(zoneCalled('most convenient timezone')).toBeNull();
  });
});

describe('a line of any length', () => {
  const long = 1_000_000;
  test.each([
    ['digits', '1'.repeat(long)],
    ['clock times', '12:30 '.repeat(long / 6)],
    ['ranges', '12:30-'.repeat(long / 6)],
    ['months', 'Jan 1 '.repeat(long / 6)],
    ['brackets', '(['.repeat(long / 2)],
    ['spaces', ' '.repeat(long)],
    ['question marks', '??:'.repeat(long / 3)],
    ['words', 'all times '.repeat(long / 10)],
    ['asterisks', '*'.repeat(long)],
  ])('a megabyte of %s is read in no time', (_, line) => {
    const readers = [headTime, timesIn, labelledTime, statedZone, statedDay, titleDay, toldDay, slackLinksIn];
    // A tenth of a second is a hundred times what it takes; a pattern that goes back would need minutes.
    expect(costBelow(2_000, () => readers.map((reader) => reader(line)))).toBeLessThan(2_000);
  });
});
