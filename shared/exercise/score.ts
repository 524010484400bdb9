import type { Instant } from '../ids.ts';
import { endingOf } from '../incident/exercise.ts';
import { declarationOf } from '../incident/facts.ts';
import type { Incident } from '../incident/state.ts';
import type { Severity } from '../incident/vocabulary.ts';
import type { Playbook } from '../playbook/playbook.ts';
import { acknowledged, commanderNamed, rolesFilled, severityRight } from './promises/first-minutes.ts';
import { handoffAccepted, handsOff } from './promises/command.ts';
import { decisionsRecorded, mitigationFirst, objectionsAsked } from './promises/decisions.ts';
import { playOf, type Judged, type Play } from './promises/play.ts';
import { cadenceKept, firstUpdate, updateParts } from './promises/updates.ts';

/** What the process promises, in the order in which it is looked at. */
export const promiseIds = [
  'acknowledged',
  'commander',
  'severity',
  'roles',
  'first-update',
  'update-parts',
  'cadence',
  'mitigation-first',
  'decisions',
  'objections',
  'hands-off',
  'handoff',
] as const;
export type PromiseId = (typeof promiseIds)[number];

/** One promise as it stands: `open` may still be kept, `none` was not asked for in this exercise. */
export type KeptPromise = {
  readonly id: PromiseId;
  /** `Four roles within 5 min`. */
  readonly words: string;
  readonly state: 'kept' | 'missed' | 'open' | 'none';
  /** `4 min`, `3 of 3`; empty where there is none. */
  readonly value: string;
  /** `from declaring`, `due 14:26` with the times as `{0}`. */
  readonly detail: string;
  readonly times: readonly Instant[];
};

/** How each is judged: of the record alone, so that everybody comes to the same. */
const judges: Readonly<Record<PromiseId, (play: Play) => Judged>> = {
  acknowledged,
  commander: commanderNamed,
  severity: severityRight,
  roles: rolesFilled,
  'first-update': firstUpdate,
  'update-parts': updateParts,
  cadence: cadenceKept,
  'mitigation-first': mitigationFirst,
  decisions: decisionsRecorded,
  objections: objectionsAsked,
  'hands-off': handsOff,
  handoff: handoffAccepted,
};

/**
 * What the process promised in an exercise, and whether it was kept: of the process, never of a person. Time in which the
 * exercise was paused counts nowhere; once it is over nothing is open.
 * @param criteria the severity that the criteria ask for: whoever leads it knows before the end, all others after it.
 */
export function promisesOf(
  incident: Incident,
  playbook: Playbook,
  now: Instant,
  criteria: Severity | null = endingOf(incident)?.severity ?? null,
): readonly KeptPromise[] {
  const declared = declarationOf(incident);
  if (declared === undefined) return [];
  const play = playOf(incident, playbook, now, criteria);
  return promiseIds.map((id): KeptPromise => {
    const { words, state, value = '', detail = '', times = [] } = judges[id](play);
    return { id, words, state: state === 'open' && play.over ? 'none' : state, value, detail, times };
  });
}
