import type { IncidentId } from '../../shared/ids.ts';
import { useUi, writeUpdate } from '../state/ui.ts';
import { draftsOf, loadDraft } from './drafts.ts';

/** The incident whose update is being written. */
let place: string | null = null;

/** A half-written update is kept like a half-typed line: for its incident, through Esc, a kill and a restart. */
useUi.subscribe((now, before) => {
  if (place !== null && now.updateText !== before.updateText) {
    draftsOf(place).save({ text: now.updateText, unsaved: [] });
  }
});

/** Brings back what was written of the next update of an incident. */
export async function loadUpdate(id: IncidentId): Promise<void> {
  place = null;
  const draft = await loadDraft(`${id}.update`);
  writeUpdate(draft?.text ?? '');
  place = `${id}.update`;
}

/** The incident is left: what was written stays in its draft. */
export async function leaveUpdate(): Promise<void> {
  if (place !== null) await draftsOf(place).flush();
  place = null;
  writeUpdate('');
}
