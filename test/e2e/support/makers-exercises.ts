import type { Maker } from './maker-words.ts';

const elsewhere: Maker = () => Promise.reject(new Error('an exercise has specs of its own'));

/** Game days: their commands come from the facilitator's clock, not from a recorded course. */
export const exerciseMakers: Readonly<
  Record<'begin-exercise' | 'give-inject' | 'pause-exercise' | 'end-exercise', Maker>
> = {
  'begin-exercise': elsewhere,
  'give-inject': elsewhere,
  'pause-exercise': elsewhere,
  'end-exercise': elsewhere,
};
