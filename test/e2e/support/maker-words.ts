import type { Step } from '../../../electron/incidents/replay.ts';
import { clockWords, type Course } from './course.ts';

/** Makes one step of a course by keyboard. */
export type Maker = (course: Course, step: Step) => Promise<void>;

/** A field of a step in words. */
export const said = ({ with: fields }: Step, field: string): string => String(fields[field]);
export const has = ({ with: fields }: Step, field: string): boolean => fields[field] !== undefined;
export const undone = ({ with: fields }: Step): boolean => fields['undo'] === true;

/** A time as a hand types it into a field of its own; empty where the step has none. */
export const timeOf = (course: Course, step: Step, field: string): string =>
  has(step, field) ? clockWords(course, step.min, Number(step.with[field])) : '';
export const minuteOf = (course: Course, step: Step, field: string): string =>
  course.clock(Number(step.with[field])).slice(0, 5);
