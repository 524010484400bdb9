import * as z from 'zod';
import {
  commandNames,
  commandSchema,
  commandSpecs,
  type CommandName,
  type CommandSpec,
} from '../../shared/incident/commands.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { addDays, dayAt } from '../../shared/time/days.ts';
import { IncidentService } from './incident-service.ts';
import { nodeFileSystem, type FileSystem } from '../records/file-system.ts';
import { desktopEnvironment } from '../records/environment.ts';
import { RecordStore } from '../records/store.ts';

const lineSchema = z.object({
  min: z.number().min(0).max(100_000),
  by: z.string().min(1).max(80),
  run: z.enum(commandNames as [CommandName, ...CommandName[]]),
  with: z.record(z.string(), z.unknown()),
});
const headSchema = z.object({ format: z.literal('ic-replay/1'), title: z.string().optional() });

/** One step of a replay: at that minute, that person runs that command. */
export type Step = z.infer<typeof lineSchema> & {
  /** Where it stands in its file. */
  readonly line: number;
};

/** Parses a replay file; the error names the line. */
export function parseReplay(text: string): Result<readonly Step[], string> {
  const steps: Step[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      return err(`Line ${index + 1} is not JSON.`);
    }
    if (index === 0) {
      if (!headSchema.safeParse(value).success) return err('Line 1 must say {"format":"ic-replay/1"}.');
      continue;
    }
    const step = lineSchema.safeParse(value);
    if (!step.success)
      return err(`Line ${index + 1}: ${step.error.issues[0]?.path.join('.') ?? ''} is not valid.`);
    if (step.data.min < (steps.at(-1)?.min ?? 0))
      return err(`Line ${index + 1} lies before the line above it.`);
    steps.push({ ...step.data, line: index + 1 });
  }
  if (steps[0]?.run !== 'declare') return err('The first step must declare the incident.');
  return ok(steps);
}

/** A replay, and the instant of its minute 0. */
export type Course = { readonly steps: readonly Step[]; readonly zero: number };
type ReplayOptions = {
  readonly create?: boolean;
  /** Where the store is written to; the machine's own file system. */
  readonly fs?: FileSystem;
};

/**
 * Plays steps into a store as if each had been made at its minute, through the same service as everything else.
 * @param zero the instant of minute 0.
 * @returns the incident's id, or a sentence that names the step that was refused.
 */
export async function replay(
  root: string,
  steps: readonly Step[],
  zero: number,
  options: ReplayOptions = {},
): Promise<Result<string, string>> {
  const played = await replayAll(root, [{ steps, zero }], options);
  if (!played.ok) return played;
  const [id] = played.value;
  return id === undefined ? err('There is nothing to replay.') : ok(id);
}

/**
 * Plays several replays in one session, each step when its time comes: what overlaps is entered as it would have been.
 * @returns the incidents' ids, in the order of the courses; or a sentence that names the step that was refused.
 */
export async function replayAll(
  root: string,
  courses: readonly Course[],
  { create, fs = nodeFileSystem }: ReplayOptions = {},
): Promise<Result<readonly string[], string>> {
  const due = courses
    .flatMap(({ steps, zero }, course) =>
      steps.map((step) => ({ step, zero, course, at: zero + Math.round(step.min * 60_000) })),
    )
    .sort((a, b) => a.at - b.at);
  let now = due[0]?.at ?? 0;
  const environment = desktopEnvironment({ now: () => now, fs });
  const store = await RecordStore.open(root, environment, create);
  const service = new IncidentService(store, {
    fs,
    now: () => now,
    playbook: () => defaultPlaybook,
    foldVersion: environment.foldVersion,
  });
  const ids = new Map<number, string>();
  try {
    for (const { step, zero, course, at } of due) {
      now = at;
      const command = commandSchema.safeParse({ name: step.run, fields: atInstants(step, zero) });
      if (!command.success)
        return err(`Line ${step.line} (${step.run}): ${command.error.issues[0]?.message ?? 'not valid'}.`);
      const outcome = await service.run(ids.get(course) ?? null, command.data, step.by);
      if (!outcome.ok)
        return err(`Line ${step.line} (${step.run} at minute ${step.min}): ${outcome.error.message}`);
      ids.set(course, outcome.value.id);
    }
  } finally {
    await service.close();
  }
  return ok([...ids.entries()].sort(([a], [b]) => a - b).map(([, id]) => id));
}

/** The fields that are times stand in minutes from zero, and a day as a number of days from it. */
function atInstants(step: Step, zero: number): Record<string, unknown> {
  const spec: CommandSpec = commandSpecs[step.run];
  const fields = Object.entries(step.with).map(([name, value]): [string, unknown] => {
    if (typeof value !== 'number') return [name, withinInstants(value, zero)];
    if (name === 'due') return [name, dayFrom(zero, value)];
    return [name, spec.instants[name] === undefined ? value : zero + Math.round(value * 60_000)];
  });
  return Object.fromEntries(fields);
}

/** What lies inside a field: every `at` there is in minutes from zero as well, as of what was observed in an exercise. */
export function withinInstants(value: unknown, zero: number): unknown {
  if (Array.isArray(value)) return value.map((each) => withinInstants(each, zero));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      name === 'at' && typeof inner === 'number'
        ? zero + Math.round(inner * 60_000)
        : withinInstants(inner, zero),
    ]),
  );
}

/** The day so many days after the one on which minute 0 lies, where this desktop is. */
export const dayFrom = (zero: number, days: number): string =>
  addDays(dayAt(zero, new Intl.DateTimeFormat().resolvedOptions().timeZone), days);
