import { crc32 } from 'node:zlib';
import { decodeEvent, chainRoot, type EventLine } from './event-line.ts';
import { MAX_LINE, MAX_SEGMENT } from './limits.ts';
import { headOf, parseSegmentHeader, type SegmentHeader } from './segment.ts';

/** A write-ahead log is the segment to be, each line behind its checksum: `<crc32>\t<line>\n`. */
export const walLine = (text: string): string => `${crc32(text).toString(16).padStart(8, '0')}\t${text}\n`;

/** Larger than any log that was written: it is sealed at 64 KiB, and one command adds at most a segment's worth. */
export const MAX_WAL = MAX_SEGMENT + 64 * 1024;

export type WalContent = {
  readonly header: SegmentHeader;
  readonly headerText: string;
  readonly lines: readonly EventLine[];
  /** Bytes up to the last good line. */
  readonly good: number;
  /** Behind the good lines stands more than the half line that a crash leaves: something damaged them. */
  readonly damaged: boolean;
};

/**
 * Reads a log to its last good line: what was acknowledged before a crash, and nothing that was torn by it.
 * @returns undefined when not even its header is whole: nothing was acknowledged from it.
 */
export function readWal(bytes: Uint8Array): WalContent | undefined {
  const rows = goodRows(bytes);
  const headerText = rows.texts[0];
  const header = headerText === undefined ? undefined : parseSegmentHeader(headerText);
  if (headerText === undefined || header?.ok !== true) return undefined;
  const { ws, inc, w, prev } = header.value;
  const lines: EventLine[] = [];
  let good = rows.ends[0] ?? 0;
  for (const [index, text] of rows.texts.entries()) {
    if (index === 0) continue;
    const line = decodeEvent(text, w);
    if (!line.ok) break;
    const before = lines.at(-1)?.hash;
    const { previous, event } = line.value;
    const follows =
      before === undefined
        ? (event.q === 1 && previous === chainRoot(ws, inc, w)) || headOf(previous) === prev
        : previous === before && event.q === (lines.at(-1)?.event.q ?? 0) + 1;
    if (!follows) break;
    lines.push(line.value);
    good = rows.ends[index] ?? good;
  }
  const rest = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).subarray(good);
  return { header: header.value, headerText, lines, good, damaged: rest.includes(10) };
}

/** The beginning of a log's first line, or the zeros that a power cut may leave in its place. */
const tornHeader = /^(?:[0-9a-f]{0,8}|[0-9a-f]{8}\t.*|\0*)$/;

/** What bytes are that no log can be read from: `torn` while its first line was written, nothing was acknowledged. */
export function walState(bytes: Uint8Array): 'torn' | 'newer' | 'damaged' {
  if (
    !bytes.includes(10) &&
    bytes.length <= MAX_LINE &&
    tornHeader.test(Buffer.from(bytes).toString('latin1'))
  )
    return 'torn';
  const header = parseSegmentHeader(goodRows(bytes).texts[0] ?? '');
  return !header.ok && header.error.kind === 'newer' ? 'newer' : 'damaged';
}

/** The lines whose checksum is right, up to the first that is not, and where each ends. */
function goodRows(bytes: Uint8Array): { texts: string[]; ends: number[] } {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const texts: string[] = [];
  const ends: number[] = [];
  for (let from = 0; ;) {
    const end = buffer.indexOf(10, from);
    if (end < 0) break;
    const row = buffer.toString('utf8', from, end);
    const text = row.slice(9);
    if (walLine(text) !== `${row}\n`) break;
    texts.push(text);
    ends.push(end + 1);
    from = end + 1;
  }
  return { texts, ends };
}
