import { readFileSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join, resolve } from 'node:path';
import type { StoredFile } from '../../shared/ipc/contract.ts';
import { expect, test } from './support/console.ts';

type Answer<T> = { ok: true; value: T } | { ok: false; error: { kind: string; message: string } };
type Ask = { request: (channel: string, argument: unknown) => Promise<Answer<never>> };

test('a file goes into the store by parts, comes back byte for byte, and only pictures are shown', async ({
  desktop,
}) => {
  await desktop.ic('init');
  const id = await desktop.ic('declare', '--title', 'Queue grows', '--severity', 'sev2', '--by', 'ana');
  const { app, page } = await desktop.launch();

  const large = (await page.evaluate(async (incident) => {
    const { request } = Reflect.get(window, 'icConsole') as Ask;
    const chunk = 8 * 1024 * 1024;
    const bytes = new Uint8Array(20_000_000).map((_, i) => (i * 31) ^ (i >> 11));
    const before: unknown[] = [];
    for (let from = 0; bytes.length - from > chunk; from += chunk) {
      const put = await request('attachment:put', { id: incident, bytes: bytes.slice(from, from + chunk) });
      if (!put.ok) return put;
      before.push(put.value);
    }
    return request('attachment:add', {
      id: incident,
      name: '../queue\u202Egol.bin',
      mime: 'application/x-core',
      bytes: bytes.slice(before.length * chunk),
      before,
      thumbnail: null,
      width: null,
      height: null,
    });
  }, id)) as Answer<StoredFile>;
  expect(large).toMatchObject({
    ok: true,
    value: { name: 'queuegol.bin', mime: 'application/x-core', bytes: 20_000_000 },
  });
  if (!large.ok) return;
  expect(large.value.chunks).toHaveLength(3);

  const saved = join(desktop.folder, 'saved.bin');
  await app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = (options: unknown) => {
      Reflect.set(globalThis, 'asked', options);
      return Promise.resolve({ canceled: false, filePath: path });
    };
  }, saved);
  const answer = await page.evaluate(
    ([incident, file]) =>
      (Reflect.get(window, 'icConsole') as Ask).request('attachment:save', { id: incident, file }),
    [id, large.value] as const,
  );
  expect(answer).toEqual({ ok: true, value: saved });
  expect(await app.evaluate(() => Reflect.get(globalThis, 'asked') as unknown)).toMatchObject({
    defaultPath: 'queuegol.bin',
  });
  const copy = readFileSync(saved);
  expect(copy.length).toBe(20_000_000);
  expect([copy[0], copy[9_000_001], copy[19_999_999]]).toEqual(
    [0, 9_000_001, 19_999_999].map((i) => ((i * 31) ^ (i >> 11)) & 255),
  );

  const shown = (await page.evaluate(async (incident) => {
    const { request } = Reflect.get(window, 'icConsole') as Ask;
    const canvas = new OffscreenCanvas(640, 400);
    canvas.getContext('2d')?.fillRect(0, 0, 640, 400);
    const picture = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer());
    const add = async (name: string, bytes: Uint8Array): Promise<string> => {
      const nothing = { thumbnail: null, width: null, height: null };
      const added = await request('attachment:add', {
        id: incident,
        name,
        mime: 'image/png',
        bytes,
        ...nothing,
      });
      return added.ok
        ? `/attachment/${incident}/${(added.value as { chunks: string[] }).chunks.join('.')}`
        : '';
    };
    const width = (src: string): Promise<number> =>
      new Promise((resolve) => {
        const image = new Image();
        image.onload = () => resolve(image.naturalWidth);
        image.onerror = () => resolve(0);
        image.src = src;
      });
    const text = (words: string) => new TextEncoder().encode(words);
    const page = await add('page.png', text('<!doctype html><script>document.title = 1</script>'));
    const served = await fetch(page);
    return {
      picture: await width(await add('latency.png', picture)),
      page: await width(page),
      drawing: await width(
        await add('drawing.png', text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')),
      ),
      traversal: await width(`/attachment/${incident}/..%2f..%2f..%2ficc.json`),
      status: served.status,
      policy: served.headers.get('content-security-policy'),
    };
  }, id)) as unknown;
  expect(shown).toMatchObject({ picture: 640, page: 0, drawing: 0, traversal: 0, status: 404 });
  desktop.complaints.length = 0; // of the pictures that are none: what was asked for

  writeFileSync(join(desktop.folder, 'notes.txt'), 'fallback at 41 %');
  await desktop.ic('attach', id, join(desktop.folder, 'notes.txt'));
  expect(await desktop.ic('verify')).toMatch(/^All good: .*, 1 attached file of 16 bytes\.$/);
});

test('what is no part, too large, or of no incident here is refused in a sentence', async ({ desktop }) => {
  await desktop.ic('init');
  const id = await desktop.ic('declare', '--title', 'Queue grows', '--severity', 'sev2', '--by', 'ana');
  const { page } = await desktop.launch();
  const refused = await page.evaluate(async (incident) => {
    const { request } = Reflect.get(window, 'icConsole') as Ask;
    const file = { name: 'a.txt', mime: 'text/plain', thumbnail: null, width: null, height: null };
    const bytes = new Uint8Array(4);
    return Promise.all([
      request('attachment:add', { ...file, id: incident, bytes: 'text' }),
      request('attachment:add', { ...file, id: '../../elsewhere', bytes }),
      request('attachment:add', { ...file, id: '20261120-zzzzzzzz', bytes }),
      request('attachment:add', { ...file, id: incident, bytes, before: ['a'.repeat(64)] }),
      request('attachment:put', { id: incident, bytes: new Uint8Array(8 * 1024 * 1024 + 1) }),
      request('attachment:save', { id: incident, file: { ...file, bytes: 4, chunks: ['a'.repeat(64)] } }),
    ]);
  }, id);
  expect(
    refused.map((answer) => (answer.ok ? 'done' : (answer as { error: { kind: string } }).error.kind)),
  ).toEqual(['invalid', 'invalid', 'not-found', 'not-found', 'too-large', 'not-found']);
});

test('a picture gets a thumbnail of at most 320 by 200 in the window’s own page; what is none gets none', async ({
  desktop,
}) => {
  const { page } = await desktop.launch();
  const file = resolve(import.meta.dirname, '../../renderer/bridge/thumbnail.ts');
  const source = stripTypeScriptTypes(readFileSync(file, 'utf8')).replaceAll(/^export /gm, '');
  const made = await page.evaluate(`(async () => {
    ${source}
    const picture = (width, height) => {
      const canvas = new OffscreenCanvas(width, height);
      canvas.getContext('2d').fillRect(0, 0, width, height);
      return canvas.convertToBlob({ type: 'image/png' });
    };
    const sizeOf = async ({ thumbnail, width, height }) => {
      if (thumbnail === null) return { width, height };
      const small = await createImageBitmap(new Blob([thumbnail]));
      const kind = String.fromCharCode(...thumbnail.slice(8, 12));
      return { width, height, small: [small.width, small.height], kind, bytes: thumbnail.length };
    };
    const results = [];
    for (const file of [
      await picture(1920, 1080),
      await picture(4000, 100),
      await picture(3, 2000),
      await picture(120, 80),
      new Blob(['<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'], { type: 'image/svg+xml' }),
      new Blob(['no picture at all'], { type: 'image/png' }),
      new Blob(['words'], { type: 'text/plain' }),
    ]) results.push(await sizeOf(await thumbnailFrom(file)));
    return results;
  })()`);
  const drawn = { kind: 'WEBP', bytes: expect.any(Number) as unknown };
  const none = { width: null, height: null };
  expect(made).toEqual([
    { width: 1920, height: 1080, small: [320, 180], ...drawn },
    { width: 4000, height: 100, small: [320, 8], ...drawn },
    { width: 3, height: 2000, small: [1, 200], ...drawn },
    { width: 120, height: 80, small: [120, 80], ...drawn },
    none,
    none,
    none,
  ]);
});
