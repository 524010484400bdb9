import { join } from 'node:path';
import { deviceOf } from '../../shared/ids.ts';
import { atomicWrite } from './atomic-write.ts';
import { makeLastingFolder } from './folders.ts';
import { parseSegment, isSegmentSigned, type Segment } from './segment.ts';
import type { ReaderContext } from './stream-reader.ts';

/**
 * What became of bytes that arrived: `imported`; `known` (held already, whatever name they came under); `pending`
 * (not whole yet, or their device's card is still to come: try again); `newer` (a newer version is needed);
 * `refused` (set aside in the quarantine, with the reason).
 */
export type ImportOutcome =
  | { readonly kind: 'imported'; readonly stream: string; readonly segment: Segment }
  | { readonly kind: 'known'; readonly stream: string }
  | { readonly kind: 'pending' | 'newer' | 'refused'; readonly message: string };

/**
 * Takes in a segment from anywhere: its name is never trusted, everything else is checked (limits, hashes, chain,
 * signature, workspace) before it gets its canonical name here.
 * @throws StoreError's causes when the file can't be written; nothing is half-written then.
 */
export async function importSegment(context: ReaderContext, bytes: Uint8Array): Promise<ImportOutcome> {
  const { fs, layout, quarantine, ws } = context;
  const refuse = (message: string): ImportOutcome => {
    quarantine.keep(bytes, 'segment.icl', `A file of records that arrived was set aside: ${message}.`);
    return { kind: 'refused', message };
  };
  const parsed = parseSegment(bytes);
  if (!parsed.ok) {
    const { kind, message } = parsed.error;
    return kind === 'damaged' ? refuse(message) : { kind, message };
  }
  const segment = parsed.value;
  if (segment.header.ws !== ws) return refuse('it belongs to another workspace');
  const key = context.keyOf(deviceOf(segment.header.w));
  if (key === undefined)
    return { kind: 'pending', message: 'the card of the device that wrote it is still to come' };
  if (!isSegmentSigned(segment, key)) return refuse('its signature is not that of its device');

  const stream = segment.header.inc;
  const folder = layout.segments(stream);
  const path = join(folder, segment.name);
  if (isHeld(context, path, bytes)) return { kind: 'known', stream };
  await makeLastingFolder(fs, layout.root, folder);
  await atomicWrite(fs, path, bytes);
  return { kind: 'imported', stream, segment };
}

function isHeld({ fs }: ReaderContext, path: string, bytes: Uint8Array): boolean {
  try {
    return Buffer.from(fs.read(path, bytes.length)).equals(Buffer.from(bytes));
  } catch {
    return false; // none, or one that is damaged: the good copy takes its place
  }
}
