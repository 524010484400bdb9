import { incidentIdPattern, streamIdPattern } from '../../shared/ids.ts';
import { chunkHashPattern } from '../records/attachments.ts';
import { parsePackName } from '../records/pack.ts';
import { parseSegmentName } from '../records/segment.ts';

/** What a path at a meeting point says that it is; a name is a hint, never proof. */
export type PathMeaning =
  | { readonly kind: 'segment' | 'pack' | 'records'; readonly stream: string; readonly name: string }
  | { readonly kind: 'chunk'; readonly stream: string; readonly hash: string }
  | { readonly kind: 'card' | 'beacon'; readonly name: string };

/** Temporary files, what systems leave in folders, and names that no console has written. */
const ignored = /^\.|\.tmp$|^(?:thumbs\.db|desktop\.ini)$/i;
const MAX_NAME = 160;

/**
 * What is worth reading at a meeting point; undefined for anything else. A file under `s/` whose name is nobody's is
 * `records`: a conflicted copy under whatever name a sync client gave it.
 */
export function meaningOf(path: string): PathMeaning | undefined {
  const [area, first, part, ...rest] = path.split('/');
  const last = rest.at(-1) ?? part ?? first;
  if (last === undefined || last.length > MAX_NAME || ignored.test(last)) return undefined;
  if (area === 'm' && part === undefined) return { kind: 'card', name: last };
  if (area === 'here' && part === undefined) return { kind: 'beacon', name: last };
  if (area !== 'i' || first === undefined || !streamIdPattern.test(first)) return undefined;
  if (part === 's' && rest.length === 1) {
    const kind =
      parseSegmentName(last) !== undefined
        ? 'segment'
        : parsePackName(last) !== undefined
          ? 'pack'
          : 'records';
    return { kind, stream: first, name: last };
  }
  const hash = /^(.*)\.bin$/.exec(last)?.[1];
  if (part !== 'a' || rest.length !== 2 || !incidentIdPattern.test(first)) return undefined;
  if (hash === undefined || !chunkHashPattern.test(hash)) return undefined;
  return rest[0] === hash.slice(0, 2) ? { kind: 'chunk', stream: first, hash } : undefined;
}

export const segmentPath = (stream: string, name: string): string => `i/${stream}/s/${name}`;
export const chunkPath = (stream: string, hash: string): string =>
  `i/${stream}/a/${hash.slice(0, 2)}/${hash}.bin`;
export const cardPath = (name: string): string => `m/${name}`;
export const beaconPath = (name: string): string => `here/${name}`;
