import { useEffect, useRef } from 'react';
import { draftsOf } from '../../../shared/incident/update-drafts.ts';
import { isSamePerson } from '../../../shared/incident/people.ts';
import { audiences } from '../../../shared/incident/vocabulary.ts';
import type { Opened } from '../../state/projections.ts';
import { changeWordings, useWordings, type TakenDraft } from '../../state/update-wordings.ts';

/**
 * Words that were shared stand in the editor when it is opened and nothing was typed. What others share while it is
 * open does not take their place: it is shown beside them.
 */
export function useTakenDrafts(opened: Opened, person: string): void {
  const first = useRef(true);
  useEffect(() => {
    const { taken, typed } = useWordings.getState();
    const drafts = draftsOf(opened.incident);
    const now: Record<string, TakenDraft | null> = {};
    const words: Record<string, string | null> = { ...typed };
    for (const audience of audiences) {
      const shared = drafts.get(audience);
      const own = shared !== undefined && isSamePerson(shared.by, person);
      // Words of one's own that were shared are kept by the record; what is typed after that are other words again.
      if (own && typed[audience]?.trim() === shared.text.trim()) words[audience] = null;
      const free = words[audience] === null && (first.current || own);
      now[audience] =
        shared === undefined ? null : free ? { id: shared.id, text: shared.text } : (taken[audience] ?? null);
    }
    first.current = false;
    const changed = audiences.some(
      (each) => (now[each]?.id ?? null) !== (taken[each]?.id ?? null) || words[each] !== typed[each],
    );
    if (changed) changeWordings({ taken: now, typed: { ...typed, ...words } });
  }, [opened, person]);
}
