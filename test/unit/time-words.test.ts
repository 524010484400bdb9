import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatClock, formatIso } from '../../shared/time/format.ts';
import { parseInstant, type Side } from '../../shared/time/words.ts';
import { wallAt, zoneNamed } from '../../shared/time/zones.ts';

fc.configureGlobal({ seed: 20_261_121 }); // the same cases at every run

const MINUTE = 60_000;
const berlin = 'Europe/Berlin';
/** Friday, 14:30:20 in Berlin. */
const now = Date.parse('2026-11-20T13:30:20Z');

const read = (words: string, side: Side = 'past', zone = berlin, at = now): string => {
  const parsed = parseInstant(words, { now: at, zone, side });
  return parsed.ok ? formatIso(parsed.value) : parsed.error;
};
const zones = fc.constantFrom(
  'UTC',
  berlin,
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Apia',
);
const instants = fc.integer({ min: Date.parse('2000-01-01'), max: Date.parse('2040-01-01') });

describe('a span', () => {
  it.each([
    ['now', '13:30:20'],
    ['-0m', '13:30:20'],
    ['-5m', '13:25:20'],
    ['−5m', '13:25:20'],
    ['5m ago', '13:25:20'],
    ['5 minutes ago', '13:25:20'],
    ['5m', '13:25:20'],
    ['-1h30m', '12:00:20'],
    ['1 hour 30 min ago', '12:00:20'],
    ['-45s', '13:29:35'],
    ['+20m', '13:50:20'],
    ['in 20m', '13:50:20'],
    ['In  20 Minutes', '13:50:20'],
    ['20m from now', '13:50:20'],
  ])('%s is %s, looking back', (words, time) => expect(read(words)).toBe(`2026-11-20T${time}Z`));

  it('without a sign goes the way one is looking', () => {
    expect(read('20m', 'future')).toBe('2026-11-20T13:50:20Z');
    expect(read('20m', 'past')).toBe('2026-11-20T13:10:20Z');
  });

  it('may be a year long and no longer', () => {
    expect(read('-366d')).toBe('2025-11-19T13:30:20Z');
    expect(read('-367d')).toContain('“-367d” is more than a year away');
    expect(read('-999999999h')).toContain('more than a year away');
  });
});

describe('a clock time', () => {
  it.each([
    ['14:02', '2026-11-20T13:02:00Z'],
    ['14:02:30', '2026-11-20T13:02:30Z'],
    ['2:05pm', '2026-11-20T13:05:00Z'],
    ['2pm', '2026-11-20T13:00:00Z'],
    ['12am', '2026-11-19T23:00:00Z'],
    ['12 p.m.', '2026-11-20T11:00:00Z'],
    ['14:02 CET', '2026-11-20T13:02:00Z'],
    ['14:02+02:00', '2026-11-20T12:02:00Z'],
    ['13:02Z', '2026-11-20T13:02:00Z'],
    ['13:02 (UTC)', '2026-11-20T13:02:00Z'],
    ['18:40 IST', '2026-11-20T13:10:00Z'],
    ['14:02 UTC', '2026-11-19T14:02:00Z'],
    ['2:05pm PT', '2026-11-19T22:05:00Z'],
  ])('%s was at %s', (words, at) => expect(read(words)).toBe(at));

  it('later than now was yesterday, with a minute of grace for clocks that differ', () => {
    expect(read('14:31')).toBe('2026-11-20T13:31:00Z');
    expect(read('14:32')).toBe('2026-11-19T13:32:00Z');
  });

  it('earlier than now is tomorrow, looking ahead', () => {
    expect(read('14:31', 'future')).toBe('2026-11-20T13:31:00Z');
    expect(read('14:30', 'future')).toBe('2026-11-21T13:30:00Z');
  });

  it('is one of the day in the zone that was named, not of the day here', () => {
    const midnight = Date.parse('2026-11-20T23:30:00Z'); // 00:30 on the 21st in Berlin, 15:30 on the 20th in California
    expect(read('3:20pm PT', 'past', berlin, midnight)).toBe('2026-11-20T23:20:00Z');
    expect(read('23:50', 'past', berlin, midnight)).toBe('2026-11-20T22:50:00Z');
  });

  it('takes a zone that leaves summer time open at the offset of that day', () => {
    const july = Date.parse('2026-07-20T23:00:00Z');
    expect(read('2:05pm PT', 'past', berlin, july)).toBe('2026-07-20T21:05:00Z');
    expect(read('2:05pm PST', 'past', berlin, july)).toBe('2026-07-20T22:05:00Z');
  });
});

describe('a time with its date', () => {
  it.each([
    ['yesterday 23:50', '2026-11-19T22:50:00Z'],
    ['today 14:02', '2026-11-20T13:02:00Z'],
    ['today 23:00', '2026-11-20T22:00:00Z'],
    ['tomorrow at 09:00', '2026-11-21T08:00:00Z'],
    ['2026-11-20 14:02', '2026-11-20T13:02:00Z'],
    ['2026-11-20 14:02:30 PT', '2026-11-20T22:02:30Z'],
    ['2026-11-20 2:02 PM ET', '2026-11-20T19:02:00Z'],
    ['2026-11-20T14:02:05+02:00', '2026-11-20T12:02:05Z'],
    ['2026-11-20T14:02:05.123Z', '2026-11-20T14:02:05Z'],
    ['2024-02-29 08:00', '2024-02-29T07:00:00Z'],
  ])('%s is %s, whatever side of now it lies on', (words, at) => {
    expect(read(words, 'past')).toBe(at);
    expect(read(words, 'future')).toBe(at);
  });

  it('keeps the milliseconds that a machine wrote', () => {
    const parsed = parseInstant('2026-11-20T14:02:05.123456Z', { now, zone: berlin, side: 'past' });
    expect(parsed).toEqual({ ok: true, value: Date.parse('2026-11-20T14:02:05.123Z') });
  });
});

describe('the night the clocks change', () => {
  it('moves a time that does not exist forward by the gap', () => {
    expect(read('2026-03-29 02:30')).toBe('2026-03-29T01:30:00Z'); // 03:30 in Berlin
    expect(read('02:30', 'past', berlin, Date.parse('2026-03-29T02:00:00Z'))).toBe('2026-03-29T01:30:00Z');
  });

  it('takes the later of two equal clock times once both have gone by, looking back', () => {
    expect(read('02:30', 'past', berlin, Date.parse('2026-10-25T00:45:00Z'))).toBe('2026-10-25T00:30:00Z');
    expect(read('02:30', 'past', berlin, Date.parse('2026-10-25T01:45:00Z'))).toBe('2026-10-25T01:30:00Z');
    expect(read('2026-10-25 02:30')).toBe('2026-10-25T01:30:00Z');
  });

  it('takes the earlier of two equal clock times, looking ahead', () => {
    const before = Date.parse('2026-10-24T20:00:00Z');
    expect(read('02:30', 'future', berlin, before)).toBe('2026-10-25T00:30:00Z');
    expect(read('2026-10-25 02:30', 'future', berlin, before)).toBe('2026-10-25T00:30:00Z');
  });
});

describe('what is no time', () => {
  it.each([
    ...[
      '25:00',
      '24:00',
      '14:60',
      '14:02:60',
      '14',
      '1:1',
      '13pm',
      '0am',
      'noonish',
      '5',
      '-5',
      '+',
      '-',
      'in',
      'ago',
    ],
    ...[
      'in -5m',
      '-5m ago',
      '14:02 XYZ',
      '14:02 toString',
      '14:02+15:00',
      '2026-02-30 10:00',
      '2026-13-01 10:00',
    ],
    ...['2026-11-20', '5m 5m', '14:02 14:03', 'yesterday', 'tomorrow 5m'],
  ])('“%s” is refused in one sentence that shows how', (words) => {
    expect(read(words)).toBe(
      `“${words}” can’t be read as a time: try -5m, 14:02, 2:05pm PT or yesterday 23:50.`,
    );
  });

  it('shows examples of the side that is asked for', () => {
    expect(read('soon', 'future')).toContain('try +20m, 14:30, 2:30pm PT or tomorrow 09:00.');
    expect(read('  ', 'future')).toMatch(/^No time was given/);
  });

  it('is a date decades ahead, and not one long past', () => {
    expect(read('2062-11-20 14:02')).toContain('more than a year away');
    expect(read('2019-11-20 14:02')).toBe('2019-11-20T13:02:00Z');
  });

  it('is cut when it is a whole paragraph', () => expect(read('x'.repeat(5000)).length).toBeLessThan(140));

  it('never throws, whatever is typed', () => {
    const pieces = fc.constantFrom(
      '14',
      ':',
      '02',
      '-',
      '+',
      '5',
      'm',
      'h',
      ' ',
      'UTC',
      'pm',
      'ago',
      'in',
      'T',
      '(',
      '/',
    );
    const typed = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces, { maxLength: 12 }).map((p) => p.join('')),
    );
    fc.assert(
      fc.property(typed, zones, fc.constantFrom<Side>('past', 'future'), (words, zone, side) => {
        const parsed = parseInstant(words, { now, zone, side });
        if (parsed.ok) expect(Number.isFinite(parsed.value)).toBe(true);
      }),
    );
  });
});

describe('what was printed can be typed again', () => {
  it('reads back every ISO instant', () => {
    fc.assert(
      fc.property(instants, zones, (at, zone) => {
        const parsed = parseInstant(formatIso(at), { now: at, zone, side: 'past' });
        expect(parsed).toEqual({ ok: true, value: Math.floor(at / 1000) * 1000 });
      }),
    );
  });

  it('reads a clock time of the last 22 hours back to a time that shows the same', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 0, max: 22 * 60 }), zones, (at, ago, zone) => {
        const clock = formatClock(at - ago * MINUTE, zone);
        const parsed = parseInstant(clock, { now: at, zone, side: 'past' });
        expect(parsed.ok && formatClock(parsed.value, zone)).toBe(clock);
        expect(parsed.ok && parsed.value <= at + MINUTE && at - parsed.value <= 24 * 60 * MINUTE).toBe(true);
      }),
    );
  });

  it('reads a local date and time back to what a clock there showed', () => {
    fc.assert(
      fc.property(instants, zones, (at, zone) => {
        const words = wallAt(at, zone).toISOString().slice(0, 16).replace('T', ' ');
        const parsed = parseInstant(words, { now: at, zone, side: 'future' });
        expect(parsed.ok && wallAt(parsed.value, zone).toISOString().slice(0, 16)).toBe(
          words.replace(' ', 'T'),
        );
      }),
    );
  });
});

describe('a zone', () => {
  it.each([
    ['utc', 0],
    ['UTC+2', 120],
    ['GMT-3:30', -210],
    ['+05:30', 330],
    ['-0800', -480],
    ['+14:00', 840],
    ['PT', 'America/Los_Angeles'],
    ['Europe/Berlin', 'EUROPE/BERLIN'],
    ['+14:30', undefined],
    ['+2', undefined],
    ['Europe/Atlantis', undefined],
    ['constructor', undefined],
  ])('named %s is %s', (name, zone) => expect(zoneNamed(name)).toBe(zone));
});
