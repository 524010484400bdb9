import { phaseLabel, phases } from '../../shared/incident/phases.ts';
import { roleLabel, severities, severityLabel } from '../../shared/incident/vocabulary.ts';
import type { Playbook, SeverityRules } from '../../shared/playbook/playbook.ts';
import { problemWords } from '../../shared/playbook/problem.ts';
import { TeamPlaybook } from '../playbook/team-playbook.ts';
import { nodeFileSystem } from '../records/file-system.ts';
import { layoutOf } from '../records/layout.ts';
import { readWorkspace } from '../records/workspace.ts';
import { CommandFailure, UsageError, type Output, type Verb } from './verb.ts';

/** `ic playbook`: the team's rules as files. `check` needs no store around them: it serves a review as well. */
export const playbookVerb: Verb = {
  usage: 'init|check|show',
  summary: 'Write the playbook’s files, check them, or show the rules in force',
  details: [
    'init   writes the built-in playbook as files to edit; never over a file that is there',
    'check  says what can’t be read, with file and line; exit 1 when there is such a thing',
    'show   the rules in force: what the files say, and what is built in where they say nothing',
  ],
  options: [],
  flags: [],
  async run({ storePath, words }) {
    const [what, ...rest] = words;
    const team = new TeamPlaybook(nodeFileSystem, storePath);
    if (rest.length > 0) throw new UsageError(`playbook does not understand “${rest.join(' ')}”.`);
    if (what === 'init') return init(storePath, team);
    if (what !== 'check' && what !== 'show')
      throw new UsageError('Say what to do with the playbook: ic playbook init, check or show.');
    await team.load();
    return what === 'check' ? check(team) : show(team);
  },
};

async function init(storePath: string, team: TeamPlaybook): Promise<Output> {
  const workspace = readWorkspace(nodeFileSystem, layoutOf(storePath));
  if (!workspace.ok)
    throw new CommandFailure(`There is no store of records in ${storePath}. Run ic init --store DIR first.`);
  if (workspace.value.newer)
    throw new CommandFailure(
      'Not written: a newer version of IC Console made this store. Update this one first.',
    );
  const written = await team.write();
  if (!written.ok) throw new CommandFailure(written.error.message);
  const { folder, written: paths } = written.value;
  const text =
    paths.length === 0
      ? `The playbook’s files are in ${folder} already; nothing was written.`
      : [`Wrote ${paths.length} files to ${folder}:`, ...paths.map((path) => `  ${path}`)].join('\n');
  return { text, json: written.value };
}

function check({ folder, problems, found }: TeamPlaybook): Output {
  const json = { folder, files: found, problems };
  if (problems.length > 0) return { text: problems.map(problemWords).join('\n'), json, exitCode: 1 };
  const none = `There are no playbook files in ${folder}: the built-in rules apply. ic playbook init writes them.`;
  return { text: found.length === 0 ? none : `All good: ${found.length} files in ${folder}.`, json };
}

function show({ folder, playbook, problems }: TeamPlaybook): Output {
  const { checklist, templates, links } = playbook;
  const text = [
    ...severities.flatMap((severity) =>
      severityLines(severityLabel[severity], playbook.severities[severity]),
    ),
    ...phases.flatMap((phase) => {
      const items = checklist.filter((item) => item.phase === phase);
      return items.length === 0 ? [] : [phaseLabel[phase], ...items.map(itemLine)];
    }),
    `Update templates: ${templates.map(({ name }) => name).join(', ')}`,
    ...links.map(({ label, target }) => `${label}: ${target}`),
  ].join('\n');
  return { text, json: { folder, playbook, problems } };
}

const every = (minutes: number | null): string =>
  minutes === null ? 'no updates' : `updates every ${minutes} min`;

const severityLines = (label: string, rules: SeverityRules): readonly string[] => [
  `${label}  ${rules.criterion}`,
  `  ${rules.response}`,
  `  ${every(rules.cadenceMinutes)}${rules.tell.length === 0 ? '' : `; tell ${rules.tell.join(', ')}`}`,
  ...(rules.requiredRoles.length === 0
    ? []
    : [
        `  within ${rules.minutesToFill} min: ${rules.requiredRoles.map((role) => roleLabel[role]).join(', ')}`,
      ]),
];

const itemLine = ({ id, text, severities: of }: Playbook['checklist'][number]): string =>
  `  ${text}  (${of.map((severity) => severityLabel[severity]).join(', ')}; ${id})`;
