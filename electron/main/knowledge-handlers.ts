import type { Handlers } from './ipc/register.ts';
import type { KnowledgeHost } from './knowledge-host.ts';

type Answered =
  | 'knowledge:search'
  | 'knowledge:facts'
  | 'knowledge:actions'
  | 'knowledge:before'
  | 'knowledge:rebuild'
  | 'knowledge:state';

/** What main answers from the index. */
export const knowledgeHandlers = (knowledge: KnowledgeHost): Pick<Handlers, Answered> => ({
  'knowledge:search': (query) => knowledge.ask({ of: 'search', query }),
  'knowledge:facts': () => knowledge.ask({ of: 'facts' }),
  'knowledge:actions': () => knowledge.ask({ of: 'actions' }),
  'knowledge:before': (described) => knowledge.ask({ of: 'before', described }),
  'knowledge:rebuild': () => knowledge.ask({ of: 'rebuild' }),
  'knowledge:state': () => knowledge.ask({ of: 'state' }),
});
