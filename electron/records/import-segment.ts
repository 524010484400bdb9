import { join } from 'node:path';
import { deviceOf } from '../../shared/ids.ts';
import { atomicWrite } from './atomic-write.ts';
import { codeOf } from './file-system.ts';
import { makeLastingFolder } from './folders.ts';
import { MAX_SEGMENT } from './limits.ts';
import { joinCopies } from './redacted-copy.ts';
import { isSegmentSigned, parseSegment, redactedName, wholeName, type Segment } from './segment.ts';
import type { ReaderContext } from './stream-reader.ts';
import type { Trust } from './trust.ts';

/** What importing needs of its store. */
export type ImportContext = ReaderContext & { readonly trust: Trust };

/**
 * What became of bytes that arrived: `imported`; `known` (held already, whatever name they came under); `pending`
 * (not whole yet, or their device's card is still to come: try again); `newer` (a newer version is needed);
 * `refused` (set aside in the quarantine, with the reason). The name is the one that the content has by right.
 */
export type ImportOutcome =
  | { readonly kind: 'imported'; readonly stream: string; readonly segment: Segment }
  | { readonly kind: 'known'; readonly stream: string; readonly name: string }
  /** `waitsForCard`: all of it is here, and who wrote it can't be checked yet. */
  | { readonly kind: 'pending'; readonly message: string; readonly waitsForCard: boolean }
  | { readonly kind: 'newer' | 'refused'; readonly message: string };

/** A segment that was checked and has no place here yet. */
export type CheckedSegment = {
  readonly kind: 'checked';
  readonly segment: Segment;
  readonly bytes: Uint8Array;
};

/**
 * Takes in a segment from anywhere: its name is never trusted, everything else is checked (limits, hashes, chain,
 * signature, workspace) before it gets its canonical name here.
 * @throws StoreError's causes when the file can't be written; nothing is half-written then.
 */
export async function importSegment(context: ImportContext, bytes: Uint8Array): Promise<ImportOutcome> {
  const checked = checkSegment(context, bytes);
  return checked.kind === 'checked' ? placeSegment(context, checked) : checked;
}

/** Checks a segment that arrived; writes nothing but the quarantine of what is none. */
export function checkSegment(
  context: ImportContext,
  bytes: Uint8Array,
): CheckedSegment | Exclude<ImportOutcome, { kind: 'imported' | 'known' }> {
  const refuse = (message: string) => {
    const words = `A file of records that arrived was set aside: ${message}.`;
    context.quarantine.keep(bytes, 'segment.icl', words);
    return { kind: 'refused', message } as const;
  };
  const parsed = parseSegment(bytes);
  if (!parsed.ok) {
    const { kind, message } = parsed.error;
    if (kind === 'damaged') return refuse(message);
    return kind === 'pending' ? { kind, message, waitsForCard: false } : { kind, message };
  }
  const segment = parsed.value;
  if (segment.header.ws !== context.ws) return refuse('it belongs to another workspace');
  const key = context.keyOf(deviceOf(segment.header.w));
  if (key === undefined)
    return {
      kind: 'pending',
      message: 'the card of the device that wrote it is still to come',
      waitsForCard: true,
    };
  if (!isSegmentSigned(segment, key)) return refuse('its signature is not that of its device');
  return { kind: 'checked', segment, bytes };
}

/**
 * Gives a checked segment its place. Of an event that has its words here or in what arrived, they are kept, and of one
 * that a redaction names which counts, they are not: a whole copy takes the place of one from which somebody took words
 * out who may not, and never brings back words that were taken out by somebody who may.
 * @throws the file system's error when it can't be written; nothing is half-written then.
 */
export async function placeSegment(
  context: ImportContext,
  { segment, bytes }: CheckedSegment,
): Promise<ImportOutcome> {
  const { fs, layout, trust } = context;
  const stream = segment.header.inc;
  const folder = layout.segments(stream);
  const [whole, redacted] = [wholeName(segment.name), redactedName(segment.name)];
  trust.learn(stream);
  const more = trust.note(
    stream,
    segment.lines.map(({ event }) => event),
    segment.name,
  );
  const gone = trust.redactionsIn(stream);
  const here = [whole, redacted].flatMap((name) => {
    const held = readQuietly(context, join(folder, name));
    return held === undefined ? [] : [{ name, bytes: held }];
  });
  const same = (other: { name: string; bytes: Uint8Array }): boolean =>
    other.name === segment.name && Buffer.compare(other.bytes, bytes) === 0;
  let known = gone.size === 0 && here.length === 1 && here.every(same);
  if (!known) {
    // One that is damaged is as good as none: the good copy takes its place.
    const good = here.filter((held) => isGood(context, held.bytes, segment));
    const copies = [...good.map((held) => held.bytes), bytes];
    const joined =
      good.length === 0 && gone.size === 0
        ? { bytes, redacted: segment.name === redacted }
        : joinCopies(copies, gone);
    const name = joined.redacted ? redacted : whole;
    known = here.length === 1 && good[0]?.name === name && Buffer.compare(good[0].bytes, joined.bytes) === 0;
    if (!known) {
      await makeLastingFolder(fs, layout.root, folder);
      await atomicWrite(fs, join(folder, name), joined.bytes);
      const former = here.filter((held) => held.name !== name);
      for (const held of former) fs.remove(join(folder, held.name));
      if (former.length > 0) await fs.syncFolder(folder);
    }
  }
  // Redactions that came with it may name what is here already.
  if (more) await context.trust.apply(stream);
  return known ? { kind: 'known', stream, name: segment.name } : { kind: 'imported', stream, segment };
}

/** Whether what is here under the name of a checked segment is that segment, whole or with words taken out. */
function isGood({ keyOf }: ImportContext, bytes: Uint8Array, { header, lines }: Segment): boolean {
  const held = parseSegment(bytes);
  const key = keyOf(deviceOf(header.w));
  if (!held.ok || key === undefined || !isSegmentSigned(held.value, key)) return false;
  return held.value.lines.at(-1)?.hash === lines.at(-1)?.hash;
}

function readQuietly({ fs }: ImportContext, path: string): Uint8Array | undefined {
  try {
    return fs.read(path, MAX_SEGMENT);
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
    return undefined;
  }
}
