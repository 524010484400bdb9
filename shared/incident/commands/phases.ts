import { phaseSpec, spec } from './spec.ts';

/** From acknowledging to closing. */
export const phases = {
  acknowledge: phaseSpec('Somebody is on it'),
  'start-mitigation': phaseSpec('Work on stopping the impact has begun'),
  mitigate: phaseSpec('The impact has stopped'),
  resolve: phaseSpec('It is over'),
  reopen: phaseSpec('It is back'),
  close: phaseSpec('The record is complete'),
  'undo-phase': spec('Take the last transition back, as if it had not been made', {}),
} as const;
