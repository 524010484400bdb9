import { isImportPlace } from '../../exchange/key.ts';
import { ok } from '../../result.ts';
import type { EventId } from '../../ids.ts';
import { compareWritten, type EventDraft, type StreamEvent } from '../envelope.ts';
import { actionItemSet, actionItemSlice } from '../events/action-item-set.ts';
import { entryLogged, entrySlice } from '../events/entry-logged.ts';
import { entryRemoved } from '../events/entry-removed.ts';
import { sourceImported } from '../events/source-imported.ts';
import { updatePlace, updateWithdrawn } from '../events/update-corrected.ts';
import { updateSent, updateSlice } from '../events/update-sent.ts';
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
  const brought = broughtBy(incident, row);
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

const isOpening = (payload: unknown): boolean =>
  typeof payload === 'object' && payload !== null && 'opened' in payload && payload.opened === true;
