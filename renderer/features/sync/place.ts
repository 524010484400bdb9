import type { Requests } from '../../../shared/ipc/contract.ts';

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
