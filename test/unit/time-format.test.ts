import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dueState,
  formatClock,
  formatClockUtc,
  formatDay,
  formatIso,
  formatSpan,
  formatStamp,
  sameDay,
} from '../../shared/time/format.ts';
import { costBelow } from '../support/cost.ts';

fc.configureGlobal({ seed: 20_261_121 }); // the same cases at every run

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const at = Date.parse('2026-11-17T23:02:05.678Z');

describe('an instant', () => {
  it('is shown on a clock of 24 hours where the reader is, and in UTC', () => {
    expect(formatClock(at, 'America/New_York')).toBe('18:02');
    expect(formatClock(at, 'Europe/Berlin')).toBe('00:02');
    expect(formatClockUtc(at)).toBe('23:02 UTC');
  });

  it('has the date where the reader is', () => {
    expect(formatDay(at, 'UTC')).toBe('Tue 17 Nov');
    expect(formatStamp(at, 'Europe/Berlin')).toBe('Wed 18 Nov 00:02');
    expect(formatStamp(at, 'Europe/Berlin', at + 299 * 86_400_000)).toBe('Wed 18 Nov 00:02');
    expect(formatStamp(at, 'Europe/Berlin', at + 301 * 86_400_000)).toBe('Wed 18 Nov 2026 00:02');
    expect(formatDay(at, 'UTC', at + 301 * 86_400_000)).toBe('Tue 17 Nov 2026');
  });

  it('is written to files in UTC without milliseconds', () =>
    expect(formatIso(at)).toBe('2026-11-17T23:02:05Z'));

  it('is of the same day as another where the reader is', () => {
    expect(sameDay(at, at + 58 * MINUTE, 'UTC')).toBe(false);
    expect(sameDay(at, at + 58 * MINUTE, 'Europe/Berlin')).toBe(true);
  });

  it('agrees with Intl about every date and clock', () => {
    const times = fc.integer({ min: Date.parse('1980-01-01'), max: Date.parse('2040-01-01') });
    fc.assert(
      fc.property(
        times,
        fc.constantFrom('UTC', 'Europe/Berlin', 'Asia/Kathmandu', 'Pacific/Apia'),
        (t, timeZone) => {
          const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone } as const;
          expect(formatClock(t, timeZone)).toBe(new Intl.DateTimeFormat('en-GB', clock).format(t));
          const date = { weekday: 'short', month: 'short', day: 'numeric', timeZone } as const;
          const [weekday, month, day] = new Intl.DateTimeFormat('en-US', date).format(t).split(/,? /);
          expect(formatDay(t, timeZone)).toBe(`${weekday ?? ''} ${day ?? ''} ${month ?? ''}`);
        },
      ),
    );
  });

  it('costs little enough for ten thousand rows', () => {
    const rows = (): void => {
      for (let i = 0; i < 10_000; i++) formatStamp(at + i * 1000, 'Europe/Berlin');
    };
    expect(costBelow(500, rows)).toBeLessThan(500); // 20 ms is usual; 2 s without the cache
  });
});

describe('a span', () => {
  it.each([
    [0, '0 min'],
    [59 * SECOND, '0 min'],
    [47 * MINUTE, '47 min'],
    [60 * MINUTE, '1 h 00'],
    [62 * MINUTE, '1 h 02'],
    [198 * MINUTE, '3 h 18'],
    [24 * 60 * MINUTE, '1 d 0 h'],
    [52 * 60 * MINUTE + 59 * MINUTE, '2 d 4 h'],
    [-5 * MINUTE, '0 min'],
  ])('of %d ms is %s', (ms, text) => expect(formatSpan(ms)).toBe(text));
});

describe('what is due', () => {
  it.each([
    [47 * MINUTE, 'rest', '47 min'],
    [12 * MINUTE, 'rest', '12 min'],
    [10 * MINUTE + 1, 'rest', '11 min'],
    [10 * MINUTE, 'soon', '10 min left'],
    [6 * MINUTE, 'soon', '6 min left'],
    [2 * MINUTE, 'soon', '2 min left'],
    [102 * SECOND, 'soon', '1:42 left'],
    [61 * SECOND, 'soon', '1:01 left'],
    [5 * SECOND, 'soon', '0:05 left'],
    [1, 'soon', '0:01 left'],
    [0, 'over', 'due now'],
    [-59 * SECOND, 'over', 'due now'],
    [-60 * SECOND, 'over', '+1 min over'],
    [-4 * MINUTE - 30 * SECOND, 'over', '+4 min over'],
    [-119 * MINUTE, 'over', '+119 min over'],
    [-190 * MINUTE, 'over', '+3 h 10 over'],
    [30 * 60 * MINUTE, 'rest', '1 d 6 h'],
  ])('with %d ms to go is %s: %s', (left, state, text) =>
    expect(dueState(at + left, at)).toEqual({ state, text }),
  );

  it('never goes back to an earlier state as time passes', () => {
    const order = { rest: 0, soon: 1, over: 2 };
    fc.assert(
      fc.property(fc.integer({ min: -1e7, max: 1e7 }), fc.integer({ min: 0, max: 1e7 }), (left, later) => {
        const [a, b] = [dueState(left, 0), dueState(left, later)];
        expect(order[b.state]).toBeGreaterThanOrEqual(order[a.state]);
      }),
    );
  });
});
