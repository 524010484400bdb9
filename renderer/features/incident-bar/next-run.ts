import { transitionsOf } from '../../../shared/incident/facts.ts';
import type { Incident } from '../../../shared/incident/state.ts';

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth'];

/** `its second run`: which run of the checklist it is, `after` so many reopenings more. */
export function runWords(incident: Incident, after = 0): string {
  const run = 1 + after + transitionsOf(incident).filter(({ verb }) => verb === 'reopen').length;
  const ordinal = ordinals[run - 1];
  return ordinal === undefined ? `run ${run}` : `its ${ordinal} run`;
}
