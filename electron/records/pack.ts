import { toBase32, type DeviceId } from '../../shared/ids.ts';
import * as crypto from 'node:crypto';
import { err, ok, type Result } from '../../shared/result.ts';
import { MAX_SEGMENT } from './limits.ts';

/** A pack holds whole segments one after the other, byte for byte, so that a meeting point has fewer files. */
export const MAX_PACK = MAX_SEGMENT;

const packPattern = /^([a-z2-7]{16})-([a-z2-7]{16})\.icp$/;

/** The device that made a pack, from the pack's name; undefined for any other name. A name is a hint, never proof. */
export const parsePackName = (name: string): { device: DeviceId } | undefined => {
  const device = packPattern.exec(name)?.[1];
  return device === undefined ? undefined : { device };
};

/** Concatenates segments; the name tells whose it is and what it holds, so that the same pack has one name. */
export function makePack(
  device: DeviceId,
  segments: readonly Uint8Array[],
): { readonly name: string; readonly bytes: Uint8Array } {
  const bytes = Buffer.concat(segments);
  if (bytes.length > MAX_PACK) throw new Error(`a pack of ${bytes.length} bytes is too large`);
  return { name: `${device}-${toBase32(crypto.hash('sha256', bytes, 'buffer'), 16)}.icp`, bytes };
}

const trailer = Buffer.from('\n{"k":"t"');

/**
 * The segments in a pack, as bytes; each is checked by itself, as if it had come alone.
 * @returns an error when the end of the last one has not arrived.
 */
export function splitPack(bytes: Uint8Array): Result<readonly Uint8Array[], 'pending'> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const parts: Uint8Array[] = [];
  let from = 0;
  while (from < buffer.length) {
    // A raw newline cannot stand inside a line, so that this can only be the beginning of a last line.
    const last = buffer.indexOf(trailer, from);
    const end = last < 0 ? -1 : buffer.indexOf(10, last + 1);
    if (end < 0) return err('pending');
    parts.push(buffer.subarray(from, end + 1));
    from = end + 1;
  }
  return ok(parts);
}
