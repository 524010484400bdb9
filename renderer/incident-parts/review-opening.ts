import { create } from 'zustand';
import type { IncidentId } from '../../shared/ids.ts';
import { declarationOf } from '../../shared/incident/facts.ts';
import { isReviewOpen, reviewOf } from '../../shared/incident/review.ts';
import { composerIsEmpty } from '../state/focus.ts';
import { leaveFront } from '../state/front.ts';
import { useProjections } from '../state/projections.ts';
import { showFront, useUi } from '../state/ui.ts';

/** The incident whose post-mortem is offered in a line above the composer, since somebody was typing when it was resolved. */
export const useOfferedReview = create<{ readonly of: IncidentId | null }>(() => ({ of: null }));

export const closeOfferedReview = (): void => useOfferedReview.setState({ of: null });

/**
 * The incident was resolved at this desktop: its post-mortem opens, with its clock. What is being typed is not taken
 * away: it is offered in a line above it then. Resolved elsewhere, it stands in what is next and nothing opens: whoever
 * reads or types here has not asked for another screen.
 */
export function openReviewOnceResolved(): void {
  const { opened, playbook } = useProjections.getState();
  if (opened === null || declarationOf(opened.incident)?.exercise === true) return;
  if (!isReviewOpen(reviewOf(opened.incident, playbook))) return;
  const { front, sheet, palette, keys } = useUi.getState();
  const asked = sheet !== null && sheet.name !== 'phase';
  if (composerIsEmpty() && front === null && !asked && !palette && !keys)
    showFront({ name: 'postmortem', byItself: true });
  else useOfferedReview.setState({ of: opened.incident.id });
}

/** It is not resolved after all: what had opened or was offered goes. */
export function closeReviewOnceTakenBack(): void {
  closeOfferedReview();
  const { front } = useUi.getState();
  if (front?.name === 'postmortem' && front.byItself === true) leaveFront();
}
