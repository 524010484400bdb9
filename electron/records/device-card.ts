import type { KeyObject } from 'node:crypto';
import { join } from 'node:path';
import * as z from 'zod';
import { deviceIdPattern, type DeviceId } from '../../shared/ids.ts';
import { atomicWrite } from './atomic-write.ts';
import {
  deviceIdOf,
  exportPublicKey,
  importPublicKey,
  isSignedBy,
  signText,
  type KeyPair,
} from './crypto.ts';
import type { FileSystem } from './file-system.ts';

const cardSchema = z.object({
  k: z.literal('d'),
  fmt: z.literal(1),
  device: z.string().regex(deviceIdPattern),
  n: z.number().int().positive(),
  key: z.string().max(64),
  name: z.string().max(120),
  sig: z.string().max(120),
});

/** A device as it presents itself: its name and the key that its segments are signed with. */
export type DeviceCard = {
  readonly device: DeviceId;
  readonly n: number;
  readonly name: string;
  readonly key: KeyObject;
};

const signedText = (ws: string, device: string, n: number, key: string, name: string): string =>
  ['icc-dev1', ws, device, n, key, name].join('|');

/** Writes a card of a device under the next free number: write once, a new one never takes the place of another. */
export async function writeCard(
  fs: FileSystem,
  folder: string,
  ws: string,
  pair: KeyPair,
  name: string,
): Promise<void> {
  const device = deviceIdOf(pair.publicKey);
  const key = exportPublicKey(pair.publicKey);
  let n = 1;
  while (fs.stat(cardPath(folder, device, n)) !== undefined) n += 1;
  const sig = signText(signedText(ws, device, n, key, name), pair.privateKey);
  const card = { k: 'd', fmt: 1, device, n, key, name, sig } satisfies z.infer<typeof cardSchema>;
  fs.makeFolder(folder);
  await atomicWrite(fs, cardPath(folder, device, n), Buffer.from(`${JSON.stringify(card)}\n`));
}

const cardPath = (folder: string, device: DeviceId, n: number): string => join(folder, `${device}.${n}.json`);

/** A card if it is genuine: signed by its own key, which its name is the hash of. */
export function parseCard(bytes: Uint8Array, ws: string): DeviceCard | undefined {
  try {
    const { device, n, key, name, sig } = cardSchema.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
    const publicKey = importPublicKey(key);
    const genuine =
      deviceIdOf(publicKey) === device && isSignedBy(signedText(ws, device, n, key, name), sig, publicKey);
    return genuine ? { device, n, name, key: publicKey } : undefined;
  } catch {
    return undefined;
  }
}

/** The genuine cards of a folder, the latest of each device, and the names of the files that are none. */
export function readCards(
  fs: FileSystem,
  folder: string,
  ws: string,
): { readonly cards: Map<DeviceId, DeviceCard>; readonly refused: string[] } {
  const cards = new Map<DeviceId, DeviceCard>();
  const refused: string[] = [];
  for (const name of fs
    .list(folder)
    .filter((n) => n.endsWith('.json'))
    .sort()) {
    let card: DeviceCard | undefined;
    try {
      card = parseCard(fs.read(join(folder, name), 64 * 1024), ws);
    } catch {
      card = undefined;
    }
    if (card === undefined) refused.push(name);
    else if ((cards.get(card.device)?.n ?? 0) < card.n) cards.set(card.device, card);
  }
  return { cards, refused };
}
