import { isUtf8 } from 'node:buffer';
import type { KeyObject } from 'node:crypto';
import * as z from 'zod';
import { streamIdPattern, writerIdPattern, type WriterId } from '../../shared/ids.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { idFromHash, isSignedBy, isSignedByAsync, sha256, signText } from './crypto.ts';
import { chainRoot, decodeEvent, type EventLine } from './event-line.ts';
import { MAX_SEGMENT, parseLimited } from './limits.ts';

export const SEGMENT_FORMAT = 1;

const headerSchema = z.object({
  k: z.literal('h'),
  fmt: z.number().int().positive(),
  ws: z.string().max(40),
  inc: z.string().regex(streamIdPattern),
  w: z.string().regex(writerIdPattern),
  /** Head of the previous segment of this writer in this stream; null in its first. */
  prev: z.string().max(26).nullable(),
  /** Writers of other devices that moved since this device's last seal: [last sequence, head]. */
  seen: z.custom<Record<WriterId, [last: number, head: string]>>(isSeen),
  clk: z.object({ off: z.number(), err: z.number(), src: z.string() }),
  app: z.string().max(40),
});
export type SegmentHeader = z.infer<typeof headerSchema>;

type Trailer = { readonly n: number; readonly head: string; readonly sig: string };

function parseTrailer(text: string): Trailer | undefined {
  const { k, n, head, sig } = (valueOf(text) ?? {}) as Readonly<Record<string, unknown>>; // all unknown still
  const whole = k === 't' && typeof n === 'number' && Number.isSafeInteger(n);
  return whole && typeof head === 'string' && typeof sig === 'string' ? { n, head, sig } : undefined;
}

/** By hand, since a header may tell of hundreds of writers and each segment has one. */
function isSeen(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.values(value).every(
    (told) =>
      Array.isArray(told) && told.length === 2 && Number.isFinite(told[0]) && typeof told[1] === 'string',
  );
}

/** A sealed file with events of one writer, parsed and with its chain checked; its signature is checked apart. */
export type Segment = {
  /** The name that its content has by right: that of a redacted copy where words were taken out. */
  readonly name: string;
  readonly header: SegmentHeader;
  readonly headerText: string;
  readonly lines: readonly EventLine[];
  readonly signature: string;
};

/**
 * Why bytes are not a segment: `pending` lacks its trailer (still arriving), `newer` was made by a newer version,
 * `damaged` will never be one.
 */
export type SegmentProblem = { readonly kind: 'pending' | 'newer' | 'damaged'; readonly message: string };

/** The short form of a chain's head, as file names and headers carry it: 10 characters of the last event's id. */
export const headOf = (hash: string): string => idFromHash(hash).slice(0, 10);

const padded = (q: number): string => String(q).padStart(6, '0');

export const segmentName = (w: WriterId, first: number, last: number, hash: string): string =>
  `${w}-${padded(first)}-${padded(last)}-${headOf(hash)}.icl`;

const namePattern = /^([a-z2-7]{16}-[a-z2-7]{6})-(\d{6,})-(\d{6,})-([a-z2-7]{10})(\.r)?\.icl$/;

export type SegmentName = {
  readonly w: WriterId;
  readonly first: number;
  readonly last: number;
  /** A copy from which payloads were taken out. */
  readonly redacted: boolean;
};

/** Writer and sequence numbers from a segment's name; undefined for any other name. A name is a hint, never proof. */
export function parseSegmentName(name: string): SegmentName | undefined {
  const match = namePattern.exec(name);
  if (match?.[1] === undefined) return undefined;
  return {
    w: match[1],
    first: Number(match[2]),
    last: Number(match[3]),
    redacted: match[5] !== undefined,
  };
}

/** The name of a segment's redacted copy, and the other way round: both hold the same events. */
export const redactedName = (name: string): string => name.replace(/(?:\.r)?\.icl$/, '.r.icl');
export const wholeName = (name: string): string => name.replace(/\.r\.icl$/, '.icl');

const signedText = (
  header: SegmentHeader,
  headerText: string,
  first: number,
  last: number,
  head: string,
): string => ['icc-seg1', header.ws, header.inc, header.w, first, last, head, sha256(headerText)].join('|');

/** The bytes of a segment and its name. Whoever seals the same lines under the same header gets the same bytes. */
export function sealSegment(
  headerText: string,
  lines: readonly EventLine[],
  key: KeyObject,
): { readonly name: string; readonly bytes: Buffer } {
  const first = lines[0];
  const last = lines.at(-1);
  if (first === undefined || last === undefined) throw new Error('a segment holds at least one event');
  const header = JSON.parse(headerText) as SegmentHeader; // written by the caller from the same type
  const sig = signText(signedText(header, headerText, first.event.q, last.event.q, last.hash), key);
  const trailer = JSON.stringify({ k: 't', n: lines.length, head: last.hash, sig });
  const text = `${headerText}\n${lines.map((line) => `${line.text}\n`).join('')}${trailer}\n`;
  return { name: segmentName(header.w, first.event.q, last.event.q, last.hash), bytes: Buffer.from(text) };
}

/**
 * Parses a segment and checks all that its bytes alone can show: limits, shape, every payload's hash and the chain.
 * @param trusted skip payload hashes and the chain: this store has checked the very same bytes before.
 */
export function parseSegment(bytes: Uint8Array, trusted = false): Result<Segment, SegmentProblem> {
  if (bytes.length > MAX_SEGMENT) return damaged('it is larger than 512 KiB');
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
  const rows = text.split('\n');
  const headerText = rows[0] ?? '';
  const trailerText = rows.at(-2);
  const header = parseSegmentHeader(headerText);
  if (!text.endsWith('\n') || trailerText === undefined || !trailerText.startsWith('{"k":"t"')) {
    return err({ kind: 'pending', message: 'its end has not arrived yet' });
  }
  // Bytes that are not UTF-8 would be read as a replacement character, and hash as if that stood there.
  if (!isUtf8(bytes)) return damaged('it is not UTF-8 text');
  if (!header.ok) return header;
  const trailer = parseTrailer(trailerText);
  if (trailer === undefined) return damaged('its last line is malformed');

  const { w, ws, inc, prev } = header.value;
  const lines: EventLine[] = [];
  for (const row of rows.slice(1, -2)) {
    const line = decodeEvent(row, w, trusted);
    if (!line.ok) return damaged(line.error);
    const before = lines.at(-1);
    if (before === undefined) {
      const { q } = line.value.event;
      if ((q === 1) !== (prev === null))
        return damaged('its first event does not follow what its header names');
      if (q === 1 && line.value.previous !== chainRoot(ws, inc, w))
        return damaged('its chain begins elsewhere');
      if (prev !== null && headOf(line.value.previous) !== prev)
        return damaged('its chain does not follow on');
    } else if (line.value.previous !== before.hash || line.value.event.q !== before.event.q + 1) {
      return damaged('its chain of hashes is broken');
    }
    lines.push(line.value);
  }
  const first = lines[0];
  const last = lines.at(-1);
  if (first === undefined || last === undefined) return damaged('it holds no events');
  if (trailer.n !== lines.length || trailer.head !== last.hash) {
    return damaged('its last line does not match its events');
  }
  const whole = segmentName(w, first.event.q, last.event.q, last.hash);
  const name = lines.some(({ event }) => event.payload === null) ? redactedName(whole) : whole;
  return ok({ name, header: header.value, headerText, lines, signature: trailer.sig });
}

/** The first line of a segment or a write-ahead log. */
export function parseSegmentHeader(text: string): Result<SegmentHeader, SegmentProblem> {
  const value = valueOf(text);
  const fmt = typeof value === 'object' && value !== null && 'fmt' in value ? value.fmt : undefined;
  if (typeof fmt === 'number' && fmt > SEGMENT_FORMAT) {
    return err({ kind: 'newer', message: 'it was written by a newer version of IC Console' });
  }
  const header = headerSchema.safeParse(value);
  return header.success ? ok(header.data) : damaged('its first line is malformed');
}

function valueOf(text: string): unknown {
  const parsed = parseLimited(text);
  return parsed.ok ? parsed.value : undefined;
}

const damaged = (message: string): Result<never, SegmentProblem> => err({ kind: 'damaged', message });

/** Whether the device that the writer belongs to signed this segment. */
export function isSegmentSigned(segment: Segment, key: KeyObject): boolean {
  const text = textOf(segment);
  return text !== undefined && isSignedBy(text, segment.signature, key);
}

/** The same, computed beside what else this process does. */
export async function isSegmentSignedAsync(segment: Segment, key: KeyObject): Promise<boolean> {
  const text = textOf(segment);
  return text !== undefined && (await isSignedByAsync(text, segment.signature, key));
}

function textOf({ header, headerText, lines }: Segment): string | undefined {
  const first = lines[0];
  const last = lines.at(-1);
  if (first === undefined || last === undefined) return undefined;
  return signedText(header, headerText, first.event.q, last.event.q, last.hash);
}

export type HeaderFields = Omit<SegmentHeader, 'k' | 'fmt'>;

/** The first line of a segment, and of the write-ahead log that becomes one. */
export const encodeHeader = (fields: HeaderFields): string =>
  JSON.stringify({ k: 'h', fmt: SEGMENT_FORMAT, ...fields } satisfies SegmentHeader);
