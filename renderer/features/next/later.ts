import { create } from 'zustand';
import type { IncidentId, Instant } from '../../../shared/ids.ts';

/** “Not now”: until when long-incident mode is not offered again, by incident. */
export const useLater = create<{ readonly until: Readonly<Record<IncidentId, Instant>> }>(() => ({
  until: {},
}));

export const offerLater = (incident: IncidentId, until: Instant): void =>
  useLater.setState((s) => ({ until: { ...s.until, [incident]: until } }));
