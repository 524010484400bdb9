import type { IncidentId } from '../../shared/ids.ts';
import { commandSchema, type CommandInput } from '../../shared/incident/commands.ts';
import type { Scenario } from '../../shared/exercise/scenario.ts';
import { nearest } from '../../shared/playbook/nearest.ts';
import type { Failure } from '../../shared/ipc/errors.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { picturesOf } from '../playbook/scenario-pictures.ts';
import type { TeamScenarios } from '../playbook/team-scenarios.ts';
import { asStoreError, StoreError } from '../records/failure.ts';
import type { ExercisePort } from './exercise-port.ts';
import type { RunFiles } from './run-files.ts';

/** A scenario that can be played, or why it can't be. */
export async function playable(scenarios: TeamScenarios, file: string): Promise<Result<Scenario, Failure>> {
  const found = await scenarios.read(file);
  if (found === undefined) return err({ kind: 'not-found', message: await noScenario(scenarios, file) });
  if (found.read.ok) return found.read;
  const [first, ...others] = found.read.error;
  const more = others.length === 0 ? '' : ` There are ${others.length} more problems in it.`;
  const where = typeof first?.line === 'number' ? `, line ${first.line}` : '';
  return err({
    kind: 'refused',
    message: `${file}${where}: ${first?.message ?? 'It can’t be read.'}${more}`,
  });
}

async function noScenario(scenarios: TeamScenarios, file: string): Promise<string> {
  const names = (await scenarios.list()).scenarios.map((each) => bare(each.file));
  const near = nearest(bare(file), names);
  return `There is no scenario ${file}${near === undefined ? '.' : `; did you mean ${near}?`}`;
}

const bare = (file: string): string => file.replace(/\.yaml$/, '');

/**
 * Declares an exercise and begins it. What is to come is on the disk of this desktop before anything is declared, so
 * that an exercise that is in the records can be led.
 */
export async function beginExercise(
  port: ExercisePort,
  files: RunFiles,
  scenarios: TeamScenarios,
  wish: { readonly file: string; readonly solo: boolean },
): Promise<Result<{ readonly id: IncidentId }, Failure>> {
  const read = await playable(scenarios, wish.file);
  if (!read.ok) return read;
  const scenario = read.value;
  if (wish.solo && !scenario.solo)
    return err({
      kind: 'refused',
      message: `Not begun: “${scenario.title}” needs somebody who leads it. Lead it, or choose one that can be played alone.`,
    });
  try {
    const pictures: Record<string, string> = {};
    for (const name of picturesOf(scenario.injects)) {
      const picture = await scenarios.picture(name);
      if (!picture.ok) return err({ kind: 'refused', message: `Not begun: the picture ${picture.error}` });
      pictures[name] = await files.keepPicture(picture.value.bytes);
    }
    const begun = port.now();
    const staged = await files.stage({
      ...{ fmt: 1, begun, facilitator: port.person(), solo: wish.solo, scenario, pictures },
    });
    const declared = await run(port, null, declaring(scenario, begun));
    if (!declared.ok) {
      staged.drop();
      return declared;
    }
    const { id } = declared.value;
    await staged.become(id);
    return await run(port, id, beginning(scenario, wish.solo));
  } catch (error) {
    return err((error instanceof StoreError ? error : asStoreError(error)).failure);
  }
}

const run = (port: ExercisePort, id: IncidentId | null, command: CommandInput) =>
  port.run(id, commandSchema.parse(command)).then((ran) => (ran.ok ? ok({ id: ran.value.id }) : ran));

const declaring = ({ start }: Scenario, now: number): CommandInput => ({
  name: 'declare',
  fields: {
    title: start.title,
    severity: start.severity,
    services: [...start.services],
    foundBy: start.foundBy,
    started: now - start.started * 60_000,
    exercise: true,
  },
});

/** What the players are told when it begins. */
export const beginning = (scenario: Scenario, solo: boolean): CommandInput => ({
  name: 'begin-exercise',
  fields: {
    scenario: scenario.file,
    title: scenario.title,
    brief: scenario.brief,
    objectives: [...scenario.objectives],
    roles: [...scenario.roles],
    minutes: scenario.minutes,
    solo,
  },
});
