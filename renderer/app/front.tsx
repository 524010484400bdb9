import { Suspense } from 'react';
import type { Front } from '../state/ui.ts';
import {
  AfterActionScreen,
  DocumentScreen,
  EscalationScreen,
  FacilitateScreen,
  HandoffScreen,
  MinuteScreen,
  PostmortemScreen,
  RunbookScreen,
  UpdateScreen,
} from './later-fronts.ts';

/** What stands in the place of the three columns. Each reads the rest of what it needs from `useFront`. */
export const CurrentFront = ({ front }: { front: Front }) => (
  <Suspense fallback={null}>{screenOf(front)}</Suspense>
);

function screenOf(front: Front) {
  switch (front.name) {
    case 'update':
      return <UpdateScreen />;
    case 'minute':
      return <MinuteScreen />;
    case 'handoff':
      return <HandoffScreen />;
    case 'escalation':
      return <EscalationScreen />;
    case 'document':
      return <DocumentScreen />;
    case 'postmortem':
      return <PostmortemScreen />;
    case 'runbook':
      return <RunbookScreen />;
    case 'facilitate':
      return <FacilitateScreen />;
    case 'after-action':
      return <AfterActionScreen />;
  }
}
