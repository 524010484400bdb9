import { err } from '../../shared/result.ts';
import type { Handlers } from './ipc/register.ts';

type Answered = 'import:choose' | 'import:read' | 'import:run' | 'import:cancel';

const notYet = () => Promise.resolve(err({ kind: 'refused', message: 'Not yet.' } as const));

export const importHandlers = (): Pick<Handlers, Answered> => ({
  'import:choose': notYet,
  'import:read': notYet,
  'import:run': notYet,
  'import:cancel': notYet,
});
