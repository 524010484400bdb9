import { phaseLabel, phases } from '../incident/phases.ts';
import { severities, severityLabel, type Severity } from '../incident/vocabulary.ts';
import type { ChecklistItem, Playbook, UpdateTemplate } from './playbook.ts';

/** `checklists/incident.md`: a heading for each phase, an item a line. */
export function writeChecklist(playbook: Playbook): string {
  const blocks = phases.flatMap((phase) => {
    const items = playbook.checklist.filter((item) => item.phase === phase);
    return items.length === 0 ? [] : [[`## ${phaseLabel[phase]}`, '', ...items.map(itemLine)].join('\n')];
  });
  return `${checklistHead}\n${blocks.join('\n\n')}\n`;
}

function itemLine({ id, text, severities: of, role, seen }: ChecklistItem): string {
  const words = [
    ...spansOf(of),
    ...(role === undefined ? [] : [`@${role}`]),
    ...(seen === undefined ? [] : [`auto: ${seen.replaceAll('-', ' ')}`]),
    `#${id}`,
  ];
  return `- ${text} {${words.join(', ')}}`;
}

/** Nothing for all of them, `SEV1-2` for those in a row. */
function spansOf(of: readonly Severity[]): readonly string[] {
  if (severities.every((severity) => of.includes(severity))) return [];
  const spans: string[] = [];
  let from: number | null = null;
  for (let i = 0; i <= severities.length; i += 1) {
    const severity = severities[i];
    const within = severity !== undefined && of.includes(severity);
    if (within) from ??= i;
    else if (from !== null) {
      const first = severityLabel[severities[from] ?? 'sev1'];
      spans.push(from === i - 1 ? first : `${first}-${i}`);
      from = null;
    }
  }
  return spans;
}

const checklistHead = `# The incident checklist

Each heading below is a phase, each line with a dash an item. Other text is for people: the console does not show it.
In braces at the end of an item stands what the console needs to know. All of it may be left out.

    {SEV1-2}                     the severities that have the item; without it, all have
    {@scribe}                    the role whose item it is
    {auto: first update sent}    it ticks itself when the console sees that
    {#first-update}              its name: ticks are kept under it, so leave it alone when you change the words

You may put more files beside this one: their items come after these, in the order of the files' names.
`;

/** `updates.md`: a heading for each template, its text below. */
export function writeUpdates(playbook: Playbook): string {
  return `${updatesHead}\n${playbook.templates.map(templateBlock).join('\n\n')}\n`;
}

function templateBlock({ id, audience, name, text }: UpdateTemplate): string {
  const label = `${audience.charAt(0).toUpperCase()}${audience.slice(1)}`;
  const heading = name === label ? label : `${label}: ${name}`;
  return `## ${heading}${id === audience ? '' : ` {#${id}}`}\n\n${text}`;
}

const updatesHead = `# Update templates

A text to begin an update with, one for each audience: executives, product, support, customers.
The console fills in {title}, {since} and {next}, and what is known for the updates: {affected}, {impact}, {known},
{doing}, {cause}, {estimate} with its basis, {loss}. A sentence of which something is not known yet is left out.
More than one for an audience: put a name after it, such as "Customers: data is safe".
`;
