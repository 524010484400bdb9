import { boardOf, type BoardItem } from '../boards.ts';
import { checklistOf } from '../checklist.ts';
import { againstWords } from '../course-words.ts';
import { phaseOf } from '../facts.ts';
import { markWord } from '../marks.ts';
import { pagesOf } from '../pages.ts';
import { isLive, phases } from '../phases.ts';
import { decisionsOf, openProposals, type Decided, type Objection } from '../proposals.ts';
import type { Incident } from '../state.ts';
import type { EntryKind } from '../vocabulary.ts';
import { lastReport, workstreamsOf } from '../workstreams.ts';
import type { Playbook } from '../../playbook/playbook.ts';
import { item, joined, ofBoard, type BriefItem } from './item.ts';

/** How many of the actions that are done still stand in a brief: the others are in the log. */
const DONE = 5;

const labelled = (board: BoardItem): BriefItem => ({
  ...ofBoard(board),
  label: markWord(board.kind, board.mark),
});
const open = (incident: Incident, kind: EntryKind): readonly BoardItem[] =>
  boardOf(incident, kind).filter((each) => each.open);

/** What must hold before it is over, with whether it does (ICS-201, block 7). */
export const objectives = (incident: Incident): readonly BriefItem[] =>
  boardOf(incident, 'criterion')
    .filter(({ mark }) => mark !== 'dropped')
    .map(labelled);

/** What is under way, then what was done last (ICS-201, block 8). */
export const actions = (incident: Incident): readonly BriefItem[] => [
  ...open(incident, 'action').map((board) => ({ ...ofBoard(board), label: 'under way' })),
  ...boardOf(incident, 'action')
    .filter(({ mark }) => mark === 'done')
    .slice(-DONE)
    .map(labelled),
];

/** What the checklist still asks for in the phases reached: what comes next unless somebody decides otherwise. */
export function planned(incident: Incident, playbook: Playbook): readonly BriefItem[] {
  if (!isLive(phaseOf(incident))) return [];
  const reached = phases.indexOf(phaseOf(incident));
  return checklistOf(incident, playbook)
    .filter(({ done, item: { phase } }) => !done && phases.indexOf(phase) <= reached)
    .map(({ item: { id, text }, owner }) =>
      item(`item.${id}`, text, { about: [owner === null ? 'nobody’s yet' : `for ${owner}`] }),
    );
}

/** What was decided, what waits to be looked at again, and what is proposed. */
export const decisions = (incident: Incident): readonly BriefItem[] => [
  ...openProposals(incident).map(({ item: board, proposedBy, objections }) => {
    const said = ofBoard({ ...board, by: proposedBy, to: null });
    return { ...said, label: 'proposed', note: withObjections(said.note, objections) };
  }),
  ...decisionsOf(incident).map(decided),
];

/** Whose decision it is, who proposed it, and what was said against it. */
function decided(board: Decided): BriefItem {
  const { decidedBy, proposedBy, objections } = board;
  const said = labelled({ ...board, by: decidedBy, to: null });
  const unopposed = objections.length === 0 ? ', no strong objections' : '';
  const how = proposedBy === null ? null : [`proposed by ${proposedBy}${unopposed}`];
  return { ...said, about: joined(said.about, how), note: withObjections(said.note, objections) };
}

function withObjections(note: string | null, objections: readonly Objection[]): string | null {
  const words = [...(note === null ? [] : [note]), ...againstWords(objections)];
  return words.length === 0 ? null : words.join('\n');
}

/** Every explanation that was thought of: what is open first, what was ruled out last, each with its evidence. */
export const hypotheses = (incident: Incident): readonly BriefItem[] =>
  (['confirmed', 'open', 'ruled-out'] as const).flatMap((mark) =>
    boardOf(incident, 'hypothesis')
      .filter((board) => board.mark === mark)
      .map(labelled),
  );

/** What people owe an answer to: asks, and pages that nobody has answered yet. */
export const asks = (incident: Incident): readonly BriefItem[] => [
  ...open(incident, 'ask').map(ofBoard),
  ...(isLive(phaseOf(incident)) ? pagesOf(incident) : [])
    .filter(({ outcome }) => outcome === 'open')
    .map(({ id, who, at, from, until }) =>
      item(`page.${id}`, who, {
        ...{ at, label: 'paged' },
        about: joined([`by ${from}`], ['no answer yet'], until === null ? null : ['due ', until]),
      }),
    ),
];

/** What may yet go wrong: what is open, then what was accepted. */
export const risks = (incident: Incident): readonly BriefItem[] => [
  ...open(incident, 'risk').map(ofBoard),
  ...boardOf(incident, 'risk')
    .filter(({ mark }) => mark === 'dropped')
    .map(labelled),
];

export const roadblocks = (incident: Incident): readonly BriefItem[] =>
  open(incident, 'roadblock').map(ofBoard);

/** Work that goes on beside other work: who leads it, and the last report. */
export const workstreams = (incident: Incident): readonly BriefItem[] =>
  workstreamsOf(incident)
    .filter((each) => each.open)
    .map((each) => {
      const { id, name, lead, since } = each;
      const last = lastReport(each);
      const said = last === undefined ? null : ['reported ', last.at];
      const words = [last?.conditions, last?.actions, last?.met === true ? null : last?.needs];
      return item(`workstream.${id}`, name, {
        at: since,
        about: joined([lead === null ? 'nobody leads it' : `led by ${lead}`], said),
        note: canWords(words),
      });
    });

const canWords = (words: readonly (string | null | undefined)[]): string | null => {
  const [conditions, actionsNow, needs] = words;
  const parts = [
    conditions,
    actionsNow === null || actionsNow === undefined ? null : `Actions: ${actionsNow}`,
    needs === null || needs === undefined ? null : `Needs: ${needs}`,
  ].filter((part) => part !== null && part !== undefined);
  return parts.length === 0 ? null : parts.join('\n');
};
