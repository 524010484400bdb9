import { list, minutes, readGroup, text, type Field, type Fields } from './fields.ts';
import type { LadderStep } from './playbook.ts';

const stepFields: Fields<{ who: string; minutes: number }> = { who: text(120), minutes: minutes(5) };

/** `who` with its `minutes`; a step that is not understood takes the ladder with it: one that is missing goes unseen. */
const step: Field<LadderStep> = (value, refuse) => {
  if (typeof value === 'string' || value.kind === 'list')
    return refuse('has a step that is not of the form `who: …` with `minutes: …` below it');
  const said: number[] = [];
  const say = (line: number, message: string): void => {
    said.push(line);
    refuse(`has a step in which ${message}`, line);
  };
  const read = readGroup(value, stepFields, { ignored: say, broken: say });
  if (read === null || said.length > 0) return null;
  if (read.who === undefined || read.minutes === undefined)
    return refuse('has a step that lacks its `who` or its `minutes`', value.line);
  return { value: { who: read.who, minutes: read.minutes } };
};

/** Whom to page in which order; `none` for nobody. */
export const ladder = (max: number): Field<readonly LadderStep[]> => list(step, max);
