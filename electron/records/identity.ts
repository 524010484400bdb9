import { join } from 'node:path';
import * as z from 'zod';
import type { DeviceId } from '../../shared/ids.ts';
import { atomicWrite } from './atomic-write.ts';
import { deviceIdOf, exportPrivateKey, importKeyPair, newKeyPair, type KeyPair } from './crypto.ts';
import { readCards, writeCard } from './device-card.ts';
import { codeOf, notAFile, type FileSystem } from './file-system.ts';
import { makeLastingFolder } from './folders.ts';
import type { Layout } from './layout.ts';

const identitySchema = z.object({
  fmt: z.literal(1),
  key: z.string().max(400),
  machine: z.string().max(200),
});

/** The key that this store signs with, and the device that it makes of this desktop. */
export type Identity = KeyPair & {
  readonly device: DeviceId;
  /** Why a new identity was made where there was one before: a sentence for the screen; null in the usual case. */
  readonly notice: string | null;
};

/**
 * This store's identity, made at the first call. Bound to the machine: a store that was copied to a second PC gets
 * an identity of its own there, so that two desktops never write under one name. The caller holds the set-up lock.
 * @param machine a stable name of this machine and user.
 */
export async function ensureIdentity(
  fs: FileSystem,
  layout: Layout,
  ws: string,
  machine: string,
  deviceName: string,
): Promise<Identity> {
  const held = readIdentity(fs, layout);
  if (held !== undefined && held !== 'damaged' && held.machine === machine) {
    // Without its card nobody else can check what this desktop writes.
    if (!readCards(fs, layout.cards, ws).cards.has(held.device)) {
      await makeLastingFolder(fs, layout.root, layout.cards);
      await writeCard(fs, layout.cards, ws, held, deviceName);
    }
    return { ...held, notice: null };
  }

  const pair = newKeyPair();
  const device = deviceIdOf(pair.publicKey);
  await makeLastingFolder(fs, layout.root, layout.local);
  if (held !== undefined) fs.rename(layout.identity, `${layout.identity}.${device}`);
  // The card first: whoever finds the identity also finds the card that its segments are checked against.
  await makeLastingFolder(fs, layout.root, layout.cards);
  await writeCard(fs, layout.cards, ws, pair, deviceName);
  await writeIdentity(fs, layout, pair, machine);
  return { ...pair, device, notice: noticeOf(held) };
}

/** In the place of a machine's name: this identity is used elsewhere, and whoever opens the store next makes a new one. */
const RETIRED = 'retired';

/**
 * Gives this store's identity up: the next `ensureIdentity` makes a new one and keeps the key, so that what was left
 * unsealed under it is sealed. Nothing is changed where the identity is another than `device` by now. The caller holds
 * the set-up lock.
 */
export async function markRetired(fs: FileSystem, layout: Layout, device: DeviceId): Promise<void> {
  const held = readIdentity(fs, layout);
  if (held === undefined || held === 'damaged' || held.device !== device) return;
  await writeIdentity(fs, layout, held, RETIRED);
}

async function writeIdentity(fs: FileSystem, layout: Layout, pair: KeyPair, machine: string): Promise<void> {
  const content = { fmt: 1, key: exportPrivateKey(pair.privateKey), machine } satisfies z.infer<
    typeof identitySchema
  >;
  await atomicWrite(fs, layout.identity, Buffer.from(`${JSON.stringify(content)}\n`), { mode: 0o600 });
}

const noticeOf = (held: ReturnType<typeof readIdentity>): string | null =>
  held === undefined
    ? null
    : held === 'damaged'
      ? damagedNotice
      : held.machine === RETIRED
        ? retiredNotice
        : copiedNotice;

const retiredNotice =
  'Another computer writes under this desktop’s name, as a copied disk or virtual machine does, so this desktop writes under a new identity from now on. Nothing was lost. What it writes is marked until a member approves it as a new device.';
const copiedNotice =
  'This store was copied from another computer, so this desktop writes under a new identity. Nothing was lost. What it writes is marked until a member approves it.';
const damagedNotice =
  'The key of this desktop could not be read and was set aside, so it writes under a new identity. Nothing was lost.';

/**
 * The identity as it is.
 * @throws the file system's error when it is there and can't be read now: that is no reason for a new one.
 */
export function readIdentity(
  fs: FileSystem,
  layout: Layout,
): (KeyPair & { device: DeviceId; machine: string }) | 'damaged' | undefined {
  let bytes: Uint8Array;
  try {
    bytes = fs.read(layout.identity, 64 * 1024);
  } catch (error) {
    const code = codeOf(error) ?? '';
    if (code === 'ENOENT') return undefined;
    if (notAFile.has(code)) return 'damaged';
    throw error;
  }
  try {
    const { key, machine } = identitySchema.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
    const pair = importKeyPair(key);
    return { ...pair, device: deviceIdOf(pair.publicKey), machine };
  } catch {
    return 'damaged';
  }
}

/** The keys that this store has signed with before, by device: what they left unsealed is sealed with them. */
export function formerKeys(fs: FileSystem, layout: Layout): Map<DeviceId, KeyPair> {
  const keys = new Map<DeviceId, KeyPair>();
  for (const name of fs
    .list(layout.local)
    .filter((n) => n.startsWith('identity.json.') && !n.endsWith('.tmp'))) {
    let held: ReturnType<typeof readIdentity>;
    try {
      held = readIdentity(fs, { ...layout, identity: join(layout.local, name) });
    } catch {
      continue; // not readable now: what it left unsealed waits
    }
    if (held !== undefined && held !== 'damaged') keys.set(held.device, held);
  }
  return keys;
}
