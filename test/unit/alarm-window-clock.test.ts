import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { lookAtZone, zone } from '../../renderer/incident-parts/zone.ts';
import { lookAtClock, shownTime, watchClock } from '../../renderer/state/clock.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const noon = Date.UTC(2026, 10, 17, 12);
const ownZone = process.env['TZ'];

beforeEach(() => {
  vi.useFakeTimers({ now: noon });
  lookAtClock();
});
afterEach(() => {
  vi.useRealTimers();
  if (ownZone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = ownZone;
  lookAtZone('local');
});

/** The machine sleeps: the clock on the wall goes on, and the window's timers stand still. */
const sleep = (ms: number): void => void vi.setSystemTime(Date.now() + ms);

it('moves on with each minute, and in the last two minutes before something is due with each second', () => {
  vi.advanceTimersByTime(MINUTE + 100);
  expect(shownTime()).toBeGreaterThanOrEqual(noon + MINUTE);
  const stop = watchClock([Date.now() + 90_000]);
  const before = shownTime();
  vi.advanceTimersByTime(1_100);
  expect(shownTime() - before).toBeGreaterThanOrEqual(900);
  stop();
});

it('is right at once after a sleep, when it is told that the machine woke up', () => {
  sleep(3 * HOUR);
  expect(shownTime()).toBe(noon);
  lookAtClock();
  expect(shownTime()).toBe(noon + 3 * HOUR);
  vi.advanceTimersByTime(MINUTE + 100);
  expect(shownTime()).toBeGreaterThanOrEqual(noon + 3 * HOUR + MINUTE);
});

it.each([HOUR, -HOUR, 24 * HOUR, -365 * 24 * HOUR])(
  'is right within a minute when the clock is set by %i ms, though nobody tells it, and goes on',
  (by) => {
    vi.setSystemTime(noon + by);
    vi.advanceTimersByTime(MINUTE + 100);
    expect(shownTime()).toBeGreaterThanOrEqual(noon + by);
    expect(shownTime()).toBeLessThan(noon + by + 2 * MINUTE);
    const before = shownTime();
    vi.advanceTimersByTime(MINUTE + 100);
    expect(shownTime()).toBeGreaterThanOrEqual(before + MINUTE - 100);
  },
);

it('follows the person into another zone', () => {
  process.env['TZ'] = 'Europe/Berlin';
  vi.advanceTimersByTime(MINUTE + 100);
  expect(zone).toBe('Europe/Berlin');
  process.env['TZ'] = 'Asia/Tokyo';
  vi.advanceTimersByTime(MINUTE + 100);
  expect(zone).toBe('Asia/Tokyo');
});

it('stays in UTC where the settings put it first', () => {
  lookAtZone('utc');
  process.env['TZ'] = 'Asia/Tokyo';
  vi.advanceTimersByTime(MINUTE + 100);
  expect(zone).toBe('UTC');
});
