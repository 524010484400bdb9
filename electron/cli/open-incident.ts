import type { Incident } from '../../shared/incident/state.ts';
import type { Playbook } from '../../shared/playbook/playbook.ts';
import { TeamPlaybook } from '../playbook/team-playbook.ts';
import { nodeFileSystem } from '../records/file-system.ts';
import { incidentNamed } from './incident-verbs.ts';
import { CommandFailure, UsageError, type VerbContext } from './verb.ts';

/** What a verb that only reads one incident needs: the incident, by the team's playbook. */
export async function openNamed(
  verb: string,
  { words: [word, ...rest], storePath, service }: VerbContext,
): Promise<{ readonly id: string; readonly incident: Incident; readonly playbook: Playbook }> {
  const id = await incidentNamed(word, { service });
  if (rest.length > 0) throw new UsageError(`${verb} does not understand “${rest.join(' ')}”.`);
  const incident = await (await service()).open(id);
  if (incident === undefined) throw new CommandFailure(`There is no incident ${id} on this desktop.`);
  const team = new TeamPlaybook(nodeFileSystem, storePath);
  await team.load();
  return { id, incident, playbook: team.playbook };
}

/** An incident whose beginning has not arrived has nothing to say yet. */
export const notDeclared = (id: string): CommandFailure =>
  new CommandFailure(`${id} has no declaration yet: it may be on its way from another desktop.`);

/** `CET`: what people call the zone. */
export const zoneName = (at: number, zone: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'short' })
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName')?.value ?? zone;
