import { err } from '../../shared/result.ts';
import type { Handlers } from './ipc/register.ts';

const notYet = () => Promise.resolve(err({ kind: 'refused', message: 'Not kept yet.' } as const));

/** What main answers about the whole team. */
export const teamHandlers = (): Pick<Handlers, 'team:state' | 'team:run'> => ({
  'team:state': notYet,
  'team:run': notYet,
});
