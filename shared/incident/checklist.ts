import type { EntityId, Instant } from '../ids.ts';
import type { ChecklistItem, Playbook, SeenByConsole } from '../playbook/playbook.ts';
import { tickSlice } from './events/item-ticked.ts';
import { phaseSlice } from './events/phase-changed.ts';
import { updateSlice } from './events/update-sent.ts';
import { phases, type PhaseVerb } from './phases.ts';
import { winner } from './register.ts';
import { holderOf, postsOf } from './roles.ts';
import type { Incident } from './state.ts';
import { severityOf, phaseOf } from './summary.ts';

export type ItemState = {
  readonly item: ChecklistItem;
  readonly done: boolean;
  /** Who ticked it and when; `by` is null where the console saw it done. */
  readonly tick: { readonly by: string | null; readonly at: Instant | null } | null;
};

/**
 * The run of the checklist: a reopened incident goes through its list again. Two people who reopened it without having
 * seen each other (equal generations) began one run, so that the ticks of both count.
 */
export function runOf(incident: Incident): number {
  const reopened = [...phaseSlice.of(incident).transitions.values()].filter((t) => t.verb === 'reopen');
  return 1 + new Set(reopened.map((t) => incident.events.get(t.id)?.g)).size;
}

/** Where the tick of an item is kept: a register for each item and run. */
export const tickPlace = (item: string, run: number): EntityId => `check.${item}.${run}`;

/** The checklist of the severity in force, with what is done, by whom and when. */
export function checklistOf(incident: Incident, playbook: Playbook): readonly ItemState[] {
  const severity = severityOf(incident)?.severity;
  if (severity === undefined) return [];
  const run = runOf(incident);
  return playbook.checklist
    .filter((item) => item.severities.includes(severity))
    .map((item) => stateOf(incident, playbook, item, run));
}

function stateOf(incident: Incident, playbook: Playbook, item: ChecklistItem, run: number): ItemState {
  const ticked = winner(tickSlice.of(incident).get(tickPlace(item.id, run)));
  if (ticked?.value === true) return { item, done: true, tick: { by: ticked.u, at: ticked.at } };
  if (item.seen !== undefined) {
    const seen = seenByConsole(incident, playbook, item.seen);
    if (seen !== null) return { item, done: true, tick: { by: null, at: seen.at } };
  }
  return { item, done: false, tick: null };
}

/**
 * Whether the console can see that a thing is done, and since when where that can be told. What was sent or stopped
 * before a reopening does not count after it.
 */
function seenByConsole(
  incident: Incident,
  playbook: Playbook,
  what: SeenByConsole,
): { at: Instant | null } | null {
  const reached = phases.indexOf(phaseOf(incident));
  const made = [...phaseSlice.of(incident).transitions.values()];
  const since = Math.max(-Infinity, ...made.filter((t) => t.verb === 'reopen').map((t) => t.at));
  const transition = (verb: PhaseVerb, from = -Infinity): { at: Instant } | null => {
    const times = made.filter((t) => t.verb === verb && t.at >= from).map((t) => t.at);
    return times.length === 0 ? null : { at: Math.max(...times) };
  };
  switch (what) {
    case 'acknowledged':
      return transition('acknowledge') ?? (reached > phases.indexOf('detection') ? { at: null } : null);
    case 'commander-named':
      return holderOf(incident, 'commander') === null
        ? null
        : { at: postsOf(incident).find((p) => p.role === 'commander')?.since ?? null };
    case 'required-roles-filled':
      return missingRoles(incident, playbook).length === 0 ? { at: null } : null;
    case 'first-update-sent': {
      const times = [...updateSlice.of(incident).values()].map((u) => u.at).filter((at) => at >= since);
      return times.length === 0 ? null : { at: Math.min(...times) };
    }
    case 'mitigation-started':
      return transition('start-mitigation') ?? transition('mitigate');
    case 'mitigated':
      return transition('mitigate', since);
    case 'resolved':
      return reached > phases.indexOf('resolution') ? transition('resolve') : null;
  }
}

/** The required roles of the severity in force that nobody holds. */
export function missingRoles(incident: Incident, playbook: Playbook) {
  const severity = severityOf(incident)?.severity;
  if (severity === undefined) return [];
  const held = new Set(postsOf(incident).map((post) => post.role));
  return playbook.severities[severity].requiredRoles.filter((role) => !held.has(role));
}
