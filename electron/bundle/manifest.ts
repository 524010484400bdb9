import * as crypto from 'node:crypto';
import * as z from 'zod';
import { deviceIdPattern, type DeviceId } from '../../shared/ids.ts';
import { isSignedBy, sha256, signText } from '../records/crypto.ts';

/** The first file of a bundle: what else is in it, signed by the device that made it. */
export const MANIFEST = 'bundle.json';
/** A list of two million files is no list. */
export const MAX_MANIFEST = 256 * 1024 * 1024;

const listedSchema = z.tuple([
  z.string().min(1).max(400),
  z.number().int().nonnegative(),
  z.string().regex(/^[0-9a-f]{64}$/),
]);
/** A file by its path, its size in bytes and the sha256 of its content. */
export type Listed = z.output<typeof listedSchema>;

const manifestSchema = z.object({
  k: z.literal('b'),
  fmt: z.number().int().positive(),
  ws: z.string().regex(/^[a-z2-7]{16}$/),
  device: z.string().regex(deviceIdPattern),
  files: z.array(listedSchema),
  sig: z.string().max(120),
});
export type Manifest = z.output<typeof manifestSchema>;
export const BUNDLE_FORMAT = 1;

const signedText = (ws: string, device: DeviceId, files: readonly Listed[]): string =>
  ['icc-bundle1', ws, device, sha256(JSON.stringify(files))].join('|');

/** No clock in it: the same files are the same manifest. */
export function encodeManifest(
  ws: string,
  device: DeviceId,
  files: readonly Listed[],
  key: crypto.KeyObject,
): Buffer {
  const sig = signText(signedText(ws, device, files), key);
  const manifest = { k: 'b', fmt: BUNDLE_FORMAT, ws, device, files: [...files], sig } satisfies Manifest;
  return Buffer.from(`${JSON.stringify(manifest)}\n`);
}

/** What a bundle says of itself; undefined when it is none. Its signature is looked at once its device's card is known. */
export function parseManifest(bytes: Uint8Array): Manifest | undefined {
  try {
    return manifestSchema.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
  } catch {
    return undefined;
  }
}

export const isManifestSigned = ({ ws, device, files, sig }: Manifest, key: crypto.KeyObject): boolean =>
  isSignedBy(signedText(ws, device, files), sig, key);

export const fileHash = (bytes: Uint8Array): string => crypto.hash('sha256', bytes, 'hex');
