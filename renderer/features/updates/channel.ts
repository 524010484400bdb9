import { isCauseKnown } from '../../../shared/incident/update-facts.ts';
import { lastUpdate, pageStatusOf } from '../../../shared/incident/updates.ts';
import type { PageStatus } from '../../../shared/incident/vocabulary.ts';
import { isLive } from '../../../shared/incident/phases.ts';
import { phaseOf } from '../../../shared/incident/facts.ts';
import type { Whose } from '../../state/update-wordings.ts';
import { strictest, toldBy, type Desk } from './words.ts';

/** Where the last update to them went is where the next one goes, until somebody says otherwise. */
export function channelOf(desk: Desk, whose: Whose): string {
  const typed = desk.wordings.channel[whose];
  if (typed !== undefined) return typed.trim();
  return lastUpdate(desk.incident, strictest(toldBy(desk, whose)))?.channel ?? '';
}

/** What the status page will say; null where the words go to nobody who reads one. */
export function statusOf(desk: Desk, whose: Whose): PageStatus | null {
  if (!toldBy(desk, whose).includes('customers')) return null;
  return desk.wordings.status[whose] ?? pageStatusOf(desk.incident, isCauseKnown(desk.incident));
}

/** Why a status is not the fitting one yet, in a few words; null where it is. Only “resolved” is kept from being said. */
export function whyNotYet({ incident }: Desk, status: PageStatus): string | null {
  const phase = phaseOf(incident);
  switch (status) {
    case 'investigating':
      return null;
    case 'identified':
      return isCauseKnown(incident) ? null : 'Identified needs its cause';
    case 'monitoring':
      return phase === 'resolution' || !isLive(phase) ? null : 'Monitoring comes once it is mitigated';
    case 'resolved':
      return isLive(phase) ? 'Resolved once it is; mitigated is not resolved' : null;
  }
}
