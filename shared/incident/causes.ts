import type { Playbook } from '../playbook/playbook.ts';
import { notesOf } from './review-notes.ts';
import { ticksOf } from './review-ticks.ts';
import { derived } from './state.ts';

/** The categories of causes that an incident is found by: its tags, and the categories of its contributing factors. */
export const causesOf = derived((incident): readonly string[] => {
  const tagged = ticksOf(incident, 'cause').map(({ item }) => item);
  const ofFactors = notesOf(incident, 'factor').flatMap(({ category }) =>
    category === null ? [] : [category],
  );
  return [...new Set([...tagged, ...ofFactors])].sort();
});

/** What a category is called; its id where the playbook does not know it (any more). */
export const causeLabel = ({ postmortem }: Playbook, id: string): string =>
  postmortem.causes.find((cause) => cause.id === id)?.label ?? id;
