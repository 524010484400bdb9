import { create } from 'zustand';
import type { TeamState } from '../../shared/team/team.ts';

/** What the team has said outside of incidents, as this window was told last; null until it was asked for. */
export const useTeam = create<{
  readonly team: TeamState | null;
  /** Why it was not told, as a sentence. */
  readonly trouble: string | null;
}>(() => ({ team: null, trouble: null }));
