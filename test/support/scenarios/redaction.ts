import { expect } from 'vitest';
import { join } from 'node:path';
import { chunkHash } from '../../../electron/records/attachments.ts';
import type { AttachedFile } from '../../../shared/incident/files.ts';
import {
  digestOn,
  exchange,
  kill,
  log,
  problemsOf,
  readSegment,
  run,
  segmentsOf,
  startColleague,
  startDesktop,
  type Desktop,
  type Records,
} from '../desktop.ts';
import type { SimulatedDisk } from '../simulated-file-system.ts';
import { approve, deviceOn, meet, revoke, twoDesktops } from './trust.ts';

export const SECRET = 'swordfish-in-the-log';
const IN_THE_FILE = Buffer.from('swordfish-in-the-file');

/** Every file of a desktop that holds the words, whatever kind of file it is. */
export function holding(disk: SimulatedDisk, root: string, words: string | Buffer = SECRET): string[] {
  return [...disk.files()]
    .filter(([path, bytes]) => path.startsWith(`${root}/`) && bytes.includes(words))
    .map(([path]) => path);
}

const fileOf = (bytes: Buffer): AttachedFile => ({
  name: 'keys.txt',
  mime: 'text/plain',
  bytes: bytes.length,
  chunks: [chunkHash(bytes)],
  thumbnail: null,
  width: null,
  height: null,
});

const redact = (desktop: Desktop, id: string, entry: string) =>
  run(desktop, id, { name: 'redact', fields: { entry, reason: 'a password' } }, desktop.root.slice(1));

/** The rows of an incident's log that people or redactions made, in order. */
async function rowsOn(records: Records, { service }: Desktop, id: string): Promise<string[]> {
  const incident = await service.open(id);
  return incident === undefined
    ? []
    : records
        .timelineOf(incident)
        .flatMap(({ key, kind, text }) => (key === '' ? [] : [`${kind}: ${text}`]))
        .slice(1);
}

/** Ana, Ben and Cara are members; a secret stands in an entry, its correction, its answer and its file everywhere. */
async function aSecretEverywhere(records: Records) {
  const { disk, ana, ben, id } = await twoDesktops(records);
  const cara = await startColleague(records, disk, '/cara', ana);
  await meet(records, ana, ben, cara);
  for (const device of [ben, cara]) await approve(ana, device);
  for (const { store } of [ana, ben, cara]) await store.attachments.put(id, IN_THE_FILE);
  const fields = {
    text: `use ${SECRET}`,
    kind: 'ask' as const,
    entry: 'secret',
    files: [fileOf(IN_THE_FILE)],
  };
  await run(ben, id, { name: 'log', fields }, 'ben');
  await run(ben, id, { name: 'correct', fields: { entry: 'secret', text: `use ${SECRET}!` } }, 'ben');
  await log(ben, id, 'harmless');
  await run(ben, id, { name: 'mark', fields: { entry: 'secret', mark: 'done', note: SECRET } }, 'ben');
  await meet(records, ana, ben, cara);
  for (const { root } of [ana, ben, cara]) {
    expect(holding(disk, root), 'the secret is there').not.toEqual([]);
    expect(holding(disk, root, IN_THE_FILE)).not.toEqual([]);
  }
  return { disk, ana, ben, cara, id };
}

/** 44: redacted while a peer is offline: the words are gone from every file everywhere, chains and signatures hold. */
export async function redactedWordsGoEverywhere(records: Records): Promise<void> {
  const { disk, ana, ben, cara, id } = await aSecretEverywhere(records);
  const before = [...((await ana.service.open(id))?.events.keys() ?? [])];
  await redact(ana, id, 'secret');
  await ana.store.settled();
  expect(await rowsOn(records, ana, id)).toEqual([
    'redacted: Redacted',
    'note: harmless',
    'redacted: Redacted',
    'console: ana redacted an entry: a password',
  ]);
  // Ben is offline, and goes on writing; Cara hears of it at once.
  await log(ben, id, 'meanwhile, offline');
  await meet(records, ana, cara);
  for (const { root } of [ana, cara]) expect(holding(disk, root)).toEqual([]);
  expect(holding(disk, '/ben')).not.toEqual([]);
  await meet(records, ana, ben, cara);
  for (const desktop of [ana, ben, cara]) {
    expect(holding(disk, desktop.root)).toEqual([]);
    expect(holding(disk, desktop.root, IN_THE_FILE)).toEqual([]);
    expect(await problemsOf(records, desktop)).toEqual([]);
    expect(desktop.store.notices()).toEqual([]);
    expect([...((await desktop.service.open(id))?.events.keys() ?? [])]).toEqual(
      expect.arrayContaining(before),
    );
    expect(await digestOn(records, desktop, id)).toBe(await digestOn(records, ana, id));
    expect(await rowsOn(records, desktop, id)).toContain('note: meanwhile, offline');
  }
  // It stays so at the next start, from the files alone.
  for (const desktop of [ana, ben, cara]) {
    await desktop.service.close();
    expect(holding(disk, desktop.root), 'no cache was written with it').toEqual([]);
    const again = await startDesktop(records, disk, desktop.root);
    expect(await digestOn(records, again, id)).toBe(await digestOn(records, ana, id));
  }
}

/** 44: whole copies that come back from a share, or late, bring no words with them; nor do they under odd names. */
export async function wholeCopiesBringNothingBack(records: Records): Promise<void> {
  const { disk, ana, ben, cara, id } = await aSecretEverywhere(records);
  const whole = segmentsOf(cara, id).map((name) => readSegment(cara, id, name));
  await redact(ana, id, 'secret');
  await meet(records, ana, ben);
  for (const bytes of [...whole, ...whole]) {
    const outcome = await records.importSegment(ben.store.context(), bytes);
    expect(outcome.kind).toBe('known');
  }
  expect(holding(disk, '/ben')).toEqual([]);
  // A desktop that joins later gets the whole ones first, and the redaction after them.
  const dora = await startColleague(records, disk, '/dora', ana);
  await exchange(records, cara, dora);
  expect(holding(disk, '/dora')).not.toEqual([]);
  await exchange(records, ana, dora);
  await dora.store.settled();
  expect(holding(disk, '/dora')).toEqual([]);
  expect(await digestOn(records, dora, id)).toBe(await digestOn(records, ben, id));
  expect(await problemsOf(records, dora)).toEqual([]);
}

/** Whoever may not redact takes nothing from others: neither by saying so, nor by handing out a copy without words. */
export async function onlyMembersTakeWordsOut(records: Records): Promise<void> {
  const { disk, ana, ben, id } = await twoDesktops(records);
  await log(ana, id, SECRET);
  await meet(records, ana, ben);
  const entry = await entryOf(records, ana, id, SECRET);
  await expect(redact(ben, id, entry)).rejects.toThrow(/^Not redacted: this desktop is not a member/);
  // His console does not ask: the event is written all the same.
  const named = [...((await ben.service.open(id))?.events.values() ?? [])].filter(({ e }) => e === entry);
  const payload = { events: named.map((event) => event.id), reason: 'because' };
  await ben.store.append(id, [{ t: 'redact/1', e: entry, at: 1, u: 'ben', payload }]);
  await meet(records, ana, ben);
  for (const { root } of [ana, ben]) expect(holding(disk, root), root).not.toEqual([]);
  expect(await rowsOn(records, ana, id)).toEqual([`note: ${SECRET}`]);
  expect(await digestOn(records, ana, id)).toBe(await digestOn(records, ben, id));
  await approve(ana, ben);
  await meet(records, ana, ben);
  for (const { root } of [ana, ben]) expect(holding(disk, root), root).toEqual([]);
  expect(await rowsOn(records, ana, id)).toContain('redacted: Redacted');
  expect(await digestOn(records, ana, id)).toBe(await digestOn(records, ben, id));
}

/** A copy without words that nobody may have made: the whole one stays, and comes back where only that copy was. */
export async function aStrangersCopyTakesNothing(records: Records): Promise<void> {
  const { disk, ana, ben, id } = await twoDesktops(records);
  await log(ana, id, 'words that matter');
  await ana.store.seal(id);
  const [name = ''] = segmentsOf(ana, id).filter((each) =>
    readSegment(ana, id, each).includes('words that matter'),
  );
  const whole = readSegment(ana, id, name);
  const copy = Buffer.from(whole.toString().replace(/\t\{.*words that matter.*\}\n/, '\tnull\n'));
  expect(copy.length).toBeLessThan(whole.length);
  expect((await records.importSegment(ana.store.context(), copy)).kind).toBe('known');
  expect(readSegment(ana, id, name).equals(whole)).toBe(true);
  expect(await records.importSegment(ben.store.context(), copy)).toMatchObject({
    kind: 'imported',
    segment: { name: records.redactedName(name) },
  });
  await ben.service.poll();
  expect(await rowsOn(records, ben, id)).toEqual(['redacted: Redacted']);
  expect(await problemsOf(records, ben)).toEqual([]);
  await records.importSegment(ben.store.context(), whole);
  await ben.service.poll();
  expect(await rowsOn(records, ben, id)).toEqual(['note: words that matter']);
  expect(segmentsOf(ben, id)).toEqual(segmentsOf(ana, id));
  expect(await digestOn(records, ben, id)).toBe(await digestOn(records, ana, id));
  expect(holding(disk, '/ben', 'words that matter')).toEqual([join('/ben/i', id, 's', name)]);
}

async function entryOf(records: Records, { service }: Desktop, id: string, text: string): Promise<string> {
  const incident = await service.open(id);
  const row = incident && records.timelineOf(incident).find((each) => each.text === text);
  return row?.key ?? '';
}

/** Killed at any step of taking words out: the next start finishes it, and no other word is lost. */
export async function killedWhileTakingOut(records: Records): Promise<void> {
  let steps = Infinity;
  for (let at = 1; at < steps; at += 1) {
    const { disk, ana, id } = await aSecretEverywhere(records);
    let done = 0;
    let running = false;
    disk.faults.before = (_operation, path) => {
      if (!path.startsWith('/ana/') || !running) return;
      done += 1;
      if (done === at) {
        running = false;
        kill(ana);
      }
    };
    const saved = redact(ana, id, 'secret');
    running = true;
    const acknowledged = await saved.then(
      () => true,
      () => false,
    );
    await ana.store.settled().catch(() => undefined);
    running = false;
    disk.faults.before = () => undefined;
    if (done < at) steps = at;
    kill(ana);
    const next = await startDesktop(records, disk, '/ana');
    const rows = await rowsOn(records, next, id);
    await next.store.settled();
    expect(rows, `killed at step ${at}`).toContain('note: harmless');
    if (acknowledged) expect(rows).toContain('redacted: Redacted');
    const taken = rows.includes('redacted: Redacted');
    expect(holding(disk, '/ana').length === 0, `killed at step ${at}`).toBe(taken);
    if (taken) expect(holding(disk, '/ana', IN_THE_FILE), `killed at step ${at}`).toEqual([]);
    // Which chunks were taken out is remembered; a copy that was cut short is nothing to verify.
    expect(await problemsOf(records, next), `killed at step ${at}`).toEqual([]);
    kill(next);
  }
  expect(steps, 'there was something to be killed in').toBeGreaterThan(10);
}

/** A device that was revoked: what it writes beyond what was known is kept aside, and is back once it is approved. */
export async function aRevokedDeviceIsKeptAside(records: Records): Promise<void> {
  const { disk, ana, ben, id } = await twoDesktops(records);
  await approve(ana, ben);
  await log(ben, id, 'known');
  await meet(records, ana, ben);
  const heard: { from: number; events: number }[] = [];
  ana.service.listen(({ from, events }) => heard.push({ from, events: events.length }));
  await ana.service.open(id);
  await log(ben, id, 'written by whoever has the laptop');
  await run(ben, id, { name: 'resolve', fields: {} }, 'ben');
  await ben.store.seal(id);
  await revoke(ana, ben);
  await exchange(records, ben, ana);
  expect(await rowsOn(records, ana, id)).toEqual(['note: known']);
  const aside = await digestOn(records, ana, id);
  // Somebody who had it before the revocation arrives sees it go; the window hears of a version that it does not have.
  const cara = await startColleague(records, disk, '/cara', ana);
  await exchange(records, ben, cara);
  expect(await rowsOn(records, cara, id)).toContain('note: written by whoever has the laptop');
  const gone: { from: number; events: number }[] = [];
  cara.service.listen(({ from, events }) => gone.push({ from, events: events.length }));
  const { version = 0 } = (await cara.service.open(id)) ?? {};
  await exchange(records, ana, cara);
  expect(gone).toEqual([{ from: version + 1, events: 0 }]);
  expect(await digestOn(records, cara, id)).toBe(aside);
  expect((await cara.service.list()).map(({ phase }) => phase)).toEqual(['detection']);
  for (const desktop of [ana, cara]) {
    expect(segmentsOf(desktop, id), 'kept on the disk').toEqual(expect.arrayContaining(segmentsOf(ben, id)));
    expect(await problemsOf(records, desktop)).toEqual([]);
  }
  // At the next start as well, from the caches and from the files.
  await cara.service.close();
  const again = await startDesktop(records, disk, '/cara');
  expect((await again.service.list()).map(({ phase }) => phase)).toEqual(['detection']);
  expect(await digestOn(records, again, id)).toBe(aside);
  await approve(ana, ben);
  await meet(records, ana, ben, again);
  for (const desktop of [ana, again, ben]) {
    expect(await rowsOn(records, desktop, id)).toContain('note: written by whoever has the laptop');
    expect((await desktop.service.list()).map(({ phase }) => phase)).toEqual(['post-mortem']);
  }
  expect(await digestOn(records, ana, id)).toBe(await digestOn(records, ben, id));
  expect(heard.filter(({ events }) => events === 0)).toHaveLength(1);
  expect(ana.store.trust.standingOf(deviceOn(ben))).toBe('member');
}
