import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseReplay, type Step } from '../../../electron/incidents/replay.ts';
import type { Course } from './course.ts';
import { makers } from './makers.ts';

const folder = join(resolve(import.meta.dirname, '../../..'), 'electron/demo');

/** An incident that was written for this project, step by step. */
export function incidentOf(file: 'two-hour-sev1' | 'resolved-sev3'): readonly Step[] {
  const steps = parseReplay(readFileSync(join(folder, `${file}.jsonl`), 'utf8'));
  if (!steps.ok) throw new Error(steps.error);
  return steps.value;
}

/** Makes one step by keyboard, as whoever makes it and when they make it. */
export async function make(course: Course, step: Step): Promise<void> {
  await course.sitDown(step);
  await makers[step.run](course, step);
}
