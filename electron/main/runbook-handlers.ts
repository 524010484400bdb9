import { err } from '../../shared/result.ts';
import type { Handlers } from './ipc/register.ts';

const notYet = () =>
  Promise.resolve(err({ kind: 'refused', message: 'Runbooks can’t be read yet.' } as const));

/** What main answers about runbooks. */
export const runbookHandlers = (): Pick<Handlers, 'runbook:list' | 'runbook:read'> => ({
  'runbook:list': notYet,
  'runbook:read': notYet,
});
