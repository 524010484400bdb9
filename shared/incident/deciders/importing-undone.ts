import { isImportPlace } from '../../exchange/key.ts';
import { ok } from '../../result.ts';
import type { EntityId, EventId, Instant, WriterId } from '../../ids.ts';
import { compareWritten, type EventDraft, type StreamEvent } from '../envelope.ts';
import { actionItemSet, actionItemSlice } from '../events/action-item-set.ts';
import { entryLogged, entrySlice } from '../events/entry-logged.ts';
import { entryRemoved } from '../events/entry-removed.ts';
import { phaseChanged } from '../events/phase-changed.ts';
import { sourceImported, sourcePlace } from '../events/source-imported.ts';
import { timeSet } from '../events/time-set.ts';
import { updatePlace, updateWithdrawn } from '../events/update-corrected.ts';
import { updateSent, updateSlice, type SentUpdate } from '../events/update-sent.ts';
import { importedDeclarations, isGoneOnWith, isRowTakenBack, isTakenBackWhole } from '../imports-undone.ts';
import { replacing, winner } from '../register.ts';
import type { Incident } from '../state.ts';
import { isSettled, refused, sentence, type DecideContext, type Decider } from './decider.ts';
import { canWriteTo } from '../policy.ts';

/**
 * Takes back what one import brought, or brings it back: entries and action items are removed, updates withdrawn, each as if by
 * hand, and the row that says so with them. An incident that it declared goes with it unless somebody has gone on with it; texts
 * and causes stay: others may have.
 */
export const takenBack: Decider<'undo-import'> = (incident, { source, undo }, { now: at, person: u }) => {
  const row = sourceNamed(incident, source);
  if (row === undefined) return refused('Nothing changed: there is no such import in this incident.');
  const brought = takenOverWith(incident, row);
  const verdict = brought.map(({ e }) => canWriteTo(incident, e)).find((each) => each !== true);
  if (verdict !== undefined) return refused(sentence('Nothing changed', verdict));
  const rows = saidBy(incident, row, brought, undo);
  return ok([
    ...brought.flatMap(({ id, t, e }): readonly EventDraft[] => {
      if (t === updateSent.type) {
        const held = updateSlice.of(incident).get(id)?.withdrawn;
        if (isSettled(held, !undo, false)) return [];
        const payload = { withdrawn: !undo };
        return [updateWithdrawn.draft({ e: updatePlace(id), at, u, payload, ...replacing(held) })];
      }
      if (t === actionItemSet.type) {
        const item = actionItemSlice.of(incident).get(e);
        if (item === undefined || isSettled(item.removed, !undo, false)) return [];
        const name = winner(item.text)?.value ?? 'Action item';
        const payload = { name, opened: false, to: { removed: !undo } };
        return [actionItemSet.draft({ e, at, u, payload, ...replacing(item.removed) })];
      }
      return removal(incident, e, { at, u, removed: !undo });
    }),
    ...rows.flatMap(({ id }) => removal(incident, id, { at, u, removed: !undo })),
  ]);
};

function removal(
  incident: Incident,
  e: EntityId,
  { at, u, removed }: { readonly at: Instant; readonly u: string; readonly removed: boolean },
): readonly EventDraft[] {
  const held = entrySlice.of(incident).get(e)?.removed;
  return isSettled(held, removed, false)
    ? []
    : [entryRemoved.draft({ e, at, u, payload: { removed }, ...replacing(held) })];
}

/** The rows of the console that hold no more, or hold again, with what an import brought. */
function saidBy(
  incident: Incident,
  row: StreamEvent,
  brought: readonly StreamEvent[],
  undo: boolean,
): readonly StreamEvent[] {
  const places = new Set(brought.map(({ e }) => e));
  const removedAt = (id: EventId) => winner(entrySlice.of(incident).get(id)?.removed)?.at;
  // Another desktop that imported the same says the same of the same entries.
  const rows = importsOf(incident, row.e).filter(
    (each) =>
      each === row ||
      (broughtBy(incident, each).every(({ e }) => places.has(e)) &&
        (!undo || removedAt(each.id) === removedAt(row.id))),
  );
  const { events } = incident;
  const others = [...events.values()].some(
    (each) => each.t === sourceImported.type && !rows.includes(each) && !isRowTakenBack(incident, each),
  );
  const declared = importedDeclarations(incident);
  const goes = undo ? declared.some((each) => isRowTakenBack(incident, each)) : !isGoneOnWith(incident);
  return others || !goes ? rows : [...rows, ...declared.flatMap((each) => withPhases(incident, each))];
}

/** An incident that went with its import is there again, once something is imported into it: its declaration, with its phases. */
export const comesBack = (
  incident: Incident,
  { now: at, person: u }: Pick<DecideContext, 'now' | 'person'>,
): readonly EventDraft[] =>
  isTakenBackWhole(incident)
    ? importedDeclarations(incident)
        .flatMap((each) => withPhases(incident, each))
        .flatMap(({ id }) => removal(incident, id, { at, u, removed: false }))
    : [];

/** A declaration that an import made, with the phases and the time that were written right behind it. */
function withPhases({ events }: Incident, declared: StreamEvent): readonly StreamEvent[] {
  const behind = [...events.values()]
    .filter(({ w, q, t }) => w === declared.w && q > declared.q && made.has(t))
    .sort((a, b) => a.q - b.q);
  return [declared, ...behind.filter(({ q }, place) => q === declared.q + 1 + place)];
}
const made: ReadonlySet<string> = new Set([phaseChanged.type, timeSet.type]);

/** The row that says what was imported: the one that is named, or the latest. */
function sourceNamed({ events }: Incident, named: EventId): StreamEvent | undefined {
  const rows = [...events.values()].filter(({ t }) => t === sourceImported.type);
  return named === 'last' ? rows.sort(compareWritten).at(-1) : rows.find(({ id }) => id === named);
}

const kinds: ReadonlySet<string> = new Set([entryLogged.type, updateSent.type, actionItemSet.type]);

/**
 * What an import brought: everything imported that its session wrote between the import before it and its own row, and what the
 * sessions wrote that ended amid the same import.
 */
function broughtBy({ events }: Incident, row: StreamEvent): readonly StreamEvent[] {
  const theirs = [...events.values()].filter(({ w, q }) => w === row.w && q < row.q);
  const from = Math.max(0, ...theirs.filter(({ t }) => t === sourceImported.type).map(({ q }) => q));
  const own = theirs.filter((event) => event.q > from && isBrought(event)).sort((a, b) => a.q - b.q);
  return [...alsoOf(row.payload).flatMap((w) => leftBehindBy(events.values(), w)), ...own];
}

const isBrought = ({ t, e, payload }: StreamEvent): boolean =>
  kinds.has(t) && isImportPlace(e) && (t !== actionItemSet.type || isOpening(payload));

/** What a session imported and never came to say so: it was killed before. */
export function leftBehindBy(events: Iterable<StreamEvent>, writer: WriterId): readonly StreamEvent[] {
  const theirs = [...events].filter(({ w }) => w === writer).sort((a, b) => a.q - b.q);
  const said = theirs.findLastIndex(({ t }) => t === sourceImported.type);
  return theirs.slice(said + 1).filter(isBrought);
}

/** The sessions that ended amid an import of these places: the next import of them brings what they left behind, too. */
export function endedAmid({ events }: Incident, places: ReadonlySet<EntityId>): readonly WriterId[] {
  const writers = new Set<WriterId>();
  for (const { e, w, t } of events.values()) if (kinds.has(t) && places.has(e)) writers.add(w);
  const taken = new Set(
    [...events.values()].flatMap(({ t, payload }) => (t === sourceImported.type ? alsoOf(payload) : [])),
  );
  return [...writers]
    .filter((w) => !taken.has(w) && leftBehindBy(events.values(), w).some(({ e }) => places.has(e)))
    .sort();
}

function alsoOf(payload: unknown): readonly WriterId[] {
  if (typeof payload !== 'object' || payload === null || !('also' in payload)) return [];
  return Array.isArray(payload.also) ? payload.also.filter((each) => typeof each === 'string') : [];
}

/**
 * What goes with a row: what it brought; where it brought back what had been taken back, what the imports of the same
 * document before it brought.
 */
function takenOverWith(incident: Incident, row: StreamEvent): readonly StreamEvent[] {
  const own = broughtBy(incident, row);
  if (own.length > 0 || !saysEntries(row.payload)) return own;
  return importsOf(incident, row.e)
    .filter((each) => compareWritten(each, row) < 0)
    .flatMap((each) => broughtBy(incident, each));
}

const importsOf = ({ events }: Incident, source: EntityId): readonly StreamEvent[] =>
  [...events.values()].filter(({ t, e }) => t === sourceImported.type && e === source);

/** Whether a document was imported here, and everything that it brought was taken back. */
export function isTakenBack(incident: Incident, source: string): boolean {
  const brought = importsOf(incident, sourcePlace(source)).flatMap((row) => broughtBy(incident, row));
  const withdrawn = withdrawnIn(incident);
  const isOut = ({ t, e }: StreamEvent): boolean => {
    if (t === updateSent.type) return withdrawn.has(e);
    const slice = t === actionItemSet.type ? actionItemSlice : entrySlice;
    return winner(slice.of(incident).get(e)?.removed)?.value === true;
  };
  return brought.length > 0 && brought.every(isOut);
}

/** Imported updates that are taken back, by what they are in their source: two desktops may each have sent one. */
export function withdrawnIn(
  incident: Incident,
): ReadonlyMap<EntityId, readonly { readonly id: EventId; readonly withdrawn: SentUpdate['withdrawn'] }[]> {
  const out = new Map<EntityId, { readonly id: EventId; readonly withdrawn: SentUpdate['withdrawn'] }[]>();
  for (const [id, { first, withdrawn }] of updateSlice.of(incident)) {
    if (first === undefined || winner(withdrawn)?.value !== true) continue;
    const { e } = first.event;
    out.set(e, [...(out.get(e) ?? []), { id, withdrawn }]);
  }
  return out;
}

const saysEntries = (payload: unknown): boolean =>
  typeof payload === 'object' && payload !== null && 'entries' in payload && payload.entries !== 0;

const isOpening = (payload: unknown): boolean =>
  typeof payload === 'object' && payload !== null && 'opened' in payload && payload.opened === true;
