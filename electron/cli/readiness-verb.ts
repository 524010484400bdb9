import { readinessOf } from '../../shared/readiness/readiness.ts';
import { readinessText } from '../../shared/readiness/text.ts';
import { listedRunbook } from '../../shared/runbooks/listed.ts';
import { TeamRunbooks } from '../playbook/team-runbooks.ts';
import { nodeFileSystem } from '../records/file-system.ts';
import { playbookOf } from './escalation-verbs.ts';
import { withIndex } from './index-verb.ts';
import { teamOf } from './team-verb.ts';
import { UsageError, type Verb } from './verb.ts';

/** `ic readiness`: how ready the team is for the next incident. */
export const readinessVerb: Verb = {
  usage: '',
  summary:
    'Say how ready the team is: pages per shift, alerts to audit, what is planned, runbooks, who is alone',
  details: [
    'Exercises are in none of it but the calendar, and where they show that somebody else can do it.',
  ],
  options: [],
  flags: [],
  async run(context) {
    const { words, storePath, zone, now: clock } = context;
    if (words.length > 0) throw new UsageError(`readiness does not understand “${words.join(' ')}”.`);
    const { facts, used } = await withIndex(context, (index) => ({
      facts: index.facts(),
      used: index.runbooks(),
    }));
    const team = await teamOf(context);
    const files = await new TeamRunbooks(nodeFileSystem, storePath).list();
    const runbooks = files.map(({ runbook }) => listedRunbook({ runbook, problems: [] }, used, team));
    const playbook = await playbookOf(storePath);
    const readiness = readinessOf({ facts, team, runbooks, playbook, now: clock(), zone });
    return { text: readinessText(readiness, zone), json: readiness };
  },
};
