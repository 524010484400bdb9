import { postsOf, roleHistoryOf } from '../../shared/incident/roles.ts';
import { declarationOf } from '../../shared/incident/facts.ts';
import { worstSeverity } from '../../shared/incident/review.ts';
import { severities } from '../../shared/incident/vocabulary.ts';
import type { BlamelessContext } from '../../shared/wording/blameless/blameless-context.ts';
import { TeamPlaybook } from '../playbook/team-playbook.ts';
import { nodeFileSystem } from '../records/file-system.ts';
import { incidentNamed } from './incident-verbs.ts';
import { oneOf } from './one-of.ts';
import { CommandFailure, UsageError, type VerbContext } from './verb.ts';

/** What the check of a review's words knows: the playbook, the record of an incident, and what is said on the command line. */
export async function blamelessContext(verb: VerbContext): Promise<BlamelessContext> {
  const { options, storePath } = verb;
  const severity = oneOf('severity', severities, options.get('severity'));
  const team = new TeamPlaybook(nodeFileSystem, storePath);
  await team.load();
  const { roster, wording, postmortem } = team.playbook;
  const recorded = await fromRecord(verb);
  return {
    section: sectionOf(options.get('section'), postmortem.parts),
    roster: [...roster.map(({ name }) => name), ...recorded.people, ...namesOf(options.get('roster'))],
    severity: severity ?? recorded.severity,
    impact: recorded.impact,
    off: wording.off,
  };
}

type Recorded = Pick<BlamelessContext, 'severity' | 'impact'> & { readonly people: readonly string[] };

async function fromRecord({ options, service }: VerbContext): Promise<Recorded> {
  const word = options.get('incident');
  if (word === undefined) return { severity: null, impact: null, people: [] };
  const id = await incidentNamed(String(word), { service });
  const incident = await (await service()).open(id);
  if (incident === undefined) throw new CommandFailure(`There is no incident ${id} on this desktop.`);
  return {
    severity: worstSeverity(incident),
    impact: declarationOf(incident)?.impact ?? null,
    people: [
      ...postsOf(incident).map(({ person }) => person),
      ...roleHistoryOf(incident).flatMap(({ person }) => person ?? []),
    ],
  };
}

type Part = { readonly id: string; readonly title: string; readonly extra: string | null };

/** A part by its id or its title, as the playbook has it; where it has none of that name, the word by itself tells. */
function sectionOf(given: string | true | undefined, parts: readonly Part[]): string | null {
  if (given === undefined) return null;
  const word = String(given).trim().toLowerCase();
  if (word === '')
    throw new UsageError('--section needs the name of a part, such as what-happened or actions.');
  const part = parts.find(
    ({ id, title, extra }) => id === word || title.toLowerCase() === word || extra === word,
  );
  return part === undefined ? word : (part.extra ?? part.id);
}

const namesOf = (given: string | true | undefined): readonly string[] =>
  given === undefined
    ? []
    : String(given)
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== '');
