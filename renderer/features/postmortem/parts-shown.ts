import { textSlice } from '../../../shared/incident/events/text-edited.ts';
import { derivedBy } from '../../../shared/incident/state.ts';
import { textOf } from '../../../shared/incident/text.ts';
import type { Playbook, PostmortemPart } from '../../../shared/playbook/playbook.ts';

/**
 * The parts of the playbook; behind them texts that were written under a part which the playbook has no longer: what
 * somebody wrote never goes away with a heading.
 */
export const partsShown = derivedBy((incident, { postmortem }: Playbook): readonly PostmortemPart[] => {
  const known = new Set(postmortem.parts.map(({ id }) => id));
  const left = [...textSlice.of(incident).keys()]
    .map((place) => place.slice('text.'.length))
    .filter((id) => !known.has(id) && textOf(incident, id).trim() !== '')
    .sort()
    .map((id): PostmortemPart => ({ id, title: titleOf(id), prompts: [], extra: null }));
  return left.length === 0 ? postmortem.parts : [...postmortem.parts, ...left];
});

/** `went-well` as a heading: “Went well”. */
const titleOf = (id: string): string => {
  const words = id.replaceAll(/[-.]+/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};
