import type { ItemState } from '../../../shared/incident/checklist.ts';
import { holderOf } from '../../../shared/incident/roles.ts';
import type { Incident } from '../../../shared/incident/state.ts';
import type { SeenByConsole } from '../../../shared/playbook/playbook.ts';

/** What an item waits for that needs no hand. */
export const waitsFor: Record<SeenByConsole, string> = {
  acknowledged: 'ticks itself when acknowledged',
  'commander-named': 'ticks itself when one is named',
  'impact-stated': 'ticks itself when the impact is said',
  'required-roles-filled': 'ticks itself when all are filled',
  'first-update-sent': 'ticks itself when sent',
  'mitigation-started': 'ticks itself when mitigation starts',
  mitigated: 'ticks itself when mitigated',
  resolved: 'ticks itself when resolved',
};

/** What the console saw, so that nobody wonders who ticked it. */
export function seenIn(incident: Incident, what: SeenByConsole, timed: boolean): string {
  switch (what) {
    case 'acknowledged':
      return timed ? 'from the acknowledgement' : 'work on it has begun';
    case 'commander-named':
      return `${holderOf(incident, 'commander') ?? 'somebody'} is in command`;
    case 'impact-stated':
      return 'it stands in the bar';
    case 'required-roles-filled':
      return 'each of them is held';
    case 'first-update-sent':
      return 'from the update';
    case 'mitigation-started':
    case 'mitigated':
    case 'resolved':
      return 'from the phase';
  }
}

/** How an item stands, as its box and its words are drawn. */
export function standingOf({ done, skipped, item, again }: ItemState): Standing {
  if (skipped !== null) return 'skipped';
  if (done) return 'done';
  if (again !== null) return 'again';
  return item.seen === undefined ? 'open' : 'auto';
}
export type Standing = 'open' | 'auto' | 'again' | 'done' | 'skipped';

/** Why nothing is left to skip or to give away. */
export function whySettled({ skipped, tick }: ItemState): string {
  if (skipped !== null) return 'It is skipped: Space opens it again first.';
  return tick?.by === null ? 'The console saw it done.' : 'It is ticked: Space opens it again first.';
}

const ordinals = ['First', 'Second', 'Third', 'Fourth', 'Fifth'];
/** `Second run`, `Run 7`. */
export const runName = (run: number): string =>
  ordinals[run - 1] === undefined ? `Run ${run}` : `${ordinals[run - 1] ?? ''} run`;
/** `the first one`, `run 6`. */
export const runBefore = (run: number): string =>
  ordinals[run - 1] === undefined ? `run ${run}` : `the ${(ordinals[run - 1] ?? '').toLowerCase()} one`;
