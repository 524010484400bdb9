import type { EntityId, IncidentId, Instant } from '../ids.ts';
import { compareWritten } from './envelope.ts';
import {
  actionItemSlice,
  type ActionCategory,
  type ActionEffect,
  type ActionPriority,
  type ActionState,
  type DueDay,
  type HeldActionItem,
} from './events/action-item-set.ts';
import { winner } from './register.ts';
import { derived, type Incident } from './state.ts';
import type { Severity } from './vocabulary.ts';

/** What was promised in an incident. */
export type ActionItem = {
  readonly id: EntityId;
  readonly text: string;
  readonly owner: string | null;
  /** A day of the calendar, `2026-12-01`. */
  readonly due: string | null;
  readonly category: ActionCategory | null;
  readonly priority: ActionPriority;
  readonly state: ActionState;
  readonly link: string | null;
  readonly effect: ActionEffect | null;
  readonly words: string;
  readonly openedAt: Instant;
  readonly openedBy: string;
  /** When it was last set to done or dropped. */
  readonly endedAt: Instant | null;
  /** How often its day was put off to a later one, and not taken back. */
  readonly putOff: number;
};

/** An action item with the incident that it came from, as all of them are listed together. */
export type ListedAction = ActionItem & {
  readonly incident: {
    readonly id: IncidentId;
    readonly title: string;
    readonly severity: Severity;
    readonly services: readonly string[];
    readonly causes: readonly string[];
    readonly exercise: boolean;
    readonly startedAt: Instant;
    readonly resolvedAt: Instant | null;
    readonly commander: string | null;
  };
};

/** Every action item of an incident, in the order in which they were opened; those taken back are left out. */
export const actionItemsOf = derived((incident): readonly ActionItem[] =>
  [...actionItemSlice.of(incident)]
    .flatMap(([id, held]) => {
      const item = actionItem(id, held);
      return item === undefined || winner(held.removed)?.value === true ? [] : [item];
    })
    .sort((a, b) => a.openedAt - b.openedAt || (a.id < b.id ? -1 : 1)),
);

/** An action item by its id, taken back or not. */
export function actionItemIn(incident: Incident, id: EntityId): ActionItem | undefined {
  const held = actionItemSlice.of(incident).get(id);
  return held === undefined ? undefined : actionItem(id, held);
}

function actionItem(id: EntityId, held: HeldActionItem): ActionItem | undefined {
  const { first } = held;
  const text = winner(held.text)?.value;
  if (first === undefined || text === undefined) return undefined;
  const state = winner(held.state);
  const ended = state?.value === 'done' || state?.value === 'dropped';
  return {
    id,
    text,
    owner: winner(held.owner)?.value ?? null,
    due: winner(held.due)?.value ?? null,
    category: winner(held.category)?.value ?? null,
    priority: winner(held.priority)?.value ?? 'medium',
    state: state?.value ?? 'open',
    link: winner(held.link)?.value ?? null,
    effect: winner(held.effect)?.value ?? null,
    words: winner(held.words)?.value ?? '',
    openedAt: first.at,
    openedBy: first.by,
    endedAt: ended ? state.at : null,
    putOff: putOffs(held),
  };
}

/**
 * How often the day was put off: the days that led to the one in force, each in knowledge of the one before it, so that
 * two people who put it off at once did so once. A day that is brought forward again takes back what was beyond it.
 */
function putOffs({ due, dues }: HeldActionItem): number {
  const course: DueDay[] = [];
  for (let day = dues.get(winner(due)?.id ?? ''); day !== undefined; day = before(dues, day))
    course.unshift(day);
  const days: string[] = [];
  for (const { due: to } of course) {
    if (to === null) continue;
    while ((days.at(-1) ?? '') >= to) days.pop();
    days.push(to);
  }
  return (course[0]?.before ?? 0) + Math.max(0, days.length - 1);
}

/** The day that one replaced: the last of them, where several stood at the same time. Nothing replaces what is later. */
const before = (dues: HeldActionItem['dues'], day: DueDay): DueDay | undefined =>
  day.o
    .flatMap((id) => dues.get(id) ?? [])
    .filter((former) => compareWritten(former, day) < 0)
    .sort(compareWritten)
    .at(-1);
