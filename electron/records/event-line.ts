import { entityIdPattern, eventIdPattern, type IncidentId, type WriterId } from '../../shared/ids.ts';
import {
  envelopeSchema,
  type Envelope,
  type EventDraft,
  type StreamEvent,
} from '../../shared/incident/envelope.ts';
import type { Hlc } from '../../shared/clock.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { idFromHash, randomBase32, sha256 } from './crypto.ts';
import { inspect, MAX_LINE, parseLimited } from './limits.ts';

/** An event with the bytes it is kept as: `<envelope JSON>\t<payload JSON>`, without the newline. */
export type EventLine = {
  readonly event: StreamEvent;
  readonly text: string;
  /** sha256 of the envelope, and that of the envelope before it. */
  readonly hash: string;
  readonly previous: string;
};

/** What the first event of a chain names as its predecessor, so that copied bytes can't change author. */
export const chainRoot = (ws: string, inc: IncidentId, w: WriterId): string => sha256(`${ws}|${inc}|${w}`);

/**
 * Puts a draft into its place in the chain of its writer.
 * @param previous the hash of the event before it, or the chain's root.
 * @returns the line, or why it can't be kept (a sentence fragment: "it is nested more than 20 deep").
 */
export function encodeEvent(
  draft: EventDraft,
  place: { readonly w: WriterId; readonly q: number; readonly h: Hlc; readonly previous: string },
): Result<EventLine, string> {
  const problem = inspect(draft.payload, 1);
  if (problem !== null) return err(problem);
  let payloadText: string;
  try {
    payloadText = JSON.stringify({ salt: randomBase32(26), ...draft.payload });
  } catch {
    return err('it can’t be written as JSON');
  }
  // Parsed back, so that what is shown now is what a load will show, and what a load refuses is refused now.
  const payload = parseLimited(payloadText);
  if (!payload.ok) return payload;
  const envelope: Envelope = {
    q: place.q,
    h: [place.h[0], place.h[1]],
    p: place.previous,
    ph: sha256(payloadText),
    t: draft.t,
    e: draft.e,
    ...(draft.o === undefined || draft.o.length === 0 ? {} : { o: [...draft.o] }),
    g: draft.g ?? 1,
    at: draft.at + 0, // minus zero is zero in a file
    u: draft.u,
    ...(draft.c === undefined ? {} : { c: draft.c }),
  };
  if (!isEnvelope(envelope)) {
    const issue = envelopeSchema.safeParse(envelope).error?.issues[0];
    return err(`its ${issue?.path.join('.') ?? 'envelope'} is not valid`);
  }
  const envelopeText = JSON.stringify(envelope);
  const text = `${envelopeText}\t${payloadText}`;
  // With the checksum that precedes it in the write-ahead log.
  if (Buffer.byteLength(text) + 9 > MAX_LINE) return err('it is longer than 64 KiB');
  const hash = sha256(envelopeText);
  return ok({
    event: toEvent(envelope, idFromHash(hash), place.w, payload.value),
    text,
    hash,
    previous: place.previous,
  });
}

/**
 * Reads a line; checks the limits, the envelope's shape and the payload's hash, but not the chain.
 * @param trusted the line comes from a file whose hashes this store has checked before.
 */
export function decodeEvent(text: string, w: WriterId, trusted = false): Result<EventLine, string> {
  const tab = text.indexOf('\t');
  if (tab < 0) return err('a line has no payload');
  const envelopeText = text.slice(0, tab);
  const payloadText = text.slice(tab + 1);
  // A UTF-16 unit is three bytes at most, so that most lines need no counting.
  if (
    text.length > MAX_LINE ||
    (!trusted && text.length > MAX_LINE / 3 && Buffer.byteLength(text) > MAX_LINE)
  )
    return err('a line is longer than 64 KiB');
  const parsed = parseLimited(envelopeText);
  if (!parsed.ok) return parsed;
  const envelope: unknown = parsed.value;
  if (!isEnvelope(envelope)) return err('an envelope is malformed');
  const payload = parseLimited(payloadText);
  if (!payload.ok) return payload;
  // A redacted copy has null in place of the payload; chain and signature cover its hash alone.
  if (!trusted && payload.value !== null && sha256(payloadText) !== envelope.ph) {
    return err('a payload does not match its hash');
  }
  const hash = sha256(envelopeText);
  return ok({
    event: toEvent(envelope, idFromHash(hash), w, payload.value),
    text,
    hash,
    previous: envelope.p,
  });
}

function toEvent(envelope: Envelope, id: string, w: WriterId, payload: unknown): StreamEvent {
  const { q, h, t, e, o, g, at, u, c } = envelope;
  return { id, w, q, h, t, e, o: o ?? [], g, at, u, c: c ?? 0, payload };
}

const typePattern = /^[a-z][a-z0-9-]{0,47}\/\d{1,4}$/;
const isNatural = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0; // a number, then
/** In code points, as zod counts. */
const isShort = (value: unknown, limit: number): value is string =>
  typeof value === 'string' && (value.length <= limit || Array.from(value).length <= limit);

/**
 * What `envelopeSchema` says, ten times as fast: it is asked once for every line of the records. A property test
 * holds the two to the same answer; change both.
 */
export function isEnvelope(value: unknown): value is Envelope {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const { q, h, p, ph, t, e, o, g, at, u, c } = value as Readonly<Record<string, unknown>>; // all unknown still
  return (
    isNatural(q) &&
    q >= 1 &&
    Array.isArray(h) &&
    h.length === 2 &&
    isNatural(h[0]) &&
    isNatural(h[1]) &&
    isShort(p, 64) &&
    p !== '' &&
    isShort(ph, 64) &&
    ph !== '' &&
    typeof t === 'string' &&
    typePattern.test(t) &&
    typeof e === 'string' &&
    entityIdPattern.test(e) &&
    (o === undefined || areEventIds(o)) &&
    isNatural(g) &&
    g >= 1 &&
    Number.isSafeInteger(at) &&
    Math.abs(at as number) <= 8.64e15 && // an integer, by the line above
    isShort(u, 120) &&
    (c === undefined || c === 1)
  );
}

function areEventIds(value: unknown): boolean {
  if (!Array.isArray(value) || value.length > 1_000) return false;
  return value.every((id) => typeof id === 'string' && eventIdPattern.test(id));
}
