import { flushSync } from 'react-dom';
import { takeBack } from '../bridge/undo.ts';
import { afterActionCommands } from '../features/after-action/commands.ts';
import { actionCommands } from '../features/actions/commands.ts';
import { pageCommands } from '../features/actions/page-commands.ts';
import { checklistCommands } from '../features/checklist/commands.ts';
import { criteriaCommands } from '../features/criteria/commands.ts';
import { decisionCommands } from '../features/decisions/commands.ts';
import { exportCommands } from '../features/exporting/commands.ts';
import { exerciseCommands } from '../features/exercises/commands.ts';
import { escalationCommands } from '../features/escalation/commands.ts';
import { facilitateCommands } from '../features/facilitate/commands.ts';
import { forMeCommands } from '../features/for-me/commands.ts';
import { dutyCommands } from '../features/duty/commands.ts';
import { importCommands } from '../features/importing/commands.ts';
import { handoffCommands } from '../features/handoff/commands.ts';
import { hypothesisCommands } from '../features/hypotheses/commands.ts';
import { barCommands } from '../features/incident-bar/commands.ts';
import { linkCommands } from '../features/links/commands.ts';
import { documentCommands } from '../features/documents/commands.ts';
import { logCommands } from '../features/log/commands.ts';
import { metricsCommands } from '../features/metrics/commands.ts';
import { minuteCommands } from '../features/minute/commands.ts';
import { heartbeatCommands } from '../features/next/commands.ts';
import { partCommands } from '../features/postmortem/parts/commands.ts';
import { reviewsCommands } from '../features/reviews/commands.ts';
import { postmortemCommands } from '../features/postmortem/commands.ts';
import { readinessCommands } from '../features/readiness/commands.ts';
import { roadblockCommands } from '../features/roadblocks/commands.ts';
import { runbookCommands } from '../features/runbooks/commands.ts';
import { roleCommands } from '../features/roles/commands.ts';
import {
  composerIsEmpty,
  focusComposer,
  focusComposerAfterwards,
  focusPanel,
  isInPanel,
  wasEmptiedByHand,
} from '../state/focus.ts';
import { closeFront, closeSheet, selectRow, showLog, showSide, useUi, type Side } from '../state/ui.ts';
import { statusCommands } from '../features/status/commands.ts';
import { timesCommands } from '../features/times/commands.ts';
import { workstreamCommands } from '../features/workstreams/commands.ts';
import { updateCommands } from '../features/updates/commands.ts';
import { wallboardCommands } from '../features/wallboard/commands.ts';
import { copyLink } from '../bridge/desktop.ts';
import { goToMostPressingOther, mostPressingOther } from '../incident-parts/other-alarms-order.ts';
import type { WindowCommand } from '../state/window-command.ts';
import { isEditor } from '../ui/keys.ts';

const inIncident: readonly WindowCommand[] = [
  {
    id: 'link',
    label: 'Copy link to this incident',
    chord: '',
    where: 'incident',
    group: 'What it is',
    slash: 'copy-link',
    run: () => void copyLink().then(focusComposerAfterwards()),
  },
  {
    id: 'others',
    label: 'Go to the most pressing other incident',
    chord: 'Alt+O',
    where: 'incident',
    when: () => mostPressingOther() !== null,
    run: () => void goToMostPressingOther(),
  },
  { id: 'undo', label: 'Undo', chord: 'Ctrl+Z', where: 'incident', when: canUndo, run: undo },
  toPanel('checklist', 'Go to the checklist', 'Alt+1', 'checklist'),
  toPanel('log', 'Go to the log', 'Alt+2', null),
  toPanel('next', 'Go to what is next', 'Alt+3', 'board'),
  { id: 'escape', label: 'Back to the composer', chord: 'Escape', where: 'incident', run: toComposer },
];

/** What can be done in an incident, and on the pages that are fetched after the first paint. */
export const laterCommands: readonly WindowCommand[] = [
  ...forMeCommands,
  ...decisionCommands,
  ...updateCommands,
  ...heartbeatCommands,
  ...barCommands,
  ...timesCommands,
  ...statusCommands,
  ...minuteCommands,
  ...documentCommands,
  ...exportCommands,
  ...postmortemCommands,
  ...roleCommands,
  ...handoffCommands,
  ...escalationCommands,
  ...dutyCommands,
  ...checklistCommands,
  ...runbookCommands,
  ...workstreamCommands,
  ...roadblockCommands,
  ...actionCommands,
  ...pageCommands,
  ...linkCommands,
  ...logCommands,
  ...criteriaCommands,
  ...hypothesisCommands,
  ...wallboardCommands,
  ...metricsCommands,
  ...readinessCommands,
  ...partCommands,
  ...reviewsCommands,
  ...facilitateCommands,
  ...afterActionCommands,
  ...exerciseCommands,
  ...importCommands,
  ...inIncident,
];

function undo(): void {
  const inPanel = isInPanel(document.activeElement);
  const focus = focusComposerAfterwards();
  void takeBack().then(() => {
    // Whoever works down a list goes on there; what was taken back may be gone, though.
    if (!inPanel || document.activeElement === document.body) focus();
  });
}

/** Undo in a text that is being typed, or was just deleted, belongs to that text. */
function canUndo(): boolean {
  const { activeElement } = document;
  if (!isEditor(activeElement)) return true;
  if (activeElement?.id !== 'composer' || !composerIsEmpty()) return false;
  return useUi.getState().chip !== null || !wasEmptiedByHand();
}

function toPanel(id: string, label: string, chord: string, side: Side | null): WindowCommand {
  const focus = (): void =>
    side === null ? document.querySelector<HTMLElement>('[role="log"]')?.focus() : focusPanel(id);
  return {
    id: `panel.${id}`,
    label,
    chord,
    where: 'incident',
    run: () => {
      // The panel may have been hidden until now, and the next key is meant for it already.
      flushSync(() => (side === null ? showLog() : showSide(side)));
      focus();
    },
  };
}

function toComposer(): void {
  flushSync(() => {
    closeSheet();
    closeFront();
    showLog(); // it may have been hidden until now
    selectRow(null);
  });
  focusComposer();
}
