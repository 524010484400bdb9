/** 26 base32 characters of sha256(envelope bytes). */
export type EventId = string;
/** `<yyyymmdd>-<8 base32>`, the date in UTC; also the name of a folder. */
export type IncidentId = string;
/** `<deviceId>-<6 base32>`: one session of the app on one device. */
export type WriterId = string;
/** 16 base32 characters of sha256(public key). */
export type DeviceId = string;
/** What an event is about: an entry, a role, a checklist item; `[a-z0-9.-]`, at most 80 characters. */
export type EntityId = string;
/** Milliseconds since 1970 UTC. */
export type Instant = number;

/** RFC 4648's alphabet in lower case: safe as a file name on every system. */
const base32 = 'abcdefghijklmnopqrstuvwxyz234567';

/** Every ten bits as two characters: ids are made for every event that is read. */
const pairs = Array.from({ length: 1024 }, (_, ten) => base32.charAt(ten >>> 5) + base32.charAt(ten & 31));

/** The first `length` base32 characters of `bytes`. */
export function toBase32(bytes: Uint8Array, length: number): string {
  let out = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    if (bits < 10) continue;
    bits -= 10;
    out += pairs[held >>> bits] ?? '';
    held &= (1 << bits) - 1;
    if (out.length >= length) return out.slice(0, length);
  }
  if (bits >= 5) out += base32.charAt(held >>> (bits - 5));
  return out.slice(0, length);
}

/** The stream that holds what concerns the whole workspace, not one incident. */
export const WORKSPACE_STREAM = '00000000-workspace';

export const incidentIdPattern = /^\d{8}-[a-z2-7]{8}$/;
export const streamIdPattern = /^(?:\d{8}-[a-z2-7]{8}|00000000-workspace)$/;
export const deviceIdPattern = /^[a-z2-7]{16}$/;
export const writerIdPattern = /^[a-z2-7]{16}-[a-z2-7]{6}$/;
export const eventIdPattern = /^[a-z2-7]{26}$/;
export const entityIdPattern = /^[a-z0-9][a-z0-9.-]{0,79}$/;

/** `20261120-k3x97qz2` from the time of declaring and eight random base32 characters. */
export function incidentIdAt(at: Instant, random: string): IncidentId {
  return `${new Date(at).toISOString().slice(0, 10).replaceAll('-', '')}-${random.slice(0, 8)}`;
}

/** The device that a writer belongs to. */
export const deviceOf = (writer: WriterId): DeviceId => writer.slice(0, 16);
