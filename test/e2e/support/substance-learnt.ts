import { actionItemsOf } from '../../../shared/incident/action-items.ts';
import { causesOf } from '../../../shared/incident/causes.ts';
import { curatedTimeline } from '../../../shared/incident/curated.ts';
import { reviewNoteKinds } from '../../../shared/incident/events/review-noted.ts';
import { reviewLists } from '../../../shared/incident/events/review-ticked.ts';
import { reviewOf } from '../../../shared/incident/review.ts';
import { notesOf } from '../../../shared/incident/review-notes.ts';
import { ticksOf } from '../../../shared/incident/review-ticks.ts';
import { runbooksUsedIn } from '../../../shared/incident/runbooks-used.ts';
import type { Incident } from '../../../shared/incident/state.ts';
import { textOf } from '../../../shared/incident/text.ts';
import { tradeoffsOf } from '../../../shared/incident/tradeoffs.ts';
import { defaultPlaybook } from '../../../shared/playbook/defaults.ts';

/** What was learnt from an incident, without the ids that every record has its own of. */
export function learntOf(incident: Incident) {
  const { owner, state, needed, meeting, held } = reviewOf(incident, defaultPlaybook);
  return {
    review: { owner, state, needed, minutes: meeting?.minutes, met: held !== null },
    texts: defaultPlaybook.postmortem.parts.map(({ id }) => [id, textOf(incident, id)]),
    notes: reviewNoteKinds.map((kind) =>
      notesOf(incident, kind).map(({ text, person, category, by }) => [text, person, category, by]),
    ),
    ticks: reviewLists.map((list) => [list, ticksOf(incident, list).map(({ item, by }) => [item, by])]),
    causes: causesOf(incident),
    timeline: curatedTimeline(incident)
      .rows.filter(({ picked, note, evidence }) => picked === 'person' || note !== '' || evidence !== '')
      .map(({ text, shown, note, evidence }) => [text, shown, note, evidence]),
    tradeoffs: tradeoffsOf(incident).map(({ text, weighed }) => [text, weighed?.verdict, weighed?.words]),
    actions: actionItemsOf(incident).map(
      ({ id: _id, openedAt: _openedAt, endedAt: _endedAt, ...item }) => item,
    ),
    runbooks: runbooksUsedIn(incident).map(({ title, by, note }) => [title, by, note?.verdict, note?.words]),
  };
}
