import type { KeyObject } from 'node:crypto';
import * as z from 'zod';
import {
  deviceIdPattern,
  incidentIdPattern,
  streamIdPattern,
  writerIdPattern,
  type DeviceId,
  type WriterId,
} from '../../shared/ids.ts';
import { isSignedBy, signText } from '../records/crypto.ts';

const natural = z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER);
const beaconSchema = z.object({
  k: z.literal('b'),
  fmt: z.literal(1),
  ws: z.string().max(40),
  device: z.string().regex(deviceIdPattern),
  n: natural.min(1),
  /** Its own clock: a hint where this desktop has only just begun to look. */
  at: z.number().int(),
  person: z.string().max(120),
  app: z.string().max(40),
  open: z.array(z.string().regex(incidentIdPattern)).max(20),
  /** The last sequence without a gap before it, of each writer in the streams that are in use there. */
  have: z.record(z.string().regex(streamIdPattern), z.record(z.string().regex(writerIdPattern), natural)),
  /** It exchanges once and ends: nobody is at work there. */
  passing: z.literal(true).optional(),
  /** Files that it found damaged at the meeting point: whoever has a good copy puts it there again. */
  wants: z.array(z.string().max(200)).max(100),
});
/** What a desktop says of itself to the others, now and then: that it is at work, and what has reached it. */
export type Beacon = z.output<typeof beaconSchema>;
export type Have = Readonly<Record<string, Readonly<Record<WriterId, number>>>>;

export const MAX_BEACON = 64 * 1024;

const namePattern = /^([a-z2-7]{16})-(\d{1,12})\.json$/;

/** Whose it is and which one, from its name; undefined for any other name. */
export function parseBeaconName(name: string): { readonly device: DeviceId; readonly n: number } | undefined {
  const match = namePattern.exec(name);
  return match?.[1] === undefined ? undefined : { device: match[1], n: Number(match[2]) };
}

/** A beacon as a file: `<its JSON>\n<signature>\n`. */
export function encodeBeacon(
  fields: Omit<Beacon, 'k' | 'fmt'>,
  key: KeyObject,
): { readonly name: string; readonly bytes: Uint8Array } {
  const text = JSON.stringify({ k: 'b', fmt: 1, ...fields } satisfies Beacon);
  const bytes = Buffer.from(`${text}\n${signText(`icc-here1|${text}`, key)}\n`);
  return { name: `${fields.device}-${fields.n}.json`, bytes };
}

/** A beacon, if it is whole, of this workspace, and signed by the device that it names. */
export function parseBeacon(
  bytes: Uint8Array,
  ws: string,
  keyOf: (device: DeviceId) => KeyObject | undefined,
): Beacon | undefined {
  const [text, signature, end] = Buffer.from(bytes).toString('utf8').split('\n');
  if (text === undefined || signature === undefined || end !== '') return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const parsed = beaconSchema.safeParse(value);
  if (!parsed.success || parsed.data.ws !== ws) return undefined;
  const key = keyOf(parsed.data.device);
  return key !== undefined && isSignedBy(`icc-here1|${text}`, signature, key) ? parsed.data : undefined;
}
