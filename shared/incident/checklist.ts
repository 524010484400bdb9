import type { EntityId, Instant } from '../ids.ts';
import type { ChecklistItem, Playbook, SeenByConsole } from '../playbook/playbook.ts';
import { compareWritten } from './envelope.ts';
import { ownItemSlice } from './events/item-added.ts';
import { itemOwnerSlice, tickSlice } from './events/item-ticked.ts';
import { phases, type PhaseVerb } from './phases.ts';
import { winner } from './register.ts';
import { missingRoles, postsOf, releasedAt } from './roles.ts';
import { derivedBy, type Incident } from './state.ts';
import { declarationOf, lastTime, phaseOf, severityOf, transitionsMade, transitionsOf } from './facts.ts';
import { updatesOf } from './updates.ts';
import { roleLabel, severities } from './vocabulary.ts';

export type ItemState = {
  readonly item: ChecklistItem;
  /** Nothing is left to do: it was ticked, seen done, or skipped. */
  readonly done: boolean;
  /** Why it was left out, where it was. */
  readonly skipped: string | null;
  /** Who ticked or skipped it and when; `by` is null where the console saw it done. */
  readonly tick: { readonly by: string | null; readonly at: Instant | null } | null;
  /** Whose it is: the person it was given to, else whoever holds the item's role. */
  readonly owner: string | null;
  /** Added by somebody for this incident only. */
  readonly own: boolean;
  /** It was done and is open again: since when, and why. */
  readonly again: { readonly at: Instant; readonly why: string } | null;
};

/**
 * The run of the checklist: a reopened incident goes through its list again. It is the generation of the last
 * reopening: two people who reopened it without having seen each other (equal generations) began one run, so that the
 * ticks of both count; and a reopening that was taken back leaves no ticks for the next one.
 */
export const runOf = (incident: Incident): number =>
  transitionsMade(incident)
    .filter(({ verb }) => verb === 'reopen')
    .reduce((run, { id }) => Math.max(run, incident.events.get(id)?.g ?? 1), 1);

/** Where the tick of an item is kept: a register for each item and run. */
export const tickPlace = (item: string, run: number): EntityId => `check.${item}.${run}`;

/** The items that count for this incident now: the playbook's for its severity, and those that people added. */
export function itemsOf(incident: Incident, playbook: Playbook): readonly ChecklistItem[] {
  const severity = severityOf(incident)?.severity;
  if (severity === undefined) return [];
  const fromPlaybook = playbook.checklist.filter((item) => item.severities.includes(severity));
  return [...fromPlaybook, ...ownItems(incident)];
}

function ownItems(incident: Incident): readonly ChecklistItem[] {
  return [...ownItemSlice.of(incident)]
    .flatMap(([id, { said, withdrawn }]) =>
      said === undefined || winner(withdrawn)?.value === true ? [] : [{ id, ...said }],
    )
    .sort((a, b) => compareWritten(a.event, b.event))
    .map(({ id, text, phase, role, runbook }) => ({
      id,
      text,
      phase,
      severities,
      ...(role === null ? {} : { role }),
      ...(runbook === null ? {} : { runbook }),
    }));
}

/** The checklist of the severity in force, with what is done, by whom and when. */
export const checklistOf = derivedBy((incident, playbook: Playbook): readonly ItemState[] => {
  const run = runOf(incident);
  const posts = postsOf(incident);
  return itemsOf(incident, playbook).map((item) => {
    const place = tickPlace(item.id, run);
    const given = winner(itemOwnerSlice.of(incident).get(place))?.value ?? null;
    const owner = given ?? posts.find((post) => post.role === item.role)?.person ?? null;
    const own = ownItemSlice.of(incident).has(item.id);
    return { item, owner, own, ...progressOf(incident, playbook, item, place) };
  });
});

type Progress = Pick<ItemState, 'done' | 'skipped' | 'tick' | 'again'>;

function progressOf(incident: Incident, playbook: Playbook, item: ChecklistItem, place: EntityId): Progress {
  const ticked = winner(tickSlice.of(incident).get(place));
  if (ticked !== undefined && ticked.value.state !== 'open') {
    const skipped = ticked.value.state === 'skipped' ? (ticked.value.why ?? '') : null;
    return { done: true, skipped, tick: { by: ticked.u, at: ticked.at }, again: null };
  }
  if (item.seen === undefined) return { done: false, skipped: null, tick: null, again: null };
  const seen = seenByConsole(incident, playbook, item.seen);
  if (seen !== null) return { done: true, skipped: null, tick: { by: null, at: seen.at }, again: null };
  return { done: false, skipped: null, tick: null, again: openAgain(incident, playbook, item.seen) };
}

/** Roles that were filled and are no longer: the item that waits for them is open again. */
function openAgain(incident: Incident, playbook: Playbook, what: SeenByConsole): ItemState['again'] {
  if (what !== 'required-roles-filled' && what !== 'commander-named') return null;
  const missing = what === 'commander-named' ? (['commander'] as const) : missingRoles(incident, playbook);
  let again: ItemState['again'] = null;
  for (const role of missing) {
    const at = role === 'sme' ? null : releasedAt(incident, role);
    if (at !== null && (again === null || at > again.at)) {
      again = { at, why: `${roleLabel[role].toLowerCase()} left` };
    }
  }
  return again;
}

/**
 * What is next for a person: in the current phase and those before it, the first open item that is theirs, else the
 * first that is nobody's. What the console sees done by itself needs no hand.
 */
export function nextFor(
  items: readonly ItemState[],
  incident: Incident,
  person: string,
): ItemState | undefined {
  const reached = phases.indexOf(phaseOf(incident));
  const open = items
    .filter(({ done, item }) => !done && item.seen === undefined && phases.indexOf(item.phase) <= reached)
    .sort((a, b) => phases.indexOf(a.item.phase) - phases.indexOf(b.item.phase));
  return open.find(({ owner }) => owner === person) ?? open.find(({ owner }) => owner === null);
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
  const made = transitionsOf(incident);
  const since = lastTime(incident, 'reopen') ?? -Infinity;
  const transition = (verb: PhaseVerb, from = -Infinity): { at: Instant } | null => {
    const last = made.findLast((t) => t.verb === verb && t.at >= from);
    return last === undefined ? null : { at: last.at };
  };
  switch (what) {
    case 'acknowledged':
      return transition('acknowledge') ?? (reached > phases.indexOf('detection') ? { at: null } : null);
    case 'commander-named': {
      const commander = postsOf(incident).find((post) => post.role === 'commander');
      return commander === undefined ? null : { at: commander.since };
    }
    case 'impact-stated':
      return (declarationOf(incident)?.impact ?? null) === null ? null : { at: null };
    case 'required-roles-filled':
      return missingRoles(incident, playbook).length === 0 ? { at: null } : null;
    case 'first-update-sent': {
      const first = updatesOf(incident).find((update) => update.at >= since);
      return first === undefined ? null : { at: first.at };
    }
    case 'mitigation-started':
      return transition('start-mitigation') ?? transition('mitigate');
    case 'mitigated':
      return transition('mitigate', since);
    case 'resolved':
      return reached > phases.indexOf('resolution') ? transition('resolve') : null;
  }
}
