import type { CommandName } from '../../shared/incident/commands.ts';
import type { Incident } from '../../shared/incident/state.ts';
import { replayInMemory } from './replay-in-memory.ts';

/** Minute zero of these courses: 14:00 in Berlin. */
export const zero = Date.parse('2026-11-17T13:00:00Z');
export const at = (minute: number): number => zero + minute * 60_000;

export type Done = readonly [minute: number, by: string, run: CommandName, fields?: Record<string, unknown>];

/** An incident after a course of commands, each `[minute, person, command, fields]`; a refusal fails the test. */
export function course(...done: readonly Done[]): Incident {
  const lines = done.map(([min, by, run, fields = {}]) => ({ min, by, run, with: fields }));
  const { incident, steps } = replayInMemory({ title: 'a course', lines }, zero);
  const refused = steps.find((step) => step.refused !== null);
  if (refused !== undefined) throw new Error(`${refused.line.run}: ${refused.refused ?? ''}`);
  return incident;
}

/** Declared at minute zero as SEV1, the impact five minutes before it. */
export const declare: Done = [
  0,
  'ana',
  'declare',
  { title: 'Seat maps stay empty', severity: 'sev1', started: -5, takeCommand: true },
];
