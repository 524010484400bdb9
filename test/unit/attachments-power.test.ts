import { expect, test } from 'vitest';
import { putFile, readFile, type IncomingFile } from '../../electron/records/attachments-file.ts';
import type { AttachedFile } from '../../shared/incident/files.ts';
import {
  exchange,
  loadRecords,
  run,
  startColleague,
  startDesktop,
  type Desktop,
} from '../support/desktop.ts';
import { seeded } from '../support/invent.ts';
import { SimulatedDisk } from '../support/simulated-file-system.ts';
import { systemError } from '../support/system-error.ts';

const records = await loadRecords();
const bytes = Buffer.alloc(70_000, 'what was seen at 14:02');
const incoming: IncomingFile = {
  name: 'seen.txt',
  mime: 'text/plain',
  bytes,
  thumbnail: null,
  width: null,
  height: null,
};

async function aDesktop(): Promise<{ disk: SimulatedDisk; ana: Desktop; id: string }> {
  const disk = new SimulatedDisk();
  const ana = await startDesktop(records, disk, '/ana');
  const { id } = await run(ana, null, {
    name: 'declare',
    fields: { title: 'Queue grows', severity: 'sev2' },
  });
  return { disk, ana, id };
}

const attach = ({ store }: Desktop, id: string): Promise<AttachedFile> =>
  putFile(store.attachments, id, incoming);
const log = (desktop: Desktop, id: string, file: AttachedFile) =>
  run(desktop, id, { name: 'log', fields: { text: 'see the file', files: [file] } });

async function expectWhole({ store }: Desktop, id: string, file: AttachedFile, what: string): Promise<void> {
  expect(await readFile(store.attachments, id, file), what).toEqual({ ok: true, value: bytes });
  expect(store.notices(), what).toEqual([]);
}

test('a file that was acknowledged outlives a power cut', async () => {
  for (let seed = 1; seed <= 60; seed += 1) {
    const { disk, ana, id } = await aDesktop();
    const file = await attach(ana, id);
    if (seed % 2 === 0) await log(ana, id, file);
    disk.crash(seeded(seed));
    await expectWhole(await startDesktop(records, disk, '/ana'), id, file, `seed ${seed}`);
  }
});

test('so does one that a killed process had written, and whose name was not synced, once it is put again', async () => {
  for (let seed = 1; seed <= 60; seed += 1) {
    const { disk, ana, id } = await aDesktop();
    let renamed = false;
    disk.faults.before = (operation, path) => {
      if (operation === 'syncFolder' && renamed) throw systemError('EIO', 'killed');
      if (operation === 'rename' && path.includes('/a/')) renamed = true;
    };
    await expect(attach(ana, id)).rejects.toThrow(/^Not saved/);
    disk.faults.before = () => undefined;
    ana.process.kill();
    const next = await startDesktop(records, disk, '/ana');
    const file = await attach(next, id);
    disk.crash(seeded(seed));
    await expectWhole(await startDesktop(records, disk, '/ana'), id, file, `seed ${seed}`);
  }
});

test('a power cut at any step: no entry names what is not whole, and no wrong bytes are there', async () => {
  let [withEntry, without] = [0, 0];
  for (let step = 1, whole = false; !whole; step += 1) {
    const { disk, ana, id } = await aDesktop();
    let steps = 0;
    disk.faults.before = () => {
      steps += 1;
      if (steps >= step) throw systemError('EIO', 'power cut');
    };
    whole = await attach(ana, id)
      .then((file) => log(ana, id, file))
      .then(
        () => true,
        () => false,
      );
    disk.faults.before = () => undefined;
    disk.crash(seeded(step));
    const next = await startDesktop(records, disk, '/ana');
    const incident = await next.service.open(id);
    const shown =
      incident === undefined ? [] : records.timelineOf(incident).flatMap(({ files }) => files ?? []);
    for (const file of shown) await expectWhole(next, id, file, `step ${step}`);
    if (shown.length > 0) withEntry += 1;
    else without += 1;
    const { problems } = await records.verifyStore(next.env.fs, next.store.layout, next.store.ws);
    expect(problems, `step ${step}`).toEqual([]);
  }
  expect(withEntry).toBeGreaterThan(0);
  expect(without).toBeGreaterThan(8);
});

test('an entry that arrives from another desktop before its file: the entry is shown, the file is said to be missing', async () => {
  const { disk, ana, id } = await aDesktop();
  const file = await attach(ana, id);
  await log(ana, id, file);
  await ana.store.seal(id);
  const ben = await startColleague(records, disk, '/ben', ana);
  const outcomes = await exchange(records, ana, ben);
  expect(outcomes.map(({ kind }) => kind)).not.toContain('refused');
  const incident = await ben.service.open(id);
  expect(
    incident === undefined ? [] : records.timelineOf(incident).flatMap(({ files }) => files ?? []),
  ).toEqual([file]);
  expect(await readFile(ben.store.attachments, id, file)).toMatchObject({
    ok: false,
    error: {
      kind: 'not-found',
      message: expect.stringMatching(/“seen.txt” is not on this desktop/) as string,
    },
  });
  const { problems } = await records.verifyStore(ben.env.fs, ben.store.layout, ben.store.ws);
  expect(problems).toMatchObject([{ what: expect.stringMatching(/“seen.txt” is missing/) as string }]);
  await attach(ben, id); // the same file from where it came from
  await expectWhole(ben, id, file, 'put here too');
  expect((await records.verifyStore(ben.env.fs, ben.store.layout, ben.store.ws)).problems).toEqual([]);
});
