import type { Requests } from '../../../shared/ipc/contract.ts';
import { connectionKey, DEFAULT_BRANCH, type ConnectionState } from '../../../shared/sync/connection.ts';

type Meeting = Requests['sync:probe']['argument']['connection'];

/** `https://…`, `ssh://…`, `ext::…`, or `git@host:team/records.git`; main says which of them it takes. */
const address = /^(?:[a-z][a-z0-9+.-]+:\/\/|[a-z0-9]+::|[^\s/\\@]+@[^\s/\\:]+:)/i;

/** Whether what was typed is the address of a repository rather than a folder. */
export const isAddress = (typed: string): boolean => address.test(typed.trim());

/** The meeting point that was typed; null where nothing was. */
export function meetingOf(typed: string, branch: string): Meeting | null {
  const words = typed.trim();
  if (words === '') return null;
  if (!isAddress(words)) return { kind: 'folder', path: words };
  const named = branch.trim();
  return { kind: 'git', url: words, ...(named === '' ? {} : { branch: named }) };
}

/** Whether this store is connected already to the place that was typed. */
export function isKnown(typed: string, connections: readonly Pick<ConnectionState, 'key'>[]): boolean {
  const place = meetingOf(typed, DEFAULT_BRANCH); // the branch is no part of the key
  if (place === null) return false;
  const own = connectionKey(place.kind === 'folder' ? place : { ...place, branch: DEFAULT_BRANCH });
  return connections.some(({ key }) => key === own);
}
