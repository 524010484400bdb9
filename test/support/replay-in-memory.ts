import * as z from 'zod';
import { nextUpdateDue } from '../../shared/incident/cadence.ts';
import { commandSchema, commandSpecs, commandNames, type Command } from '../../shared/incident/commands.ts';
import { decide } from '../../shared/incident/decide.ts';
import type { StreamEvent } from '../../shared/incident/envelope.ts';
import { fold } from '../../shared/incident/fold.ts';
import { createIncident, type Incident } from '../../shared/incident/state.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { dayFrom, withinInstants } from '../../electron/incidents/replay.ts';
import { Recorder } from './recorder.ts';

const headSchema = z.strictObject({ format: z.literal('ic-replay/1'), title: z.string().min(1) });
const lineSchema = z.strictObject({
  min: z.number(),
  by: z.string().min(1),
  run: z.enum(commandNames),
  with: z.record(z.string(), z.unknown()),
});
export type ReplayLine = z.infer<typeof lineSchema>;
export type Replay = { readonly title: string; readonly lines: readonly ReplayLine[] };

/** Reads a replay file (see electron/demo/README.md). */
export function parseReplay(text: string): Replay {
  const [head = '', ...lines] = text.trimEnd().split('\n');
  const { title } = headSchema.parse(JSON.parse(head));
  return { title, lines: lines.map((line) => lineSchema.parse(JSON.parse(line))) };
}

/** The command of a line: minutes since the replay's zero become instants, a number of days a day. */
export function commandOf(line: ReplayLine, zero: number): Command {
  const fields: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(line.with)) {
    const isInstant = Object.hasOwn(commandSpecs[line.run].instants, name) && typeof value === 'number';
    const isDay = name === 'due' && typeof value === 'number';
    fields[name] = isInstant
      ? zero + Math.round(value * 60_000)
      : isDay
        ? dayFrom(zero, value)
        : withinInstants(value, zero);
  }
  return commandSchema.parse({ name: line.run, fields });
}

export type Step = {
  readonly line: ReplayLine;
  readonly command: Command;
  readonly now: number;
  /** When an update was due before this line, in minutes since zero. */
  readonly dueBefore: number | null;
  readonly events: readonly StreamEvent[];
  readonly refused: string | null;
};

/** Plays a replay against the rules alone: no store, no clock but the file's. */
export function replayInMemory({ lines }: Replay, zero: number): { incident: Incident; steps: Step[] } {
  const incident = createIncident('20261120-aaaaaaaa');
  const recorder = new Recorder();
  const steps = lines.map((line): Step => {
    const now = zero + Math.round(line.min * 60_000);
    const command = commandOf(line, zero);
    const due = nextUpdateDue(incident);
    const context = { now, person: line.by, playbook: defaultPlaybook, newId: recorder.newId };
    const decision = decide(incident, command, context);
    const events = decision.ok ? decision.value.map((draft) => recorder.record(draft, now)) : [];
    for (const event of events) fold(incident, event);
    const dueBefore = due === null ? null : (due.at - zero) / 60_000;
    return { line, command, now, dueBefore, events, refused: decision.ok ? null : decision.error.message };
  });
  return { incident, steps };
}
