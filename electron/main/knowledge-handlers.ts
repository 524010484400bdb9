import { err } from '../../shared/result.ts';
import type { Handlers } from './ipc/register.ts';

type Answered =
  'knowledge:search' | 'knowledge:facts' | 'knowledge:actions' | 'knowledge:rebuild' | 'knowledge:state';

const notYet = () => Promise.resolve(err({ kind: 'refused', message: 'There is no index yet.' } as const));

/** What main answers from the index. */
export const knowledgeHandlers = (): Pick<Handlers, Answered> => ({
  'knowledge:search': notYet,
  'knowledge:facts': notYet,
  'knowledge:actions': notYet,
  'knowledge:rebuild': notYet,
  'knowledge:state': notYet,
});
