import { boardOf } from '../../../shared/incident/boards.ts';
import { checklistOf } from '../../../shared/incident/checklist.ts';
import type { Incident } from '../../../shared/incident/state.ts';
import type { EntryKind } from '../../../shared/incident/vocabulary.ts';
import type { Playbook } from '../../../shared/playbook/playbook.ts';

/** What waits still, by its words: resolving and closing are not kept back by it, only told. */
export type LeftOpen = {
  readonly criteria: readonly string[];
  readonly roadblocks: readonly string[];
  readonly asks: readonly string[];
  readonly hypotheses: readonly string[];
  /** What the checklist asks for after the incident; told only where the record is closed. */
  readonly checklist: readonly string[];
};

const openOf = (incident: Incident, kind: EntryKind): readonly string[] =>
  boardOf(incident, kind)
    .filter(({ open }) => open)
    .map(({ text, to }) => (to === null ? text : `${to}: ${text}`));

export const leftOpen = (incident: Incident): LeftOpen => ({
  criteria: openOf(incident, 'criterion'),
  roadblocks: openOf(incident, 'roadblock'),
  asks: openOf(incident, 'ask'),
  hypotheses: openOf(incident, 'hypothesis'),
  checklist: [],
});

/** What is left when the record is closed: the checklist of the post-mortem as well. */
export const leftAtClose = (incident: Incident, playbook: Playbook): LeftOpen => ({
  ...leftOpen(incident),
  checklist: checklistOf(incident, playbook)
    .filter(({ done, item }) => !done && item.phase === 'post-mortem')
    .map(({ item }) => item.text),
});

const counted = ({ length }: readonly string[], one: string, many: string, what: string): string =>
  length === 0 ? '' : `${length} ${length === 1 ? one : many} ${what}`;

/** `2 exit criteria not verified, 1 ask open`; null where nothing is. */
export function leftOpenWords({
  criteria,
  roadblocks,
  asks,
  hypotheses,
  checklist,
}: LeftOpen): string | null {
  const parts = [
    counted(criteria, 'exit criterion', 'exit criteria', 'not verified'),
    counted(roadblocks, 'roadblock', 'roadblocks', 'open'),
    counted(asks, 'ask', 'asks', 'open'),
    counted(hypotheses, 'hypothesis', 'hypotheses', 'open'),
    counted(checklist, 'post-mortem item', 'post-mortem items', 'not done'),
  ].filter((part) => part !== '');
  return parts.length === 0 ? null : parts.join(', ');
}
