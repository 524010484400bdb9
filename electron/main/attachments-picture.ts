import { pictureType } from '../../shared/incident/pictures.ts';
import type { ConsoleSession } from './console-session.ts';

/** `/attachment/<incident>/<chunk>` with further chunks behind dots; nothing in it is ever a path on the disk. */
const address = /^\/attachment\/(\d{8}-[a-z2-7]{8})\/([0-9a-f]{64}(?:\.[0-9a-f]{64}){0,7})$/;

/** Where the files of an incident are found. */
type Files = Pick<ConsoleSession, 'filesOf'>;

/**
 * An attached picture for the window's own pages. What it is, its bytes say: a page or a drawing with script under
 * a picture's name is not served at all.
 * @returns undefined where the path is none of these.
 */
export function attachedPicture(
  pathname: string,
  session: () => Promise<Files>,
): Promise<Response> | undefined {
  if (!pathname.startsWith('/attachment/')) return undefined;
  const [, incident, hashes] = address.exec(pathname) ?? [];
  if (incident === undefined || hashes === undefined) return Promise.resolve(nothing());
  return serve(incident, hashes.split('.'), session);
}

async function serve(
  incident: string,
  hashes: readonly string[],
  session: () => Promise<Files>,
): Promise<Response> {
  const files = await (await session()).filesOf(incident);
  if (!files.ok) return nothing();
  const parts: Uint8Array[] = [];
  for (const hash of hashes) {
    const part = files.value.get(incident, hash);
    if (!part.ok) return nothing();
    parts.push(part.value);
    await new Promise((resolve) => setImmediate(resolve)); // hashing one takes some ms: others go first
  }
  const type = parts[0] === undefined ? undefined : pictureType(parts[0]);
  if (type === undefined) return nothing();
  return new Response(Buffer.concat(parts), {
    headers: {
      ...cautious,
      'Content-Type': type,
      // The address names the content: it never changes.
      'Cache-Control': 'private, max-age=86400, immutable',
    },
  });
}

const cautious = {
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'; sandbox",
  'Cross-Origin-Resource-Policy': 'same-origin',
} as const;

/** Not kept: what is missing now may be put again. */
const nothing = (): Response =>
  new Response('Not found', { status: 404, headers: { ...cautious, 'Cache-Control': 'no-store' } });
