import type { ForDraft } from '../../../shared/incident/for-me-drafts.ts';
import { stamp } from '../../incident-parts/zone.ts';
import { showFront } from '../../state/ui.ts';
import type { ForMeKind } from './kinds.ts';

/** A wording to look at: it is read in full, with its check, before it is approved there. */
export const forDraft: ForMeKind<ForDraft> = {
  lead: ({ by, audience }) => `${by} asks for a look at the words for ${audience}:`,
  about: ({ at }, now) => `shared ${stamp(at, now)}`,
  dueAt: () => null,
  answers: ({ audience }) => [{ label: 'Look', run: () => showFront({ name: 'update', audience }) }],
};
