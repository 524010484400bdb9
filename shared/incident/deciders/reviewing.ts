import { refused, type Deciders } from './decider.ts';

type Names =
  | 'set-review'
  | 'need-review'
  | 'hold-meeting'
  | 'note-review'
  | 'remove-review-note'
  | 'tick-review'
  | 'tag-cause'
  | 'curate'
  | 'weigh';

const later = () => refused('Not yet.');

export const reviewing: Deciders<Names> = {
  'set-review': later,
  'need-review': later,
  'hold-meeting': later,
  'note-review': later,
  'remove-review-note': later,
  'tick-review': later,
  'tag-cause': later,
  curate: later,
  weigh: later,
};
