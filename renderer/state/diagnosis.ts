import { create } from 'zustand';
import type { IncidentId } from '../../shared/ids.ts';

/** The incidents whose hypotheses are shown although no mitigation is under way: somebody wanted to see them. */
export const useDiagnosis = create<{ readonly shown: ReadonlySet<IncidentId> }>(() => ({ shown: new Set() }));

/** Shows the hypotheses of an incident all the same, for as long as the window lives. */
export const showDiagnosis = (id: IncidentId): void =>
  useDiagnosis.setState(({ shown }) => ({ shown: new Set([...shown, id]) }));
