import { create } from 'zustand';
import type { IncidentId } from '../../../shared/ids.ts';
import type { Role } from '../../../shared/incident/vocabulary.ts';
import { draftsOf, loadDraft } from '../../bridge/drafts.ts';

/** What is half typed on the front: to whom, and one's own words, which are kept as drafts are. */
type Typed = {
  readonly person: string;
  /** The draft whose words these are; null until they were looked up. */
  readonly place: string | null;
  readonly words: string;
};
export const useTyped = create<Typed>(() => ({ person: '', place: null, words: '' }));

export const nameForHandoff = (person: string): void => useTyped.setState({ person });

const placeOf = (incident: IncidentId, role: Role): string => `${incident}.handoff.${role}`;

/** The own words that were typed for this role; null where there are none. */
export function wordsOf({ place, words }: Typed, incident: IncidentId, role: Role): string | null {
  const typed = place === placeOf(incident, role) ? words.trim() : '';
  return typed === '' ? null : typed;
}

/** Looks up what was written before for this role, through Esc, a kill and a restart. */
export async function loadWords(incident: IncidentId, role: Role): Promise<void> {
  const place = placeOf(incident, role);
  if (useTyped.getState().place === place) return;
  useTyped.setState({ place: null, words: '' });
  const draft = await loadDraft(place);
  // What was typed meanwhile is the later word.
  useTyped.setState((typed) => ({
    place,
    words: typed.words === '' ? (draft?.text ?? '') : typed.words,
  }));
}

export function writeWords(incident: IncidentId, role: Role, words: string): void {
  const place = placeOf(incident, role);
  useTyped.setState({ place, words });
  draftsOf(place).save({ text: words, unsaved: [] });
}

/** They are in the record now. */
export function clearTyped(incident: IncidentId, role: Role): void {
  useTyped.setState({ person: '' });
  writeWords(incident, role, '');
}
