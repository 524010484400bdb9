import { spokenStatus } from '../../shared/incident/spoken-status.ts';
import { notDeclared, openNamed, zoneName } from './open-incident.ts';
import type { Verb } from './verb.ts';

/** `ic status`: what is read out to somebody who has just joined. */
export const status: Verb = {
  usage: 'ID',
  summary: 'Say how an incident stands, in sentences to read out',
  details: [],
  options: [],
  flags: [],
  async run(context) {
    const { id, incident, playbook } = await openNamed('status', context);
    const { now, zone } = context;
    const at = now();
    const sentences = spokenStatus(incident, playbook, { now: at, zone, zoneName: zoneName(at, zone) });
    if (sentences.length === 0) throw notDeclared(id);
    return { text: sentences.join('\n'), json: { id, at: new Date(at).toISOString(), sentences } };
  },
};
