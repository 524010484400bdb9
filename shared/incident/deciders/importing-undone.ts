import { isImportPlace } from '../../exchange/key.ts';
import { ok } from '../../result.ts';
import type { EntityId, EventId } from '../../ids.ts';
import { compareWritten, type EventDraft, type StreamEvent } from '../envelope.ts';
import { actionItemSet, actionItemSlice } from '../events/action-item-set.ts';
import { entryLogged, entrySlice } from '../events/entry-logged.ts';
import { entryRemoved } from '../events/entry-removed.ts';
import { sourceImported, sourcePlace } from '../events/source-imported.ts';
import { updatePlace, updateWithdrawn } from '../events/update-corrected.ts';
import { updateSent, updateSlice, type SentUpdate } from '../events/update-sent.ts';
import { replacing, winner } from '../register.ts';
import type { Incident } from '../state.ts';
import { isSettled, refused, sentence, type Decider } from './decider.ts';
import { canWriteTo } from '../policy.ts';

/**
 * Takes back what one import brought, or brings it back: entries and action items are removed, updates withdrawn, each as if by
 * hand. An incident that it declared stays, and so do texts and causes: others may have gone on with them.
 */
export const takenBack: Decider<'undo-import'> = (incident, { source, undo }, { now: at, person: u }) => {
  const row = sourceNamed(incident, source);
  if (row === undefined) return refused('Nothing changed: there is no such import in this incident.');
  const brought = takenOverWith(incident, row);
  const verdict = brought.map(({ e }) => canWriteTo(incident, e)).find((each) => each !== true);
  if (verdict !== undefined) return refused(sentence('Nothing changed', verdict));
  return ok(
    brought.flatMap(({ id, t, e }): readonly EventDraft[] => {
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
      const held = entrySlice.of(incident).get(e)?.removed;
      if (isSettled(held, !undo, false)) return [];
      return [entryRemoved.draft({ e, at, u, payload: { removed: !undo }, ...replacing(held) })];
    }),
  );
};

/** The row that says what was imported: the one that is named, or the latest. */
function sourceNamed({ events }: Incident, named: EventId): StreamEvent | undefined {
  const rows = [...events.values()].filter(({ t }) => t === sourceImported.type);
  return named === 'last' ? rows.sort(compareWritten).at(-1) : rows.find(({ id }) => id === named);
}

const kinds: ReadonlySet<string> = new Set([entryLogged.type, updateSent.type, actionItemSet.type]);

/** What an import brought: everything imported that its session wrote between the import before it and its own row. */
function broughtBy({ events }: Incident, row: StreamEvent): readonly StreamEvent[] {
  const theirs = [...events.values()].filter(({ w, q }) => w === row.w && q < row.q);
  const from = Math.max(0, ...theirs.filter(({ t }) => t === sourceImported.type).map(({ q }) => q));
  return theirs
    .filter(
      ({ q, t, e, payload }) =>
        q > from && kinds.has(t) && isImportPlace(e) && (t !== actionItemSet.type || isOpening(payload)),
    )
    .sort((a, b) => a.q - b.q);
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
