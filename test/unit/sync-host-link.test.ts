import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SyncLink, type ForkedProcess } from '../../electron/main/sync-link.ts';
import { RoundLoop } from '../../electron/sync/round-loop.ts';
import type { FromSync, ToSync } from '../../electron/sync/protocol.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A process that a test plays: what it was told, and how it is made to speak and to end. */
class Played implements ForkedProcess {
  readonly heard: ToSync[] = [];
  killed = false;
  say: (message: FromSync) => void = () => undefined;
  end: () => void = () => undefined;
  postMessage(message: ToSync): void {
    this.heard.push(message);
  }
  onMessage(listener: (message: FromSync) => void): void {
    this.say = listener;
  }
  onExit(listener: () => void): void {
    this.end = listener;
  }
  kill(): void {
    this.killed = true;
  }
}

function playedLink() {
  const processes: Played[] = [];
  const pauses: number[] = [];
  const heard: FromSync[] = [];
  const link = new SyncLink({
    fork() {
      const played = new Played();
      processes.push(played);
      return played;
    },
    hello: () => [{ kind: 'now' }],
    hear: (message) => void heard.push(message),
    fell: (pause) => void pauses.push(pause),
  });
  const last = (): Played => {
    const played = processes.at(-1);
    if (played === undefined) throw new Error('there is no process');
    return played;
  };
  return { link, processes, pauses, heard, last };
}

const place = { kind: 'folder', path: '/mnt/team' } as const;

test('a process that ends by itself is started again after a growing pause, at most a minute', () => {
  const { link, processes, pauses, last } = playedLink();
  link.start();
  for (let i = 0; i < 9; i += 1) {
    last().end();
    vi.advanceTimersByTime(60_000);
  }
  expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60].map((s) => s * 1_000));
  expect(processes).toHaveLength(10);
  vi.advanceTimersByTime(120_000); // it lives
  last().end();
  expect(pauses.at(-1)).toBe(1_000);
});

test('a question that nobody answers ends by itself, and so does one whose process ends', async () => {
  const { link, last } = playedLink();
  const asked = link.ask({ kind: 'probe', connection: place }, 30_000);
  vi.advanceTimersByTime(30_000);
  expect(await asked).toBeNull();
  const again = link.ask({ kind: 'attach', connection: place, found: true }, 60_000);
  last().end();
  expect(await again).toBeNull();
});

test('an answer goes to its own question, and a late one to nobody', async () => {
  const { link, last, heard } = playedLink();
  const first = link.ask({ kind: 'attach', connection: place, found: true }, 1_000);
  const second = link.ask({ kind: 'attach', connection: place, found: false }, 9_000);
  const ids = last().heard.flatMap((message) => ('id' in message ? [message.id] : []));
  vi.advanceTimersByTime(1_000);
  for (const id of ids) last().say({ kind: 'attached', id, ws: `workspace ${id}`, trouble: null });
  expect(await first).toBeNull();
  expect(await second).toMatchObject({ ws: `workspace ${ids[1] ?? 0}` });
  expect(heard).toEqual([]);
});

test('ended for good it is killed, answers everything, hears nothing more and never comes back', async () => {
  const { link, processes, last, heard } = playedLink();
  const asked = link.ask({ kind: 'probe', connection: place }, 30_000);
  link.stop();
  expect(await asked).toBeNull();
  expect(last().killed).toBe(true);
  last().say({ kind: 'arrived', streams: [] });
  last().end();
  vi.advanceTimersByTime(600_000);
  link.start();
  expect([heard, processes.length]).toEqual([[], 1]);
});

test('40 after a night of sleep a round is called for within a second, whatever timer was set before it', () => {
  let now = 0;
  let dueAt = 60_000;
  const round = vi.fn(() => {
    dueAt = now + 60_000;
    return Promise.resolve();
  });
  const nothing = (): void => undefined;
  const loop = new RoundLoop({ now: () => now, dueAt: () => dueAt, round, turned: nothing, failed: nothing });
  loop.look();
  vi.advanceTimersByTime(5_000); // timers stand still while the machine sleeps, the clock does not
  expect(round).not.toHaveBeenCalled();
  now += 8 * 3_600_000;
  vi.advanceTimersByTime(1_000);
  expect(round).toHaveBeenCalledTimes(1);
  void loop.stop();
});
