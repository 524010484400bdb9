import type { IncidentId } from '../../shared/ids.ts';
import type { Draft } from '../../shared/ipc/draft.ts';
import {
  everyWhose,
  resetWordings,
  useWordings,
  type UpdateWordings,
  type Whose,
} from '../state/update-wordings.ts';
import { draftsOf, loadDraft } from './drafts.ts';

/** The incident whose update is being written. */
let incident: IncidentId | null = null;

/** Each audience's words have a place of their own; the words for all stand where updates always stood. */
const placeOf = (id: IncidentId, whose: Whose): string =>
  whose === 'all' ? `${id}.update` : `${id}.update.${whose}`;

const draftOf = ({ typed, together }: UpdateWordings, whose: Whose): Draft => ({
  text: typed[whose] ?? '',
  unsaved: [],
  ...(whose === 'all' && !together ? { aside: true } : {}),
});

/** Half-written words are kept like a half-typed line: for their incident, through Esc, a kill and a restart. */
useWordings.subscribe((now, before) => {
  if (incident === null) return;
  for (const whose of everyWhose) {
    const changed = now.typed[whose] !== before.typed[whose];
    if (changed || (whose === 'all' && now.together !== before.together))
      draftsOf(placeOf(incident, whose)).save(draftOf(now, whose));
  }
});

/** Brings back what was written of the next update of an incident. */
export async function loadUpdate(id: IncidentId): Promise<void> {
  incident = null;
  const drafts = await Promise.all(
    everyWhose.map(async (whose) => [whose, await loadDraft(placeOf(id, whose))] as const),
  );
  const typed = Object.fromEntries(drafts.map(([whose, draft]) => [whose, wordsOf(draft)]));
  const all = drafts.find(([whose]) => whose === 'all')?.[1] ?? null;
  resetWordings(typed, wordsOf(all) !== null && all?.aside !== true);
  incident = id;
}

const wordsOf = (draft: Draft | null): string | null =>
  draft === null || draft.text.trim() === '' ? null : draft.text;

/** The incident is left: what was written stays in its drafts. */
export async function leaveUpdate(): Promise<void> {
  const id = incident;
  if (id !== null) await Promise.all(everyWhose.map((whose) => draftsOf(placeOf(id, whose)).flush()));
  incident = null;
  resetWordings();
}
