import { expect, test } from 'vitest';
import { putFile } from '../../electron/records/attachments-file.ts';
import { declare, digestOn, loadRecords, log, run, segmentsOf, textsOn } from '../support/desktop.ts';
import { key, room } from '../support/room.ts';

const records = await loadRecords();
test('an entry sealed on one desktop is on the other after its next look', async () => {
  const { ana, ben, settle, ofAna } = await room(records);
  const id = await declare(ana);
  await log(ana, id, 'Error rate is 12 %');
  await ana.store.seal(id);
  await settle();
  expect(await textsOn(records, ben, id)).toEqual(['Error rate is 12 %']);
  expect(await digestOn(records, ben, id)).toBe(await digestOn(records, ana, id));
  expect(ofAna.state().connections).toMatchObject([{ standing: 'in-step', waiting: 0, trouble: null }]);
});

test('what can’t go now waits, is counted, and goes once the place is back', async () => {
  const { ana, ben, place, settle, ofAna } = await room(records);
  const id = await declare(ana);
  await ana.store.seal(id);
  await settle();
  place.trouble = { kind: 'away', message: 'The folder can’t be reached.' };
  await log(ana, id, 'Kept here');
  await ana.store.seal(id);
  await settle();
  expect(ofAna.state().connections).toMatchObject([{ standing: 'offline', waiting: 1 }]);
  place.trouble = null;
  await settle();
  expect(await textsOn(records, ben, id)).toEqual(['Kept here']);
  expect(ofAna.state().connections).toMatchObject([{ standing: 'in-step', waiting: 0, since: null }]);
});

test('where there is no room, others’ entries go on arriving, and ours wait', async () => {
  const { ana, ben, place, settle, ofBen, ofAna } = await room(records);
  const id = await declare(ana);
  await ana.store.seal(id);
  await settle();
  await log(ben, id, 'has no room');
  await ben.store.seal(id);
  place.full = true;
  await ofBen.round(key);
  place.full = false;
  await log(ana, id, 'arrives all the same');
  await ana.store.seal(id);
  await ofAna.round(key);
  place.full = true;
  await settle(1);
  expect((await textsOn(records, ben, id)).sort()).toEqual(['arrives all the same', 'has no room']);
  expect(ofBen.state().connections).toMatchObject([
    { standing: 'attention', waiting: 1, trouble: { kind: 'full' } },
  ]);
  place.full = false;
  await settle(6);
  expect((await textsOn(records, ana, id)).sort()).toEqual(['arrives all the same', 'has no room']);
  expect(ofBen.state().connections).toMatchObject([{ standing: 'in-step', waiting: 0, trouble: null }]);
});

test('21 an incident’s folder that was deleted there is filled again, and nothing is lost here', async () => {
  const { ana, place, settle } = await room(records);
  const id = await declare(ana);
  await ana.store.seal(id);
  await settle();
  const before = place.records();
  for (const path of before) if (path.startsWith(`i/${id}/`)) place.files.delete(path);
  await settle();
  expect(place.records()).toEqual(before);
  expect(segmentsOf(ana, id)).toHaveLength(1);
});

test('another desktop refills what its owner has not put back, but not at once', async () => {
  const { ana, ben, place, clock, settle, ofBen } = await room(records);
  const id = await declare(ana);
  await ana.store.seal(id);
  await settle();
  expect(segmentsOf(ben, id)).toHaveLength(1);
  const before = place.records();
  for (const path of before) place.files.delete(path);
  clock.now += 10_000;
  await ofBen.round(key);
  clock.now += 10_000;
  await ofBen.round(key);
  expect(place.records().filter((path) => path.startsWith(`i/${id}/`))).toEqual([]);
  clock.now += 60_000;
  await ofBen.round(key);
  expect(place.records()).toEqual(before);
});

test('what the host refuses for good is parked with its reason, and the others go on', async () => {
  const { ana, place, settle, ofAna } = await room(records);
  const id = await declare(ana);
  await ana.store.seal(id);
  const path = `i/${id}/s/${segmentsOf(ana, id)[0] ?? ''}`;
  place.refused.add(path);
  await log(ana, id, 'Another one');
  await ana.store.seal(id);
  await settle();
  expect(place.records().filter((each) => each.startsWith(`i/${id}`))).toHaveLength(1);
  expect(ofAna.state().connections).toMatchObject([
    { standing: 'attention', parked: [{ path, why: 'It holds what looks like a key.' }] },
  ]);
  place.refused.clear();
  ofAna.hurry();
  await settle();
  expect(place.files.has(path)).toBe(true);
});

test('many small segments become one pack, and go a day later', async () => {
  const { ana, ben, place, clock, settle } = await room(records, { rollUpAt: 6 });
  const id = await declare(ana);
  for (let i = 0; i < 8; i += 1) {
    await log(ana, id, `entry ${i}`);
    await ana.store.seal(id);
  }
  await settle();
  const inIncident = (): string[] => place.records().filter((path) => path.startsWith(`i/${id}/`));
  expect(inIncident().filter((path) => path.endsWith('.icp'))).toHaveLength(1);
  expect(inIncident()).toHaveLength(1 + segmentsOf(ana, id).length);
  clock.now += 24 * 3_600_000;
  await settle();
  expect(inIncident()).toHaveLength(1);
  expect(segmentsOf(ana, id)).toHaveLength(9);
  expect(await digestOn(records, ben, id)).toBe(await digestOn(records, ana, id));
  await settle(20);
  expect(inIncident()).toHaveLength(1);
});

test('19 an entry that others have told of and that is not here is a gap, until it arrives', async () => {
  const { ana, ben, place, clock, settle, ofAna, ofBen } = await room(records);
  const id = await declare(ana);
  await ana.store.seal(id);
  for (const text of ['one', 'two', 'three']) {
    await log(ana, id, text);
    await ana.store.seal(id);
  }
  await ofAna.round(key);
  const [first] = segmentsOf(ana, id);
  const path = `i/${id}/s/${first ?? ''}`;
  const held = place.files.get(path) ?? new Uint8Array();
  place.files.delete(path);
  for (let i = 0; i < 3; i += 1) {
    clock.now += 6_000;
    await ofBen.round(key);
  }
  expect(ofBen.state().gaps).toMatchObject([{ stream: id, count: 1, device: ana.store.identity?.device }]);
  place.files.set(path, held);
  await settle();
  expect(ofBen.state().gaps).toEqual([]);
  expect(await digestOn(records, ben, id)).toBe(await digestOn(records, ana, id));
});

test('who is at work shows, with the time of the last exchange and what has not reached them', async () => {
  const { ana, ben, clock, settle, ofAna, ofBen } = await room(records);
  const id = await declare(ana);
  await ana.store.seal(id);
  for (const engine of [ofAna, ofBen]) engine.setOpen([id]);
  await settle();
  expect(ofAna.state().peers).toMatchObject([
    { device: ben.store.identity?.device, name: 'ben', here: true, open: [id], waiting: 0 },
  ]);
  await log(ana, id, 'not there yet');
  await ana.store.seal(id);
  ofAna.hint([id]);
  await ofAna.round(key);
  expect(ofAna.state().peers).toMatchObject([{ waiting: 0 }]);
  clock.now += 120_000;
  expect(ofAna.state().peers).toMatchObject([{ here: false, waiting: 1 }]);
  await settle();
  expect(ofAna.state().peers).toMatchObject([{ here: true, waiting: 0 }]);
});

test('17 and 18 a conflicted copy is taken in once, under whatever name, and its rightful name is put back', async () => {
  const { ana, ben, place, settle } = await room(records);
  const id = await declare(ana);
  await log(ana, id, 'said once');
  await ana.store.seal(id);
  await settle(1);
  const name = segmentsOf(ana, id).at(-1) ?? '';
  const path = `i/${id}/s/${name}`;
  const bytes = place.files.get(path) ?? new Uint8Array();
  for (const copy of [
    `${name} (Ben's conflicted copy 2026-11-20).icl`,
    `${name}(1)`,
    name.replace('.icl', '.sync-conflict-20261120-140000-ABCDEFG.icl'),
  ])
    place.files.set(`i/${id}/s/${copy}`, bytes);
  place.files.delete(path);
  await settle(12);
  expect(await textsOn(records, ben, id)).toEqual(['said once']);
  expect(segmentsOf(ben, id)).toEqual(segmentsOf(ana, id));
  expect(place.files.has(path)).toBe(true);
});

test('44 an attached file goes everywhere with the entry that named it, and does not come back', async () => {
  const { ana, ben, place, settle } = await room(records);
  const id = await declare(ana);
  const file = await putFile(ana.store.attachments, id, {
    name: 'keys.txt',
    mime: 'text/plain',
    bytes: Buffer.from('secret words'),
    thumbnail: null,
    width: null,
    height: null,
  });
  await run(ana, id, { name: 'log', fields: { text: 'The keys', entry: 'e-keys', files: [file] } });
  await ana.store.seal(id);
  await settle();
  const hash = file.chunks[0] ?? '';
  expect(ben.store.attachments.get(id, hash).ok).toBe(true);
  await run(ana, id, { name: 'redact', fields: { entry: 'e-keys', reason: 'keys' } });
  await ana.store.seal(id);
  await ana.store.settled();
  await settle(12);
  for (const { store } of [ana, ben])
    expect(store.attachments.get(id, hash)).toMatchObject({ error: 'missing' });
  const there = [...place.files.values()].map((bytes) => Buffer.from(bytes).toString('latin1'));
  expect(there.filter((text) => /secret words|The keys/.test(text))).toEqual([]);
  expect(await digestOn(records, ben, id)).toBe(await digestOn(records, ana, id));
});
