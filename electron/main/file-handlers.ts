import { err } from '../../shared/result.ts';
import type { Handlers } from './ipc/register.ts';

const notYet = () => Promise.resolve(err({ kind: 'refused', message: 'Nothing can be saved yet.' } as const));

/** Saves what the window made where the person chooses. */
export const fileHandlers = (): Pick<Handlers, 'file:save' | 'postmortem:publish'> => ({
  'file:save': notYet,
  'postmortem:publish': notYet,
});
