import type { FunctionComponent } from 'react';
import { BeforePanel } from '../features/actions/before-panel.tsx';
import { ChecklistPanel } from '../features/checklist/checklist-panel.tsx';
import { CriteriaPanel } from '../features/criteria/criteria-panel.tsx';
import { PagingPanel } from '../features/escalation/paging-panel.tsx';
import { HypothesesPanel } from '../features/hypotheses/hypotheses-panel.tsx';
import { LinksPanel } from '../features/links/links-panel.tsx';
import { NextPanel } from '../features/next/next-panel.tsx';
import { RoadblocksPanel } from '../features/roadblocks/roadblocks-panel.tsx';
import { RolesPanel } from '../features/roles/roles-panel.tsx';
import { WorkstreamsPanel } from '../features/workstreams/workstreams-panel.tsx';
import type { Side } from '../state/ui.ts';

export type Panel = {
  readonly id: string;
  /** The column in which it stands; where there is room for one only, the tab under which it is found. */
  readonly side: Side;
  readonly component: FunctionComponent;
  /** What the tab of its side calls it; a panel that has no such word is found behind the others. */
  readonly tab?: string;
};

/** The panels beside the log, from top to bottom. A new panel is one line here. */
export const panels: readonly Panel[] = [
  { id: 'checklist', side: 'checklist', component: ChecklistPanel, tab: 'Checklist' },
  { id: 'criteria', side: 'checklist', component: CriteriaPanel },
  { id: 'hypotheses', side: 'checklist', component: HypothesesPanel },
  { id: 'next', side: 'board', component: NextPanel, tab: 'Next' },
  { id: 'paging', side: 'board', component: PagingPanel },
  { id: 'roles', side: 'board', component: RolesPanel, tab: 'Roles' },
  { id: 'workstreams', side: 'board', component: WorkstreamsPanel },
  { id: 'roadblocks', side: 'board', component: RoadblocksPanel },
  { id: 'links', side: 'board', component: LinksPanel },
  { id: 'before', side: 'board', component: BeforePanel },
];
