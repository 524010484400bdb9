import { toBase32, type DeviceId } from '../../shared/ids.ts';
import { segmentPath } from '../../electron/sync/paths.ts';
import type { Listing, OutgoingFile, PublishOutcome, Transport } from '../../electron/sync/transport.ts';
import type { Result } from '../../shared/result.ts';
import type { Trouble } from '../../shared/sync/connection.ts';

export const ws = 'aaaabbbbccccdddd';
export const ana: DeviceId = 'aaaaaaaaaaaaaaaa';
export const ben: DeviceId = 'bbbbbbbbbbbbbbbb';
export const stream = '20261120-k3x27qz2';
export const otherStream = '20261121-k3x27qz2';

/** What was answered where no trouble is expected. */
export function good<T>(result: Result<T, Trouble>): T {
  if (!result.ok) throw new Error(`${result.error.kind}: ${result.error.message}`);
  return result.value;
}

/** The trouble where one is expected. */
export function bad(result: Result<unknown, Trouble>): Trouble {
  if (result.ok) throw new Error(`no trouble, but ${JSON.stringify(result.value)}`);
  return result.error;
}

/** A file as a device would publish it: a name that is right, and bytes that are no text. */
export function segmentOf(device: DeviceId, n: number, inStream = stream, size = 300): OutgoingFile {
  const number = String(n).padStart(6, '0');
  const name = `${device}-${device.slice(0, 6)}-${number}-${number}-${toBase32(Buffer.from(`head-${n}-${device}`), 10)}.icl`;
  const bytes = Buffer.from(
    Array.from({ length: size }, (_, at) => (at * 31 + n * 7 + device.charCodeAt(0)) % 256),
  );
  return { path: segmentPath(inStream, name), bytes };
}

/** The paths that a look told of, in order. */
export const appearedIn = (listing: Listing): string[] => listing.appeared.map(({ path }) => path).sort();
/** The paths of what did not arrive. */
export const refusedIn = (outcomes: readonly PublishOutcome[]): string[] =>
  outcomes.filter(({ ok }) => !ok).map(({ path }) => path);

/** The records among paths, in order. */
export const recordsIn = (paths: readonly string[]): string[] =>
  paths.filter((path) => /^(?:i|m|here)\//.test(path)).sort();

/** What is read under a path of a look: one content, or several where the meeting point can tell them apart. */
export const readAt = async (
  transport: Transport,
  listing: Listing,
  path: string,
): Promise<(Uint8Array | null)[]> =>
  Promise.all(
    listing.appeared
      .filter((file) => file.path === path)
      .map(async (file) => good(await transport.read(file, 16 * 1024 * 1024))),
  );
