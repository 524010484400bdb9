import { err } from '../../shared/result.ts';
import type { Handlers } from './ipc/register.ts';

type Answered =
  | 'exercise:scenarios'
  | 'exercise:scenario'
  | 'exercise:copy'
  | 'exercise:begin'
  | 'exercise:runs'
  | 'exercise:do';

const notYet = () => Promise.resolve(err({ kind: 'refused', message: 'Not yet.' } as const));

export const exerciseHandlers = (): Pick<Handlers, Answered> => ({
  'exercise:scenarios': notYet,
  'exercise:scenario': notYet,
  'exercise:copy': notYet,
  'exercise:begin': notYet,
  'exercise:runs': notYet,
  'exercise:do': notYet,
});
