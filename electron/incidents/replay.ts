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
import { IncidentService } from './incident-service.ts';
import { nodeFileSystem } from '../records/file-system.ts';
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

/**
 * Plays steps into a store as if each had been made at its minute, through the same service as everything else.
 * @param zero the instant of minute 0.
 * @returns the incident's id, or a sentence that names the step that was refused.
 */
export async function replay(
  root: string,
  steps: readonly Step[],
  zero: number,
  options: { create?: boolean } = {},
): Promise<Result<string, string>> {
  let now = zero;
  const environment = desktopEnvironment({ now: () => now });
  const store = await RecordStore.open(root, environment, options.create);
  const context = {
    fs: nodeFileSystem,
    now: () => now,
    playbook: () => defaultPlaybook,
    foldVersion: environment.foldVersion,
  };
  const service = new IncidentService(store, context);
  let id: string | null = null;
  try {
    for (const step of steps) {
      now = zero + Math.round(step.min * 60_000);
      const command = commandSchema.safeParse({ name: step.run, fields: atInstants(step, zero) });
      if (!command.success)
        return err(`Line ${step.line} (${step.run}): ${command.error.issues[0]?.message ?? 'not valid'}.`);
      const outcome = await service.run(id, command.data, step.by);
      if (!outcome.ok)
        return err(`Line ${step.line} (${step.run} at minute ${step.min}): ${outcome.error.message}`);
      id = outcome.value.id;
    }
  } finally {
    await service.close();
  }
  return id === null ? err('There is nothing to replay.') : ok(id);
}

/** The fields that are times stand in minutes from zero. */
function atInstants(step: Step, zero: number): Record<string, unknown> {
  const spec: CommandSpec = commandSpecs[step.run];
  const fields = Object.entries(step.with).map(([name, value]): [string, unknown] =>
    spec.instants[name] !== undefined && typeof value === 'number'
      ? [name, zero + Math.round(value * 60_000)]
      : [name, value],
  );
  return Object.fromEntries(fields);
}
