import type { ForPage } from '../../../shared/incident/for-me-pages.ts';
import { run } from '../../bridge/incidents.ts';
import { stamp } from '../../incident-parts/zone.ts';
import { focusComposer } from '../../state/focus.ts';
import { offerUndo, showTrouble } from '../../state/ui.ts';
import type { ForMeKind } from './kinds.ts';

/** Whoever was paged says that they are here: the minutes to the answer stop. */
async function answer({ page }: ForPage): Promise<void> {
  const failure = await run({ name: 'page-answered', fields: { page: page.id } });
  showTrouble(failure?.message ?? null);
  if (failure === null) offerUndo('You answered the page', { name: 'page-open', fields: { page: page.id } });
  focusComposer();
}

export const forPage: ForMeKind<ForPage> = {
  lead: ({ by }) => `${by} pages you:`,
  about: ({ at }, now) => `since ${stamp(at, now)}`,
  dueAt: ({ page }) => page.until,
  answers: (asked) => [{ label: 'I am here', run: () => void answer(asked) }],
};
