import { expect } from 'vitest';
import type { StreamEvent } from '../../../shared/incident/envelope.ts';
import {
  declare,
  digestOn,
  exchange,
  log,
  readSegment,
  run,
  segmentsOf,
  startColleague,
  startDesktop,
  textsOn,
  type Records,
} from '../desktop.ts';
import { seeded } from '../invent.ts';
import { MADE_AT } from '../make-store.ts';
import { SimulatedDisk } from '../simulated-file-system.ts';

const decade = 10 * 365 * 86_400_000;

/** 2: any set of events, permuted, doubled and split, folds to the same digest. */
export async function anyOrderFoldsToTheSame(records: Records): Promise<void> {
  const disk = new SimulatedDisk();
  const ana = await startDesktop(records, disk, '/ana');
  const id = await declare(ana);
  await run(ana, id, { name: 'severity', fields: { severity: 'sev1', reason: 'everybody' } });
  await ana.store.seal(id);
  const ben = await startColleague(records, disk, '/ben', ana);
  await exchange(records, ana, ben);
  await run(ana, id, { name: 'severity', fields: { severity: 'sev3', reason: 'some' } });
  await run(ben, id, { name: 'severity', fields: { severity: 'sev2', reason: 'many' } }, 'ben');
  const entry = (await log(ana, id, 'a line')).events[0]?.e ?? '';
  await run(ana, id, { name: 'correct', fields: { entry, text: 'a better line' } });
  await run(ana, id, { name: 'acknowledge', fields: {} });
  await run(ana, id, { name: 'mitigate', fields: {} });
  await ana.store.seal(id);
  await exchange(records, ana, ben);
  const events = [...((await ben.service.open(id))?.events.values() ?? [])];
  const digestOf = (set: readonly StreamEvent[]) =>
    records.digest(records.foldAll(id, set), (text) => records.sha256(text)).state;
  const expected = digestOf(events);
  const random = seeded(2);
  for (let round = 0; round < 200; round += 1) {
    const shuffled = [...events, ...events.filter(() => random() < 0.3)]
      .map((event) => ({ event, place: random() }))
      .sort((a, b) => a.place - b.place)
      .map(({ event }) => event);
    expect(digestOf(shuffled)).toBe(expected);
  }
}

/** 3: a desktop ten years ahead sets the severity, another corrects it: the correction wins everywhere. */
export async function aClockAheadPinsNothing(records: Records): Promise<void> {
  const disk = new SimulatedDisk();
  const ahead = await startDesktop(records, disk, '/ahead', { now: () => MADE_AT + decade });
  const id = await declare(ahead);
  await run(ahead, id, { name: 'severity', fields: { severity: 'sev1', reason: 'by mistake' } });
  await ahead.store.seal(id);
  const right = await startColleague(records, disk, '/right', ahead);
  await exchange(records, ahead, right);
  await run(right, id, { name: 'log', fields: { text: 'it is not that bad' } });
  await run(right, id, { name: 'severity', fields: { severity: 'sev3', reason: 'few customers' } });
  await right.store.seal(id);
  await exchange(records, right, ahead);
  for (const desktop of [ahead, right]) {
    const incident = await desktop.service.open(id);
    expect(incident && records.summarize(incident)?.severity).toBe('sev3');
  }
  expect(await digestOn(records, ahead, id)).toBe(await digestOn(records, right, id));
}

/** 4: the clock goes back an hour in mid-session: sequence, time and chain stay monotone. */
export async function aClockThatGoesBackBreaksNoChain(records: Records): Promise<void> {
  let now = MADE_AT;
  const disk = new SimulatedDisk();
  const desktop = await startDesktop(records, disk, '/ana', { now: () => now });
  const id = await declare(desktop);
  const events: StreamEvent[] = [];
  for (const step of [1_000, 2_000, -3_600_000, 1_000, -60_000, 1_000]) {
    now += step;
    events.push(...(await log(desktop, id, `at ${step}`)).events);
  }
  for (const [i, event] of events.entries()) {
    const before = events[i - 1];
    if (before === undefined) continue;
    expect(event.q).toBe(before.q + 1);
    expect(event.h[0] > before.h[0] || (event.h[0] === before.h[0] && event.h[1] > before.h[1])).toBe(true);
  }
  await desktop.store.seal(id);
  const { problems } = await records.verifyStore(desktop.env.fs, desktop.store.layout, desktop.store.ws);
  expect(problems).toEqual([]);
}

/** 5: 70 000 events within a millisecond: nothing throws, each is later than the one before, and it can be kept. */
export function manyEventsInOneMillisecond(records: Records): Promise<void> {
  const clock = new records.HybridClock(() => MADE_AT);
  let before = clock.send();
  for (let i = 1; i < 70_000; i += 1) {
    const now = clock.send();
    if (now[0] < before[0] || (now[0] === before[0] && now[1] <= before[1])) {
      expect.fail(`event ${i} at ${now.join()} is not later than ${before.join()}`);
    }
    before = now;
  }
  const w = 'aaaaaaaaaaaaaaaa-bbbbbb';
  const draft = {
    t: 'entry-logged/1',
    e: 'x',
    at: MADE_AT,
    u: 'ana',
    payload: { kind: 'note', text: 'x' },
  } as const;
  const line = records.encodeEvent(draft, { w, q: 70_000, h: before, previous: 'x' });
  expect(line.ok && records.decodeEvent(line.value.text, w).ok).toBe(true);
  return Promise.resolve();
}

const newerType = 'weather-noted/1';

/** 30: an event of a newer type is kept, counted and passed on byte for byte; all others fold. */
export async function newerEventsArePassedOn(records: Records): Promise<void> {
  const disk = new SimulatedDisk();
  const newer = await startDesktop(records, disk, '/newer');
  const id = await declare(newer);
  await log(newer, id, 'before');
  await newer.store.append(id, [
    { t: newerType, e: 'weather', at: MADE_AT, u: 'zoe', payload: { sky: '\u2028 wide', deep: [{ x: 1 }] } },
  ]);
  await log(newer, id, 'after');
  await newer.store.seal(id);
  const old = await startColleague(records, disk, '/old', newer);
  const third = await startColleague(records, disk, '/third', newer);
  await exchange(records, newer, old);
  await log(old, id, 'from the old one');
  await old.store.seal(id);
  await exchange(records, old, third);
  const incident = await third.service.open(id);
  expect(incident?.newer.size).toBe(1);
  expect(await textsOn(records, third, id)).toEqual(['before', 'after', 'from the old one']);
  for (const name of segmentsOf(newer, id)) {
    expect(readSegment(third, id, name).equals(readSegment(newer, id, name))).toBe(true);
  }
}

/** 31: an event that must be understood makes its own entity read-only, and nothing else. */
export async function onlyItsEntityIsReadOnly(records: Records): Promise<void> {
  const disk = new SimulatedDisk();
  const desktop = await startDesktop(records, disk, '/ana');
  const id = await declare(desktop);
  const [locked, free] = [await log(desktop, id, 'locked'), await log(desktop, id, 'free')];
  const [one, other] = [locked.events[0]?.e ?? '', free.events[0]?.e ?? ''];
  await desktop.store.append(id, [
    { t: 'entry-sealed/2', e: one, at: MADE_AT, u: 'zoe', payload: { seal: true }, c: 1 },
  ]);
  await desktop.store.close();
  const later = await startDesktop(records, disk, '/ana');
  const refused = run(later, id, { name: 'correct', fields: { entry: one, text: 'changed' } });
  await expect(refused).rejects.toThrow(/newer version/);
  await run(later, id, { name: 'correct', fields: { entry: other, text: 'changed' } });
  await log(later, id, 'new');
  expect(await textsOn(records, later, id)).toEqual(['locked', 'changed', 'new']);
}

/** 45: what older fold code cached is dropped by newer code, and the digest is that of the events. */
export async function newerFoldCodeDropsTheCheckpoint(records: Records): Promise<void> {
  const disk = new SimulatedDisk();
  const desktop = await startDesktop(records, disk, '/ana');
  const id = await declare(desktop);
  await log(desktop, id, 'as it was written');
  await desktop.store.seal(id);
  const truth = await digestOn(records, desktop, id);
  const events = await desktop.store.readOnce(id);
  // What an older version made of the same segments: it understood a text differently.
  const cached = events.map((event) =>
    event.t === 'entry-logged/1' ? { ...event, payload: { kind: 'note', text: 'misread' } } : event,
  );
  const content = { segments: segmentsOf(desktop, id), events: cached, told: {} };
  const { fs } = desktop.env;
  await records.writeCheckpoint(fs, desktop.store.layout, desktop.store.ws, id, content, 1);
  await desktop.store.close();
  const older = await startDesktop(records, disk, '/ana', { foldVersion: 1 });
  expect(await textsOn(records, older, id)).toEqual(['misread']);
  const newer = await startDesktop(records, disk, '/ana', { foldVersion: 2 });
  expect(await digestOn(records, newer, id)).toBe(truth);
  expect(await textsOn(records, newer, id)).toEqual(['as it was written']);
}
