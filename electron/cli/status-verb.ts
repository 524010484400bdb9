import { spokenStatus } from '../../shared/incident/spoken-status.ts';
import { TeamPlaybook } from '../playbook/team-playbook.ts';
import { nodeFileSystem } from '../records/file-system.ts';
import { incidentNamed } from './incident-verbs.ts';
import { CommandFailure, UsageError, type Verb } from './verb.ts';

/** `ic status`: what is read out to somebody who has just joined. */
export const status: Verb = {
  usage: 'ID',
  summary: 'Say how an incident stands, in sentences to read out',
  details: [],
  options: [],
  flags: [],
  async run({ words: [word, ...rest], storePath, zone, now, service }) {
    const id = await incidentNamed(word, { service });
    if (rest.length > 0) throw new UsageError(`status does not understand “${rest.join(' ')}”.`);
    const incident = await (await service()).open(id);
    if (incident === undefined) throw new CommandFailure(`There is no incident ${id} on this desktop.`);
    const team = new TeamPlaybook(nodeFileSystem, storePath);
    await team.load();
    const at = now();
    const sentences = spokenStatus(incident, team.playbook, { now: at, zone, zoneName: zoneName(at, zone) });
    if (sentences.length === 0)
      throw new CommandFailure(`${id} has no declaration yet: it may be on its way from another desktop.`);
    return { text: sentences.join('\n'), json: { id, at: new Date(at).toISOString(), sentences } };
  },
};

/** `CET`: what people call the zone. */
const zoneName = (at: number, zone: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'short' })
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName')?.value ?? zone;
