import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatIso } from '../../shared/time/format.ts';
import { leadingTime } from '../../shared/time/words.ts';

fc.configureGlobal({ seed: 20_261_121 }); // the same cases at every run

const MINUTE = 60_000;
const berlin = 'Europe/Berlin';
/** Friday, 14:30:20 in Berlin. */
const now = Date.parse('2026-11-20T13:30:20Z');
const zones = fc.constantFrom('UTC', berlin, 'America/New_York', 'Asia/Kolkata');

describe('the first word of a line', () => {
  const found = (text: string): unknown => {
    const time = leadingTime(text, { now, zone: berlin });
    return time === null ? null : [formatIso(time.at).slice(11, 19), time.token, time.rest];
  };

  it.each([
    ['-5m rolled back', '13:25:20', '-5m', 'rolled back'],
    ['-1h30m first alert', '12:00:20', '-1h30m', 'first alert'],
    ['-0m here', '13:30:20', '-0m', 'here'],
    ['14:02 deploy done', '13:02:00', '14:02', 'deploy done'],
    ['  14:02   deploy', '13:02:00', '14:02', 'deploy'],
    ['14:02\ntwo lines\nof it', '13:02:00', '14:02', 'two lines\nof it'],
    ['2:05pm deploy', '13:05:00', '2:05pm', 'deploy'],
    ['2:05 PM deploy', '13:05:00', '2:05 PM', 'deploy'],
    ['2:05pm PT deploy', '22:05:00', '2:05pm PT', 'deploy'],
    ['13:02 UTC deploy', '13:02:00', '13:02 UTC', 'deploy'],
    ['13:02Z deploy', '13:02:00', '13:02Z', 'deploy'],
    ['12:30 is when it began', '11:30:00', '12:30', 'is when it began'],
    ['14:02 et al left', '13:02:00', '14:02', 'et al left'],
    ['14:02 DB failover', '13:02:00', '14:02', 'DB failover'],
    ['deploy done -5m', '13:25:20', '-5m', 'deploy done'],
    ['deploy done -5m ', '13:25:20', '-5m', 'deploy done'],
  ])('%j is a time', (text, time, token, rest) => expect(found(text)).toEqual([time, token, rest]));

  it.each([
    ...[
      'at 2 nodes',
      'sat on this',
      '2 nodes down',
      '404 errors',
      '-2 nodes',
      '1:1 with Ana',
      '25:00 minutes left',
      '',
    ],
    ...[
      '-5m',
      '14:02',
      '14:02 ',
      '14:02 UTC',
      '-5mins',
      '-5 m down',
      '14:02-14:10 spike',
      '14:02, deploy',
      '2pm deploy',
    ],
    ...['moved from 14:02', 'lag was 5m', 'p99 at 30m-5m', '-400d old', '5m ago it broke', 'node-5m'],
  ])('%j is prose', (text) => expect(found(text)).toBeNull());

  it('lies in the past', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }), zones, (h, m, zone) => {
        const clock = `${h}:${String(m).padStart(2, '0')}`;
        expect(leadingTime(`${clock} something`, { now, zone })?.at).toBeLessThanOrEqual(now + MINUTE);
      }),
    );
  });

  it('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        zones,
        (text, zone) => void leadingTime(text, { now, zone }),
      ),
    );
  });
});
