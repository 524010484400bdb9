import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { contentsOf } from '../../electron/bundle/contents.ts';
import { encodeManifest, fileHash, MANIFEST } from '../../electron/bundle/manifest.ts';
import { openBundle } from '../../electron/bundle/open-bundle.ts';
import { verifyBundle, type Verified } from '../../electron/bundle/verify-bundle.ts';
import { writeBundle } from '../../electron/bundle/write-bundle.ts';
import { putFile } from '../../electron/records/attachments-file.ts';
import { desktopEnvironment } from '../../electron/records/environment.ts';
import { nodeFileSystem } from '../../electron/records/file-system.ts';
import type { Identity } from '../../electron/records/identity.ts';
import { RecordStore } from '../../electron/records/store.ts';
import type { Result } from '../../shared/result.ts';
import { makeStore, manyIncidents, MADE_AT } from './make-store.ts';
import { treeOf } from './tree.ts';

/** A store with incidents of several desktops, a picture, a playbook, a scenario and what never leaves it. */
export async function fullStore(root: string, incidents = 3): Promise<readonly string[]> {
  const ids = await makeStore(root, manyIncidents(incidents));
  mkdirSync(join(root, 'p', 'scenarios'), { recursive: true });
  mkdirSync(join(root, 'p', 'runbooks'));
  writeFileSync(join(root, 'p', 'scenarios', 'secret.yaml'), 'the injects to come');
  writeFileSync(join(root, 'p', 'runbooks', 'failover.md'), '# Failover\n');
  const store = await RecordStore.open(root, desktopEnvironment());
  await putFile(store.attachments, ids[0] ?? '', {
    ...{ name: 'graph.png', mime: 'image/png', bytes: Buffer.from('a picture'), thumbnail: null },
    ...{ width: null, height: null },
  });
  await store.close();
  return ids;
}

/** Writes the bundle of a whole store. */
export async function bundleOf(root: string, path: string): Promise<Identity> {
  const store = await RecordStore.open(root, desktopEnvironment());
  const { identity, layout, ws } = store;
  if (identity === null) throw new Error('this store can’t sign');
  const contents = contentsOf(nodeFileSystem, layout, 'all', MADE_AT);
  await writeBundle(nodeFileSystem, path, { ws, identity, contents });
  await store.close();
  return identity;
}

/** What a store holds for others: all but `local`. */
export const sharedBy = (root: string): Map<string, Buffer> =>
  new Map([...treeOf(root)].filter(([path]) => !/^local|^set-aside|\/$/.test(path)));

/** What a bundle says when all of it is checked. */
export async function verified(path: string): Promise<Result<Verified, string>> {
  const bundle = await openBundle(path);
  if (!bundle.ok) return bundle;
  try {
    return await verifyBundle(bundle.value);
  } finally {
    bundle.value.close();
  }
}

/** The files in a bundle, by path, without its list. */
export async function filesIn(path: string): Promise<Map<string, Buffer>> {
  const bundle = await openBundle(path);
  if (!bundle.ok) throw new Error(bundle.error);
  const files = new Map<string, Buffer>();
  for (const name of bundle.value.paths())
    if (name !== MANIFEST) files.set(name, Buffer.from((await bundle.value.read(name)) ?? []));
  bundle.value.close();
  return files;
}

/** Any zip: names are written as they are, also those that no zip may have. */
export async function zipOf(
  path: string,
  files: readonly (readonly [name: string, bytes: Buffer])[],
  compress = false,
): Promise<void> {
  const zip = new ZipFile();
  // yazl refuses names that lead out of a folder: they are put in afterwards, letter for letter.
  const renamed: [string, string][] = [];
  for (const [name, bytes] of files) {
    const plain = /^\/|\.\.|\\/.test(name) ? 'x'.repeat(name.length) : name;
    if (plain !== name) renamed.push([plain, name]);
    zip.addBuffer(bytes, plain, { compress });
  }
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk));
  let bytes = Buffer.concat(chunks).toString('latin1');
  for (const [plain, name] of renamed) bytes = bytes.replaceAll(plain, name);
  await pipeline([Buffer.from(bytes, 'latin1')], createWriteStream(path));
}

/** A bundle of these files, with a list that fits them, signed by a device. */
export function resigned(
  path: string,
  files: ReadonlyMap<string, Buffer>,
  ws: string,
  by: Pick<Identity, 'device' | 'privateKey'>,
): Promise<void> {
  const listed = [...files].map(
    ([name, bytes]) => [name, bytes.length, fileHash(bytes)] as [string, number, string],
  );
  return zipOf(path, [[MANIFEST, encodeManifest(ws, by.device, listed, by.privateKey)], ...files]);
}
