import { defaultHandbook } from './handbook/pages.ts';
import type { Playbook } from './playbook.ts';
import { writeChecklist, writeUpdates } from './write-markdown.ts';
import { writePostmortem, writePostmortemParts } from './write-postmortem.ts';
import { writeRoster } from './write-roster.ts';
import { writeWording } from './write-wording.ts';
import { writeLimits, writeLinks, writeRoles, writeSeverities } from './write-yaml.ts';

/** A playbook as files for people to edit, with what each is for. What is written here is read back as the same. */
export const writePlaybook = (
  playbook: Playbook,
): readonly { readonly path: string; readonly text: string }[] => [
  { path: 'readme.md', text: readme },
  { path: 'severities.yaml', text: writeSeverities(playbook) },
  { path: 'roles.yaml', text: writeRoles(playbook) },
  { path: 'limits.yaml', text: writeLimits(playbook) },
  { path: 'links.yaml', text: writeLinks(playbook) },
  { path: 'roster.yaml', text: writeRoster(playbook) },
  { path: 'wording.yaml', text: writeWording(playbook) },
  { path: 'updates.md', text: writeUpdates(playbook) },
  { path: 'postmortem.yaml', text: writePostmortem(playbook) },
  { path: 'postmortem.md', text: writePostmortemParts(playbook) },
  { path: 'checklists/incident.md', text: writeChecklist(playbook) },
  ...defaultHandbook.map(({ file, markdown }) => ({ path: `handbook/${file}`, text: markdown })),
];

const readme = `# The team's playbook

How this team runs incidents, as files. Edit them with any editor, save, and every console that is open on this folder
follows within seconds. Nothing here can break the console: what it can't read is as it was built in, and the console says
which file and which line.

    severities.yaml    what each severity means, who is told and paged, how often, which roles are needed
    roles.yaml         what each role is for
    limits.yaml        a few numbers that hold for every incident
    links.yaml         the call, the channels, the dashboards
    roster.yaml        who can be called, with their numbers
    wording.yaml       internal names, suppliers and components, for the checks of texts
    updates.md         texts to begin an update with
    postmortem.yaml    until when reviews are published, their agenda, categories of causes
    postmortem.md      the parts of a post-mortem and their questions
    checklists/        what to do in each phase; all files together are the checklist
    handbook/          pages for people, shown in the console's handbook in the order of their names

Begin with the criteria in severities.yaml. A file that you delete is as it was built in. Names have small letters,
digits, dots and dashes. \`ic playbook check\` looks at everything and says what it can't read.
`;
