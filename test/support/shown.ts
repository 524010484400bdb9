import { afterAction } from '../../shared/exercise/after-action.ts';
import { agendaOf } from '../../shared/incident/agenda.ts';
import { causesOf } from '../../shared/incident/causes.ts';
import { curatedTimeline } from '../../shared/incident/curated.ts';
import { reviewNoteKinds } from '../../shared/incident/events/review-noted.ts';
import { reviewLists } from '../../shared/incident/events/review-ticked.ts';
import { preReadOf } from '../../shared/incident/pre-read.ts';
import { impactOf } from '../../shared/incident/review-impact.ts';
import { notesOf } from '../../shared/incident/review-notes.ts';
import { ticksOf } from '../../shared/incident/review-ticks.ts';
import { reviewOf } from '../../shared/incident/review.ts';
import { textOf } from '../../shared/incident/text.ts';
import { tradeoffsOf } from '../../shared/incident/tradeoffs.ts';
import { actionItemsOf } from '../../shared/incident/action-items.ts';
import { boardOf } from '../../shared/incident/boards.ts';
import { longModeOf } from '../../shared/incident/cadence.ts';
import { checklistOf, runOf } from '../../shared/incident/checklist.ts';
import { alarmsOf } from '../../shared/incident/alarms.ts';
import { escalationDues, ladderOf, tellsOf } from '../../shared/incident/escalation.ts';
import { dutyOf } from '../../shared/incident/duty.ts';
import { disputesOf } from '../../shared/incident/disputes.ts';
import { recordDocument } from '../../shared/incident/documents/record-document.ts';
import { stateDocument } from '../../shared/incident/documents/state-document.ts';
import { dueList } from '../../shared/incident/due.ts';
import {
  declarationOf,
  phaseOf,
  phaseSince,
  severityOf,
  severitySince,
  transitionsOf,
} from '../../shared/incident/facts.ts';
import { endingOf, exerciseOf, injectsOf, pausedSpans } from '../../shared/incident/exercise.ts';
import { askedOf } from '../../shared/incident/for-me.ts';
import { minuteOf } from '../../shared/incident/minute.ts';
import { decisionsOf, openProposals } from '../../shared/incident/proposals.ts';
import { pagesOf, tellingsOf } from '../../shared/incident/pages.ts';
import { linksOf } from '../../shared/incident/links.ts';
import { lastSeverityChange, lastTransition } from '../../shared/incident/policy.ts';
import { commanderHandsOn, postsOf, roleHistoryOf, spanOf } from '../../shared/incident/roles.ts';
import type { Incident } from '../../shared/incident/state.ts';
import { timelineOf } from '../../shared/incident/timeline.ts';
import { stretchesOf, timeAtSeverity, timeProblems, timesOf } from '../../shared/incident/times.ts';
import { draftsOf } from '../../shared/incident/update-drafts.ts';
import { updateFactsOf } from '../../shared/incident/update-facts.ts';
import { historyTo } from '../../shared/incident/update-history.ts';
import { roundNumbers, updatesOf } from '../../shared/incident/updates.ts';
import { audiences, entryKinds } from '../../shared/incident/vocabulary.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { offersOf } from '../../shared/incident/handoff.ts';
import { workstreamsOf } from '../../shared/incident/workstreams.ts';

/** What counts in an incident now, without who did what when: what must be as it was once a thing is taken back. */
export const standsOf = (incident: Incident, now: number) => ({
  declared: declarationOf(incident),
  severity: [severityOf(incident), severitySince(incident)],
  phase: [phaseOf(incident), phaseSince(incident), transitionsOf(incident)],
  times: timesOf(incident).map(({ what, label, at }) => ({ what, label, at })),
  problems: timeProblems(incident),
  stretches: stretchesOf(incident),
  spent: [...timeAtSeverity(incident, now)],
  due: dueList(incident, defaultPlaybook).map((due) => ('item' in due ? { ...due, item: due.entry } : due)),
  long: longModeOf(incident),
  updates: [
    updatesOf(incident),
    [...roundNumbers(incident)],
    audiences.map((each) => historyTo(incident, each)),
  ],
  ladder: ladderOf(incident, defaultPlaybook),
  tells: tellsOf(incident, defaultPlaybook),
  calls: [pagesOf(incident), tellingsOf(incident), escalationDues(incident, defaultPlaybook)],
  boards: entryKinds.map((kind) =>
    boardOf(incident, kind).map((item) => ({ ...item, marked: null, former: null })),
  ),
  checklist: [runOf(incident), checklistOf(incident, defaultPlaybook)],
  posts: postsOf(incident),
  duty: dutyOf(incident),
  hands: commanderHandsOn(incident),
  span: spanOf(incident),
  links: linksOf(incident, defaultPlaybook).map(({ label, kind, target }) => ({ label, kind, target })),
});

/** Whatever a screen asks of an incident: none of it may depend on the order of arrival. */
export const shownOf = (incident: Incident, now: number) => ({
  ...standsOf(incident, now),
  log: timelineOf(incident),
  drafts: [...draftsOf(incident).values()],
  facts: updateFactsOf(incident, defaultPlaybook),
  histories: timesOf(incident),
  alarms: alarmsOf(incident, defaultPlaybook),
  turns: roleHistoryOf(incident),
  offers: offersOf(incident),
  proposals: openProposals(incident),
  review: [
    reviewOf(incident, defaultPlaybook),
    reviewNoteKinds.map((kind) => notesOf(incident, kind)),
    reviewLists.map((list) => ticksOf(incident, list)),
    causesOf(incident),
    curatedTimeline(incident, undefined, defaultPlaybook),
    impactOf(incident),
    tradeoffsOf(incident),
    preReadOf(incident, defaultPlaybook),
    agendaOf(incident, defaultPlaybook),
    ['summary', 'impact'].map((section) => textOf(incident, section)),
  ],
  decisions: decisionsOf(incident),
  exercise: [
    exerciseOf(incident),
    injectsOf(incident),
    pausedSpans(incident),
    endingOf(incident),
    afterAction(incident, defaultPlaybook, now),
  ],
  disputes: disputesOf(incident),
  minute: minuteOf(incident, defaultPlaybook),
  documents: [
    stateDocument(incident, defaultPlaybook),
    recordDocument(incident, defaultPlaybook, { zone: 'UTC' }),
  ],
  asked: postsOf(incident).map(({ person }) => askedOf(incident, person)),
  boardsAsMarked: entryKinds.map((kind) => boardOf(incident, kind)),
  workstreams: workstreamsOf(incident),
  actions: actionItemsOf(incident),
  placedLinks: linksOf(incident, defaultPlaybook),
  undo: [lastSeverityChange(incident), lastTransition(incident)],
});
