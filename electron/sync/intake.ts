import { join } from 'node:path';
import { deviceOf, type DeviceId } from '../../shared/ids.ts';
import { CHUNK_BYTES } from '../../shared/incident/files.ts';
import { atomicWrite } from '../records/atomic-write.ts';
import { chunkHash } from '../records/attachments.ts';
import { parseCard } from '../records/device-card.ts';
import type { FileSystem } from '../records/file-system.ts';
import { makeLastingFolder } from '../records/folders.ts';
import { importSegments } from '../records/import-many.ts';
import type { ImportOutcome } from '../records/import-segment.ts';
import { MAX_SEGMENT } from '../records/limits.ts';
import { MAX_PACK, splitPack } from '../records/pack.ts';
import { parseSegmentName, wholeName, type Segment } from '../records/segment.ts';
import type { RecordStore } from '../records/store.ts';
import { MAX_BEACON, parseBeacon, type Beacon } from './beacon.ts';
import type { LocalFiles } from './local-files.ts';
import type { PathMeaning } from './paths.ts';

export type IntakeContext = {
  readonly store: RecordStore;
  readonly fs: FileSystem;
  readonly local: LocalFiles;
};

/**
 * What became of a file that was read: `taken` it is here now, or was; `later` it is not whole, or waits for a card;
 * `unusable` it will never be anything and its content was set aside or is of no use.
 */
export type Taken =
  | {
      readonly kind: 'taken';
      /** The stream that has something new; undefined when it was all here. */
      readonly changed?: string;
      readonly segments?: readonly Segment[];
      readonly card?: DeviceId;
      readonly beacon?: Beacon;
      /** A pack: whole names of what it holds, and its stream. */
      readonly packed?: { readonly stream: string; readonly names: readonly string[] };
      /** The name that its content has by right; another one than it came under is a copy's. */
      readonly rightful?: { readonly stream: string; readonly name: string };
    }
  | { readonly kind: 'later'; readonly waitsForCard: boolean }
  | { readonly kind: 'unusable'; readonly damaged: boolean };

/** The most bytes that a file of this meaning may have. */
export function limitOf({ kind }: PathMeaning): number {
  switch (kind) {
    case 'segment':
    case 'records':
      return MAX_SEGMENT;
    case 'pack':
      return MAX_PACK;
    case 'chunk':
      return CHUNK_BYTES;
    case 'card':
    case 'beacon':
      return MAX_BEACON;
  }
}

/** Whether a file need not be read: what its name promises is here already. */
export function isHere(
  { local, store }: IntakeContext,
  meaning: PathMeaning,
  redactions: (stream: string) => number,
): boolean {
  switch (meaning.kind) {
    case 'segment': {
      const held = local.segments(meaning.stream).get(wholeName(meaning.name));
      if (held === undefined) return false;
      // Words that were taken out of the copy here may be whole there, and taken out by nobody who may.
      const fuller = held.name !== held.whole && parseSegmentName(meaning.name)?.redacted === false;
      return !fuller || redactions(meaning.stream) > 0;
    }
    case 'chunk':
      // Bytes that went with the entry that named them do not come back.
      return (
        local.chunks(meaning.stream).has(meaning.hash) ||
        store.trust.goneChunks(meaning.stream).has(meaning.hash)
      );
    case 'card':
      return local.cards().has(meaning.name);
    default:
      return false;
  }
}

/** A file that was read. */
export type Read = { readonly meaning: PathMeaning; readonly bytes: Uint8Array };

/**
 * Takes in files whatever they claim to be: everything is checked, and nothing is half-written. Cards and signs of life
 * first, then all records at once.
 * @returns what became of each, in their order.
 * @throws the file system's error when this desktop's own disk refuses.
 */
export async function takeAll(context: IntakeContext, files: readonly Read[]): Promise<readonly Taken[]> {
  const taken: Taken[] = [];
  const parts: { readonly file: number; readonly bytes: Uint8Array }[] = [];
  for (const [index, { meaning, bytes }] of files.entries()) {
    switch (meaning.kind) {
      case 'segment':
      case 'records':
      case 'pack':
        for (const part of partsOf(bytes)) parts.push({ file: index, bytes: part });
        break;
      case 'chunk':
        taken[index] = await takeChunk(context, meaning.stream, meaning.hash, bytes);
        break;
      case 'card':
        taken[index] = await takeCard(context, bytes);
        break;
      case 'beacon':
        taken[index] = takeBeacon(context, bytes);
    }
  }
  const outcomes = await importSegments(
    context.store.context(),
    parts.map(({ bytes }) => bytes),
  );
  const byFile = new Map<number, Taken[]>();
  for (const [index, { file }] of parts.entries()) {
    const outcome = outcomes[index];
    if (outcome !== undefined) byFile.set(file, [...(byFile.get(file) ?? []), outcomeOf(outcome)]);
  }
  for (const [file, each] of byFile) taken[file] = joined(each, files[file]?.meaning.kind === 'pack');
  return taken;
}

/** The segments in a file: one usually, several in a pack, under whatever name it came. */
function partsOf(bytes: Uint8Array): readonly Uint8Array[] {
  const parts = splitPack(bytes);
  return parts.ok && parts.value.length > 1 ? parts.value : [bytes];
}

/** What became of a file of which these are the parts. */
function joined(parts: readonly Taken[], pack: boolean): Taken {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined && !pack) return only;
  const troubled =
    parts.find(({ kind }) => kind === 'later') ?? parts.find(({ kind }) => kind === 'unusable');
  if (troubled !== undefined) return troubled;
  const names: string[] = [];
  const segments: Segment[] = [];
  let stream: string | undefined;
  for (const part of parts) {
    if (part.kind !== 'taken' || part.rightful === undefined) continue;
    stream = part.rightful.stream;
    names.push(wholeName(part.rightful.name));
    segments.push(...(part.segments ?? []));
  }
  if (stream === undefined) return { kind: 'unusable', damaged: true };
  return {
    kind: 'taken',
    segments,
    packed: { stream, names },
    ...(segments.length > 0 ? { changed: stream } : {}),
  };
}

function takeBeacon({ store }: IntakeContext, bytes: Uint8Array): Taken {
  const beacon = parseBeacon(bytes, store.ws, (device) => store.keyOf(device));
  return beacon === undefined ? { kind: 'later', waitsForCard: true } : { kind: 'taken', beacon };
}

function outcomeOf(outcome: ImportOutcome): Taken {
  switch (outcome.kind) {
    case 'imported':
      return {
        kind: 'taken',
        changed: outcome.stream,
        segments: [outcome.segment],
        rightful: { stream: outcome.stream, name: outcome.segment.name },
      };
    case 'known':
      return { kind: 'taken', rightful: { stream: outcome.stream, name: outcome.name } };
    case 'pending':
      return { kind: 'later', waitsForCard: outcome.waitsForCard };
    case 'newer':
      return { kind: 'unusable', damaged: false };
    case 'refused':
      return { kind: 'unusable', damaged: true };
  }
}

async function takeChunk(
  { store, local }: IntakeContext,
  stream: string,
  hash: string,
  bytes: Uint8Array,
): Promise<Taken> {
  if (store.trust.goneChunks(stream).has(hash)) return { kind: 'unusable', damaged: false };
  // Never wrong bytes: what is not what its name says may still be arriving.
  if (chunkHash(bytes) !== hash) return { kind: 'later', waitsForCard: false };
  await store.attachments.put(stream, bytes);
  local.tookChunk(stream, hash);
  return { kind: 'taken', changed: stream };
}

async function takeCard({ store, fs }: IntakeContext, bytes: Uint8Array): Promise<Taken> {
  const card = parseCard(bytes, store.ws);
  if (card === undefined) return { kind: 'later', waitsForCard: false };
  const { cards, root } = store.layout;
  const path = join(cards, `${card.device}.${card.n}.json`);
  if (fs.stat(path) === undefined) {
    await makeLastingFolder(fs, root, cards);
    await atomicWrite(fs, path, bytes);
  }
  return { kind: 'taken', card: card.device };
}

/** The device of a segment that was taken in. */
export const authorOf = ({ header }: Segment): DeviceId => deviceOf(header.w);
