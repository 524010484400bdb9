import { create } from 'zustand';
import { nothingBefore, type Before } from '../../shared/actions/before.ts';
import type { IncidentId } from '../../shared/ids.ts';

/** What earlier incidents say to the one on screen, and from which live one it is being looked at. */
export type BeforeState = {
  /** Whom it is about; null until it was asked for. */
  readonly id: IncidentId | null;
  readonly before: Before;
  /** The live incident that one came from to look at this one. */
  readonly from: { readonly id: IncidentId; readonly title: string; readonly at: IncidentId } | null;
};

export const useBefore = create<BeforeState>(() => ({ id: null, before: nothingBefore, from: null }));
