import { err } from '../../shared/result.ts';
import type { Handlers } from './ipc/register.ts';

type Answered = 'export:make' | 'export:save';

const notYet = () => Promise.resolve(err({ kind: 'refused', message: 'Not yet.' } as const));

export const exportHandlers = (): Pick<Handlers, Answered> => ({
  'export:make': notYet,
  'export:save': notYet,
});
