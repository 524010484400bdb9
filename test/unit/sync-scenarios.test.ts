import { expect, test } from 'vitest';
import { putFile } from '../../electron/records/attachments-file.ts';
import type { CommandInput } from '../../shared/incident/commands.ts';
import {
  declare,
  digestOn,
  kill,
  loadRecords,
  log,
  run,
  segmentsOf,
  startDesktop,
  textsOn,
} from '../support/desktop.ts';
import { key, room } from '../support/room.ts';

const records = await loadRecords();

test('1 two desktops that edit everything offline for two hours have the same afterwards, and all of it', async () => {
  const { ana, ben, place, clock, settle } = await room(records);
  const id = await declare(ana);
  await ana.store.seal(id);
  await settle();
  place.trouble = { kind: 'away', message: 'The folder can’t be reached.' };
  const edits = (who: string): CommandInput[] =>
    [
      { name: 'log', fields: { text: `${who} saw 12 %`, kind: 'finding', entry: `e-${who}` } },
      { name: 'correct', fields: { entry: `e-${who}`, text: `${who} saw 21 %` } },
      { name: 'severity', fields: { severity: who === 'ana' ? 'sev1' : 'sev3', reason: `${who} thinks so` } },
      { name: 'assign', fields: { role: 'scribe', person: who } },
      { name: 'describe', fields: { impact: `What ${who} sees` } },
      { name: 'link', fields: { label: 'bridge', target: `https://example.org/${who}` } },
      { name: 'update', fields: { text: `Update of ${who}`, next: 30 } },
      { name: 'add-item', fields: { text: `Look at it with ${who}`, item: `i-${who}` } },
      { name: 'log', fields: { text: `Who can help ${who}?`, kind: 'ask', to: 'farah', minutes: 10 } },
    ] as CommandInput[];
  for (const minute of [0, 40, 80, 120]) {
    clock.now += minute * 60_000;
    for (const [desktop, who] of [
      [ana, 'ana'],
      [ben, 'ben'],
    ] as const)
      for (const command of edits(who)) {
        if (minute > 0 && (command.name === 'log' || command.name === 'add-item')) continue;
        await run(desktop, id, command, who).catch(() => undefined); // said before: nothing to change
      }
  }
  for (const { store } of [ana, ben]) await store.seal(id);
  const written = [ana, ben].map(async ({ store }) => (await store.readOnce(id)).map((event) => event.id));
  place.trouble = null;
  await settle(12);
  const all = new Set((await Promise.all(written)).flat());
  for (const { store } of [ana, ben])
    expect(new Set((await store.readOnce(id)).map((event) => event.id))).toEqual(all);
  expect(await digestOn(records, ben, id)).toBe(await digestOn(records, ana, id));
  expect((await textsOn(records, ben, id)).length).toBe((await textsOn(records, ana, id)).length);
});

test('28 killed inside a roll-up, at whichever step: nothing is doubled and nothing is missing', async () => {
  for (let step = 1; step <= 3; step += 1) {
    const { ana, ben, place, disk, clock, settle, engineOf } = await room(records, { rollUpAt: 6 });
    const id = await declare(ana);
    for (let i = 0; i < 8; i += 1) {
      await log(ana, id, `entry ${i}`);
      await ana.store.seal(id);
    }
    let left = step;
    place.beforePublish = () => {
      left -= 1;
      if (left === 0) kill(ana);
    };
    await settle(2).catch(() => undefined);
    place.beforePublish = () => undefined;
    const again = await startDesktop(records, disk, '/ana', { now: () => clock.now });
    const engine = engineOf(again);
    for (let i = 0; i < 12; i += 1) {
      clock.now += 3 * 3_600_000;
      await engine.round(key);
    }
    await settle(3, [ben]);
    const texts = await textsOn(records, ben, id);
    expect(texts.toSorted()).toEqual(Array.from({ length: 8 }, (_, i) => `entry ${i}`));
    expect(await digestOn(records, ben, id)).toBe(await digestOn(records, again, id));
    expect(place.records().filter((path) => path.startsWith(`i/${id}/`) && path.endsWith('.icl'))).toEqual(
      [],
    );
  }
});

test('29 where the small segments go before their pack arrives there is a gap, and then all of it', async () => {
  const { ana, ben, place, clock, settle, ofAna, ofBen } = await room(records, { rollUpAt: 6 });
  const id = await declare(ana);
  await ana.store.seal(id);
  await settle();
  for (let i = 0; i < 8; i += 1) {
    await log(ana, id, `entry ${i}`);
    await ana.store.seal(id);
  }
  ofAna.setOpen([id]);
  for (let i = 0; i < 12; i += 1) {
    clock.now += 3 * 3_600_000;
    await ofAna.round(key);
  }
  const [pack] = place.records().filter((path) => path.endsWith('.icp'));
  const bytes = place.files.get(pack ?? '') ?? new Uint8Array();
  place.files.delete(pack ?? '');
  for (let i = 0; i < 4; i += 1) {
    clock.now += 6_000;
    await ofBen.round(key);
  }
  expect(ofBen.state().gaps).toMatchObject([{ stream: id, count: 8 }]);
  place.files.set(pack ?? '', bytes);
  await settle(4);
  expect(ofBen.state().gaps).toEqual([]);
  expect(await digestOn(records, ben, id)).toBe(await digestOn(records, ana, id));
  expect(segmentsOf(ben, id)).toEqual(segmentsOf(ana, id));
});

test('48 a chunk that is missing or corrupt there: never wrong bytes, and fetched once it is whole', async () => {
  const { ana, ben, place, clock, settle } = await room(records);
  const id = await declare(ana);
  const bytes = Buffer.from('a graph of the error rate');
  const file = await putFile(ana.store.attachments, id, {
    name: 'graph.txt',
    mime: 'text/plain',
    bytes,
    thumbnail: null,
    width: null,
    height: null,
  });
  await run(ana, id, { name: 'log', fields: { text: 'The graph', files: [file] } });
  await ana.store.seal(id);
  const hash = file.chunks[0] ?? '';
  const path = `i/${id}/a/${hash.slice(0, 2)}/${hash}.bin`;
  place.corrupt.set(path, Buffer.from('a graph of the error fate'));
  await settle();
  expect(await textsOn(records, ben, id)).toEqual(['The graph']);
  expect(ben.store.attachments.get(id, hash)).toMatchObject({ ok: false, error: 'missing' });
  place.corrupt.clear();
  clock.now += 120_000;
  await settle();
  const here = ben.store.attachments.get(id, hash);
  expect(here.ok && Buffer.from(here.value).equals(bytes)).toBe(true);
});
