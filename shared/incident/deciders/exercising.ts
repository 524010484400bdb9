import { refused, type Deciders } from './decider.ts';

/** Game days: what reaches the record of an exercise. */
export const exercising: Deciders<'begin-exercise' | 'give-inject' | 'pause-exercise' | 'end-exercise'> = {
  'begin-exercise': () => refused('Not yet.'),
  'give-inject': () => refused('Not yet.'),
  'pause-exercise': () => refused('Not yet.'),
  'end-exercise': () => refused('Not yet.'),
};
