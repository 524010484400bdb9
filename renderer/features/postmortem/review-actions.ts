import type { ReviewState } from '../../../shared/incident/events/review-set.ts';
import { reviewStateLabel } from '../../../shared/incident/events/review-set.ts';
import type { Incident } from '../../../shared/incident/state.ts';
import { request } from '../../bridge/bridge.ts';
import { runOrSay } from '../../bridge/incidents.ts';
import { offerUndo, sayDone, showTrouble } from '../../state/ui.ts';
import { usePostmortem } from '../../state/postmortem.ts';

/** What comes after each state but the last, and what leads there; publishing has its own way. */
export const nextStep: Readonly<
  Partial<Record<ReviewState, { readonly to: ReviewState; readonly label: string }>>
> = {
  draft: { to: 'in-review', label: 'Send to review' },
  'in-review': { to: 'reviewed', label: 'Mark reviewed' },
};

/** Sets where the post-mortem stands; the way back is offered. */
export async function setState(from: ReviewState, to: ReviewState): Promise<boolean> {
  if (!(await runOrSay({ name: 'set-review', fields: { state: to } }))) return false;
  offerUndo(`Post-mortem: ${reviewStateLabel[to].toLowerCase()}`, {
    name: 'set-review',
    fields: { state: from },
  });
  return true;
}

export type PublishAs = 'md' | 'html' | 'pdf' | null;

/**
 * Publishes the post-mortem: as a file where the person chooses, or in the people's view only; then it says so in the
 * record. Words that could not be saved are not published.
 * @returns whether it is published
 */
export async function publish(
  incident: Incident,
  as: PublishAs,
  from: ReviewState,
  flush: () => Promise<void>,
): Promise<boolean> {
  await flush();
  const { saved } = usePostmortem.getState();
  if (saved.name === 'failed') {
    showTrouble(`Not published: the last words are not saved yet. ${saved.why}`);
    return false;
  }
  if (as !== null) {
    const made = await request('postmortem:publish', { id: incident.id, as });
    if (!made.ok) {
      showTrouble(made.error.message);
      return false;
    }
    if (made.value === null) return false; // the person chose no place
    sayDone(`Written to ${made.value}`);
  }
  if (from === 'published') return true;
  return setState(from, 'published');
}
