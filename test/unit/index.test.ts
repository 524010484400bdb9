import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { WorkspaceService } from '../../electron/incidents/workspace-service.ts';
import { nodeFileSystem } from '../../electron/records/file-system.ts';
import { layoutOf } from '../../electron/records/layout.ts';
import { parseSegment } from '../../electron/records/segment.ts';
import { deviceOf } from '../../shared/ids.ts';
import { caughtUp, found, IndexDesk } from '../support/index-desk.ts';
import { makeStore, MADE_AT } from '../support/make-store.ts';
import { temporaryFolder } from '../support/small-disk.ts';

/** Every file that the index keeps, as text. */
const bytesOf = (root: string): string =>
  readdirSync(join(root, 'local'))
    .filter((name) => name.startsWith('index.db'))
    .map((name) => readFileSync(join(root, 'local', name), 'latin1'))
    .join('\n');

describe('the index follows the records', () => {
  it('reads what is new, and nothing twice', async () => {
    const desk = await IndexDesk.open();
    const index = desk.index();
    const [one, two] = [await desk.declare('Seat maps stay empty'), await desk.declare('Mails come twice')];
    for (const id of [one, two]) await desk.service.store.seal(id); // a log that becomes a segment is another file
    expect(await caughtUp(index)).toBe(2);
    expect(await caughtUp(index)).toBe(0);
    await desk.log(two, 'the queue was replayed');
    await desk.service.store.seal(two);
    expect(await caughtUp(index, [two])).toBe(1);
    expect(found(index, 'queue')).toEqual(['entry: the [queue] was replayed']);
    expect(await caughtUp(desk.index())).toBe(0); // another process finds it done
    expect(index.facts().map(({ id }) => id)).toEqual(expect.arrayContaining([one, two]));
  });

  it('finds corrected words and not the former ones, and nothing that was taken back', async () => {
    const desk = await IndexDesk.open();
    const index = desk.index();
    const id = await desk.declare('Seat maps stay empty');
    await desk.log(id, 'the cache is cold', 'e-1');
    await desk.log(id, 'rolled back the wrong build', 'e-2');
    await caughtUp(index);
    await desk.run(id, { name: 'correct', fields: { entry: 'e-1', text: 'the cache is full' } });
    await desk.run(id, { name: 'remove', fields: { entry: 'e-2' } });
    await caughtUp(index);
    expect(found(index, 'cache')).toEqual(['entry: the [cache] is full']);
    expect(found(index, 'cold')).toEqual([]);
    expect(found(index, 'rolled')).toEqual([]);
    await desk.run(id, { name: 'restore', fields: { entry: 'e-2' } });
    await caughtUp(index);
    expect(found(index, 'rolled')).toEqual(['entry: [rolled] back the wrong build']);
  });

  it('finds no word that was taken out, and keeps it in none of its files', async () => {
    const desk = await IndexDesk.open();
    const index = desk.index();
    const id = await desk.declare('Seat maps stay empty');
    await desk.log(id, 'the key is swordfish', 'e-1');
    await desk.log(id, 'nobody has it', 'e-2');
    await caughtUp(index);
    expect(found(index, 'swordfish')).toHaveLength(1);
    await desk.run(id, { name: 'redact', fields: { entry: 'e-1', reason: 'a password' } });
    await caughtUp(index, [id]);
    index.settle();
    expect(found(index, 'swordfish')).toEqual([]);
    expect(found(index, 'nobody')).toHaveLength(1);
    expect(bytesOf(desk.root)).toContain('nobody');
    expect(bytesOf(desk.root)).not.toContain('swordfish');
  });

  it('keeps no such word where its process ends before the file is cleaned, or where the incident began earlier', async () => {
    const desk = await IndexDesk.open();
    const id = await desk.declare('Seat maps stay empty');
    await desk.log(id, 'the key is swordfish', 'e-1');
    const killed = desk.index();
    await caughtUp(killed);
    await desk.run(id, { name: 'set-time', fields: { what: 'started', to: Date.now() - 7_200_000 } });
    await desk.run(id, { name: 'redact', fields: { entry: 'e-1', reason: 'a password' } });
    await caughtUp(killed, [id]);
    killed.close(); // before it settles
    const next = desk.index();
    await caughtUp(next);
    next.settle();
    expect(bytesOf(desk.root)).not.toContain('swordfish');
  });

  it('finds what arrives late, and not what a revoked device wrote, until it is approved again', async () => {
    const root = join(temporaryFolder(), 'store');
    const shape = { size: { events: 60 }, writers: 3, eventsPerSegment: 6, declaredAt: MADE_AT - 86_400_000 };
    const [id = ''] = await makeStore(root, [{ ...shape, ending: 'live' }]);
    const desk = await IndexDesk.open(root);
    const own = desk.service.store.identity?.device;
    const folder = layoutOf(root).segments(id);
    const late = readdirSync(folder).flatMap((name) => {
      const segment = parseSegment(readFileSync(join(folder, name)));
      if (!segment.ok || deviceOf(segment.value.header.w) === own) return [];
      const last = segment.value.lines.findLast(({ event }) => event.t === 'entry-logged/1')?.event;
      return last === undefined ? [] : [{ name, device: deviceOf(last.w), key: last.e }];
    });
    const of = late.at(-1);
    if (of === undefined) throw new Error('a device that logged something');
    const index = desk.index();
    const isFound = (): boolean =>
      index.search({ words: 'kind:entry sev:1,2,3,4', limit: 200 }).hits.some(({ ref }) => ref === of.key);
    const away = join(root, of.name);
    renameSync(join(folder, of.name), away);
    await caughtUp(index);
    expect(isFound()).toBe(false);

    const workspace = new WorkspaceService(desk.service.store, { fs: nodeFileSystem, now: Date.now });
    expect(await workspace.revoke(of.device, 'ana')).toMatchObject({ ok: true });
    renameSync(away, join(folder, of.name));
    await caughtUp(index);
    expect(isFound()).toBe(false);
    expect(await workspace.approve(of.device, 'ana')).toMatchObject({ ok: true });
    await caughtUp(index);
    expect(isFound()).toBe(true);
  });

  it('follows the files of runbooks', async () => {
    const desk = await IndexDesk.open();
    const index = desk.index();
    await desk.declare('Seat maps stay empty');
    const file = join(desk.root, 'p', 'runbooks', 'keyring.md');
    mkdirSync(join(desk.root, 'p', 'runbooks'), { recursive: true });
    writeFileSync(file, '# Restore the keyring\n\n1. Stop the worker\n');
    await caughtUp(index);
    expect(found(index, 'worker')).toEqual(['runbook: Restore the keyring']);
    rmSync(file);
    await caughtUp(index);
    expect(found(index, 'worker')).toEqual([]);
    expect(index.state().incidents).toBe(1);
  });

  it('says that facts have changed only where they have', async () => {
    const desk = await IndexDesk.open();
    const index = desk.index();
    const id = await desk.declare('Seat maps stay empty');
    await caughtUp(index);
    const before = index.state();
    await desk.log(id, 'the cache is cold');
    await caughtUp(index);
    expect(index.state()).toMatchObject({ version: before.version + 1, listed: before.listed });
    await desk.run(id, { name: 'severity', fields: { severity: 'sev1', reason: 'all are affected' } });
    await caughtUp(index);
    expect(index.state().listed).toBe(before.listed + 1);
    expect(index.facts()[0]).toMatchObject({ severity: 'sev1', title: 'Seat maps stay empty' });
    expect(found(index, 'cache sev:1')).toHaveLength(1);
    expect(found(index, 'cache sev:2')).toEqual([]);
  });

  it('lists every action item with the incident that it came from', async () => {
    const desk = await IndexDesk.open();
    const index = desk.index();
    const id = await desk.declare('Seat maps stay empty', { services: ['seating'] });
    await desk.run(id, { name: 'add-action', fields: { text: 'Warm the cache first', owner: 'ben' } });
    await caughtUp(index);
    expect(index.actions()).toMatchObject([
      { text: 'Warm the cache first', owner: 'ben', incident: { id, title: 'Seat maps stay empty' } },
    ]);
    expect(found(index, 'warm by:ben')).toEqual(['action: [Warm] the cache first']);
  });
});

describe('the file of the index', () => {
  const damage: readonly (readonly [what: string, harm: (file: string) => void])[] = [
    ['is deleted', (file) => rmSync(file)],
    ['is empty', (file) => writeFileSync(file, '')],
    ['is no database', (file) => writeFileSync(file, 'in its place\n'.repeat(2_000))],
    [
      'is damaged in its middle',
      (file) => {
        const bytes = readFileSync(file);
        writeFileSync(file, bytes.fill(7, Math.floor(bytes.length / 5)));
      },
    ],
    ['is cut off', (file) => writeFileSync(file, readFileSync(file).subarray(0, 9_000))],
  ];
  it.each(damage)('is made again where it %s', async (_, harm) => {
    const desk = await IndexDesk.open();
    const id = await desk.declare('Seat maps stay empty');
    for (let i = 0; i < 200; i += 1)
      await desk.log(id, `the cache is cold ${'and cold again '.repeat(9)} ${i}`);
    const first = desk.index();
    await caughtUp(first);
    first.settle();
    first.close();
    harm(layoutOf(desk.root).index);
    const index = desk.index();
    await caughtUp(index);
    found(index, 'cache'); // where only this shows the damage, it is read again
    await caughtUp(index);
    expect(found(index, 'cache 177')).toHaveLength(1);
    expect(index.state().trouble).toBeNull();
  });

  it('is made again where it is of other records', async () => {
    const [desk, other] = [await IndexDesk.open(), await IndexDesk.open()];
    await desk.declare('Seat maps stay empty');
    await other.declare('Mails come twice');
    const first = desk.index();
    await caughtUp(first);
    first.settle();
    first.close();
    writeFileSync(layoutOf(other.root).index, readFileSync(layoutOf(desk.root).index));
    const index = other.index();
    await caughtUp(index);
    expect(found(index, 'seat')).toEqual([]);
    expect(found(index, 'mails')).toEqual(['incident: Mails come twice']);
  });

  it('is done without where it can’t be written, and that is said', async () => {
    const desk = await IndexDesk.open();
    await desk.declare('Seat maps stay empty');
    mkdirSync(join(layoutOf(desk.root).index, 'in its place'), { recursive: true });
    const index = desk.index();
    await caughtUp(index);
    expect(found(index, 'seat')).toEqual(['incident: Seat maps stay empty']);
    expect(index.state().trouble).toMatch(/^The index can’t be kept in its file/);
  });

  it('is kept by two processes at once, and neither keeps the other', async () => {
    const desk = await IndexDesk.open();
    const [one, two] = [desk.index(), desk.index()];
    const ids = [];
    for (let i = 0; i < 12; i += 1) ids.push(await desk.declare(`Seat maps of hall ${i} stay empty`));
    await Promise.all([caughtUp(one), caughtUp(two)]);
    await two.rebuild();
    await Promise.all([caughtUp(one), caughtUp(two), desk.log(ids[3] ?? '', 'the cache is cold')]);
    await caughtUp(one);
    expect(one.changedByOthers()).toBe(true);
    for (const index of [one, two]) {
      expect(index.state()).toMatchObject({ incidents: 12, trouble: null });
      expect(found(index, 'seat maps')).toHaveLength(12);
      expect(found(index, 'cache')).toHaveLength(1);
    }
  });
});
