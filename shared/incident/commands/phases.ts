import * as z from 'zod';
import { eventIdPattern } from '../../ids.ts';
import { phaseSpec, spec } from './spec.ts';

/** From acknowledging to closing. */
export const phases = {
  acknowledge: phaseSpec('Somebody is on it'),
  'start-mitigation': phaseSpec('Work on stopping the impact has begun'),
  mitigate: phaseSpec('The impact has stopped'),
  resolve: phaseSpec('It is over'),
  reopen: phaseSpec('It is back'),
  close: phaseSpec('The record is complete'),
  'undo-phase': spec('Take the last transition back, as if it had not been made', {
    transition: z
      .string()
      .regex(eventIdPattern)
      .optional()
      .describe('which, where several were made at the same time'),
  }),
} as const;
