import { severities, severityLabel } from '../incident/vocabulary.ts';
import { partExtras, preReadSeen, type Playbook, type PostmortemPart } from './playbook.ts';
import { yamlValue } from './yaml-value.ts';

/** `postmortem.yaml` as people find it, with what each line is for. */
export function writePostmortem({ postmortem }: Playbook): string {
  const { hours, preRead, agenda, causes, pagesPerShift, reliabilityShare } = postmortem;
  const listed = (key: string, items: readonly (readonly (readonly [string, string])[])[]): string =>
    items.length === 0
      ? `${key}: none\n`
      : `${key}:\n${items.map((item) => item.map(([name, value], i) => `  ${i === 0 ? '-' : ' '} ${name}: ${value}`).join('\n')).join('\n')}\n`;
  return [
    head,
    `hours:\n${severities.map((severity) => `  ${severityLabel[severity]}: ${hours[severity] ?? 'none'}`).join('\n')}\n`,
    listed(
      'pre-read',
      preRead.map(({ id, text, seen }) => [
        ['text', yamlValue(text)],
        ['id', id],
        ...(seen === null ? [] : [['seen', seen.replaceAll('-', ' ')] as const]),
      ]),
    ),
    listed(
      'agenda',
      agenda.map(({ id, text, minutes }) => [
        ['text', yamlValue(text)],
        ['id', id],
        ['minutes', String(minutes)],
      ]),
    ),
    listed(
      'causes',
      causes.map(({ id, label }) => [
        ['label', yamlValue(label)],
        ['id', id],
      ]),
    ),
    `pages-per-shift: ${pagesPerShift}\nreliability-share: ${reliabilityShare}\n`,
  ].join('\n');
}

const head = `# The review of incidents: what holds around the post-mortem. Its parts and their questions stand in postmortem.md.
#
#   hours              from resolution in which the post-mortem is published, by the worst severity that the incident had;
#                      none: only where somebody says that it showed a systemic risk
#   pre-read           what is checked before people meet; with \`seen\`, the console ticks it by itself:
#                      ${preReadSeen.map((each) => each.replaceAll('-', ' ')).join(', ')}
#   agenda             the points of the meeting, with their minutes
#   causes             categories by which incidents are found again
#   pages-per-shift    how many pages one shift bears; more is alert fatigue
#   reliability-share  the percentage of engineers' time that incidents and what follows from them should stay below
#
# An \`id\` is what ticks and tags are kept under: leave it alone when you change the words.
`;

/** `postmortem.md`: a heading for each part, its questions below. */
export const writePostmortemParts = ({ postmortem }: Playbook): string =>
  `${partsHead}\n${postmortem.parts.map(partBlock).join('\n\n')}\n`;

function partBlock({ id, title, prompts, extra }: PostmortemPart): string {
  const heading = `## ${title} {#${id}${extra === null ? '' : `, ${extra}`}}`;
  return prompts.length === 0 ? heading : [heading, '', ...prompts.map((each) => `- ${each}`)].join('\n');
}

const partsHead = `# The parts of a post-mortem

Each heading below is a part, and people write its text. The lines with a dash are questions: they are shown while the
part is empty, and never stand in the text. In braces stands the part's name, under which its text is kept: leave it alone
when you change the heading. Behind it may stand what the console brings to the part, each of them once:
${partExtras.join(', ')}.
`;
