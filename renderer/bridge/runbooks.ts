import type { ListedRunbook, Runbook } from '../../shared/runbooks/runbook.ts';
import type { Failure } from '../../shared/ipc/errors.ts';
import type { Result } from '../../shared/result.ts';
import { request, subscribe } from './bridge.ts';

export const listRunbooks = (): Promise<Result<readonly ListedRunbook[], Failure>> =>
  request('runbook:list', undefined);

export const readRunbook = (file: string): Promise<Result<Runbook, Failure>> =>
  request('runbook:read', { file });

/** Says that somebody went through a runbook today and it is right, or takes that back. @returns null, or why not. */
export async function sayReviewed(file: string, undo: boolean): Promise<string | null> {
  const answer = await request('team:run', { name: 'review-runbook', file, undo });
  return answer.ok ? null : answer.error.message;
}

/** Shows the folder of the playbook, which the runbooks lie in. @returns null, or why not. */
export async function showRunbookFolder(): Promise<string | null> {
  const answer = await request('app:reveal', { what: 'playbook' });
  return answer.ok ? null : answer.error.message;
}

/** Hears that runbooks, or what is said of them, may be others now. @returns a function that ends it. */
export function hearRunbooks(listener: () => void): () => void {
  const ends = [
    subscribe('knowledge:changed', listener),
    subscribe('team:changed', listener),
    subscribe('playbook:changed', listener),
  ];
  window.addEventListener('focus', listener);
  return () => {
    for (const end of ends) end();
    window.removeEventListener('focus', listener);
  };
}
