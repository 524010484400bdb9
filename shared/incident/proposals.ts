import type { EntityId, Instant } from '../ids.ts';
import { boardOf, type BoardItem } from './boards.ts';
import { compareLogOrder } from './envelope.ts';
import { aboutSlice, entrySlice, type EntryBody } from './events/entry-logged.ts';
import { winner } from './register.ts';
import { derived, type Incident } from './state.ts';

/** What somebody said against a proposal, whoever wrote it down. */
export type Objection = {
  readonly entry: EntityId;
  readonly by: string;
  readonly text: string;
  readonly at: Instant;
};

/**
 * A proposal with what was said against it: “any strong objections?” is asked aloud, and silence is consent (PagerDuty's
 * response guide, on making decisions).
 */
export type Proposal = {
  readonly item: BoardItem;
  readonly proposedBy: string;
  /** Minutes after which it is looked at again once it is decided; null for never. */
  readonly minutes: number | null;
  readonly objections: readonly Objection[];
};

/** How a decision came about, and what became of it. */
export type DecisionCourse = {
  /** Who decided: whoever wrote it down, where nobody else is named. */
  readonly decidedBy: string;
  /** Who proposed it; null where it was decided without asking aloud. */
  readonly proposedBy: string | null;
  readonly objections: readonly Objection[];
  /** The words of the decision that it takes the place of. */
  readonly follows: string | null;
  /** The words of the decision that took its place. */
  readonly followedBy: string | null;
};

type Live = { readonly entry: EntityId; readonly by: string; readonly body: EntryBody };

/** What an entry says now; undefined where it was taken back, redacted, or has not arrived. */
function liveOf(incident: Incident, entry: EntityId | null): Live | undefined {
  const held = entry === null ? undefined : entrySlice.of(incident).get(entry);
  if (entry === null || held?.first === undefined || winner(held.removed)?.value === true) return undefined;
  return { entry, by: held.first.event.u, body: winner(held.body)?.value ?? held.first };
}

/** What an entry says now; undefined where it was taken back, redacted, or has not arrived. */
export const textOf = (incident: Incident, entry: EntityId | null): string | undefined =>
  liveOf(incident, entry)?.body.text;

/** The entries that are about another one, in log order. */
function aboutOf(incident: Incident, entry: EntityId, kind: 'decision' | 'objection'): readonly Live[] {
  const entries = entrySlice.of(incident);
  return [...(aboutSlice.of(incident).get(entry) ?? [])]
    .flatMap((id) => {
      const live = liveOf(incident, id);
      const event = entries.get(id)?.first?.event;
      return live?.body.kind === kind && live.body.about === entry && event !== undefined
        ? [{ ...live, at: live.body.at, h: event.h, id: event.id }]
        : [];
    })
    .sort(compareLogOrder);
}

/** What was said against a proposal and not taken back, in log order. */
export const objectionsTo = (incident: Incident, proposal: EntityId): readonly Objection[] =>
  aboutOf(incident, proposal, 'objection').map(({ entry, by, body }) => ({
    entry,
    by: body.to ?? by,
    text: body.text,
    at: body.at,
  }));

/** The decisions that a proposal led to, or that took the place of another one; the latest last. */
export const decisionsAbout = (incident: Incident, entry: EntityId): readonly EntityId[] =>
  aboutOf(incident, entry, 'decision').map((each) => each.entry);

function proposalOf(incident: Incident, item: BoardItem): Proposal {
  const dueAt = liveOf(incident, item.entry)?.body.dueAt ?? null;
  return {
    item,
    proposedBy: item.to ?? item.by,
    minutes: dueAt === null ? null : Math.max(1, Math.round((dueAt - item.at) / 60_000)),
    objections: objectionsTo(incident, item.entry),
  };
}

/** What is proposed and neither decided nor dropped, what was asked first at the top. */
export const openProposals = derived((incident): readonly Proposal[] =>
  boardOf(incident, 'proposal')
    .filter(({ open }) => open)
    .map((item) => proposalOf(incident, item)),
);

/** How an entry that is a decision came about; undefined for all other entries. */
export function courseOf(incident: Incident, entry: EntityId): DecisionCourse | undefined {
  const live = liveOf(incident, entry);
  if (live?.body.kind !== 'decision') return undefined;
  const before = liveOf(incident, live.body.about);
  const proposal = before?.body.kind === 'proposal' ? before : undefined;
  const after = liveOf(incident, decisionsAbout(incident, entry).at(-1) ?? null);
  return {
    decidedBy: live.body.to ?? live.by,
    proposedBy: proposal === undefined ? null : (proposal.body.to ?? proposal.by),
    objections: proposal === undefined ? [] : objectionsTo(incident, proposal.entry),
    follows: before?.body.kind === 'decision' ? before.body.text : null,
    followedBy: after?.body.text ?? null,
  };
}

/** A decision with how it came about: `decidedBy` is whose it is, `by` who wrote it down. */
export type Decided = BoardItem & DecisionCourse;

/** Every decision in log order, with how it came about. */
export const decisionsOf = derived((incident): readonly Decided[] =>
  boardOf(incident, 'decision').flatMap((item) => {
    const course = courseOf(incident, item.entry);
    return course === undefined ? [] : [{ ...item, ...course }];
  }),
);

/** The other rows that say something of an entry: of its proposal, of its decision, of what it takes the place of. */
export function rowsAbout(incident: Incident, entry: EntityId): readonly EntityId[] {
  const index = aboutSlice.of(incident);
  if (index.size === 0) return none;
  const held = entrySlice.of(incident).get(entry);
  const up = [held?.first, held?.body?.visible.at(-1)?.value].flatMap((body) => body?.about ?? []);
  return [...new Set([...up, ...[entry, ...up].flatMap((each) => [...(index.get(each) ?? [])])])].filter(
    (each) => each !== entry,
  );
}

const none: readonly never[] = [];
