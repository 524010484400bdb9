import { draftsToApprove } from '../../../shared/incident/update-drafts.ts';
import type { Audience } from '../../../shared/incident/vocabulary.ts';
import { useProjections } from '../../state/projections.ts';

/** The first audience whose words wait for a look from the person at this desktop. */
export function awaitingLook(): Audience | undefined {
  const { opened, settings } = useProjections.getState();
  return opened === null ? undefined : draftsToApprove(opened.incident, settings.person)[0]?.audience;
}
