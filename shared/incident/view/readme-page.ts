import type { Playbook } from '../../playbook/playbook.ts';
import { formatSpan } from '../../time/format.ts';
import { boardOf } from '../boards.ts';
import { declarationOf, phaseOf, phaseSince, severityOf, severitySince } from '../facts.ts';
import { linksOf } from '../links.ts';
import { isLive, phaseLabel } from '../phases.ts';
import { missingRoles, postsOf } from '../roles.ts';
import type { Incident } from '../state.ts';
import { openTime, timesOf } from '../times.ts';
import { reviewStateLabel, type ReviewState } from '../events/review-set.ts';
import { updatesOf } from '../updates.ts';
import { lastReport, workstreamsOf } from '../workstreams.ts';
import { linkKindLabel, roleLabel, severityLabel } from '../vocabulary.ts';
import { itemLine } from './item-line.ts';
import { page, section, stamp, ZONE_WORDS } from './pieces.ts';
import { block, inline } from './words.ts';

/** The front page of an incident: what it is, how far it is, who does what, what is open. */
export function readmePage(
  incident: Incident,
  playbook: Playbook,
  { heading, postmortem }: { readonly heading: string; readonly postmortem: ReviewState | null },
): string {
  const updates = updatesOf(incident);
  const log = 'The whole [log](log.md)';
  const more = updates.length === 0 ? `${log}.` : `${log} and all [updates](updates.md).`;
  const learnt =
    postmortem === null
      ? ''
      : ` The [post-mortem](postmortem.md): ${reviewStateLabel[postmortem].toLowerCase()}.`;
  return page(declarationOf(incident)?.exercise ?? false, [
    `# ${heading}`,
    '',
    `${more}${learnt} ${ZONE_WORDS}`,
    '',
    ...facts(incident),
    ...section('Times', times(incident)),
    ...section('Roles', roleLines(incident, playbook)),
    ...section('Latest update', latestUpdate(incident)),
    ...section('Open asks', waiting(incident, 'ask')),
    ...section('Open actions', waiting(incident, 'action')),
    ...section('Roadblocks', waiting(incident, 'roadblock')),
    ...section('Risks', waiting(incident, 'risk')),
    ...section('Workstreams', workstreams(incident)),
    ...section('Hypotheses', all(incident, 'hypothesis')),
    ...section('Proposals', waiting(incident, 'proposal')),
    ...section('Decisions', all(incident, 'decision')),
    ...section('Exit criteria', all(incident, 'criterion')),
    ...section('Links', links(incident, playbook)),
  ]);
}

function facts(incident: Incident): readonly string[] {
  const declared = declarationOf(incident);
  const severity = severityOf(incident)?.severity;
  const since = (at: number | undefined): string => (at === undefined ? '' : `, since ${stamp(at)}`);
  const services = declared?.services ?? [];
  return [
    `- Severity: ${severity === undefined ? 'not stated' : severityLabel[severity]}${since(severitySince(incident))}`,
    `- Phase: ${phaseLabel[phaseOf(incident)]}${since(phaseSince(incident))}`,
    `- Impact: ${declared?.impact === null || declared === undefined ? 'not put into words yet' : block(declared.impact, '  ')}`,
    `- Services: ${services.length === 0 ? 'not stated' : services.map(inline).join(', ')}`,
    ...(declared === undefined ? [] : [`- Found by: ${declared.foundBy}`]),
    `- Record: ${incident.id}`,
  ];
}

function times(incident: Incident): readonly string[] {
  const lines = timesOf(incident).flatMap(({ label, at, history }) => {
    if (at === null) return [];
    const by = history.at(-1)?.by;
    return [`- ${label}: ${stamp(at)}${by === undefined ? '' : `, corrected by ${inline(by)}`}`];
  });
  // A span that still grows would be another one with every look.
  if (lines.length === 0 || isLive(phaseOf(incident))) return lines;
  return [...lines, `- Open for ${formatSpan(openTime(incident, 0))} in all`];
}

function roleLines(incident: Incident, playbook: Playbook): readonly string[] {
  const held = postsOf(incident).map(({ role, person, area, since, alsoSet }) => {
    const also = alsoSet.map(
      (other) => `, also set by ${inline(other.by)}: ${inline(other.person ?? 'nobody')}`,
    );
    return `- ${roleLabel[role]}${area === null ? '' : ` (${inline(area)})`}: ${inline(person)}, since ${stamp(since)}${also.join('')}`;
  });
  const missing = isLive(phaseOf(incident)) ? missingRoles(incident, playbook) : [];
  const lines = [...held, ...missing.map((role) => `- ${roleLabel[role]}: not named yet`)];
  return lines.length === 0 ? ['Nobody holds a role.'] : lines;
}

function latestUpdate(incident: Incident): readonly string[] {
  const last = updatesOf(incident).at(-1);
  if (last === undefined) return ['None was sent yet.'];
  const next = last.nextDueAt === null ? '' : ` The next one was promised for ${stamp(last.nextDueAt)}.`;
  return [
    `${stamp(last.at)} by ${inline(last.by)} to ${last.audiences.join(', ')}.${next}`,
    '',
    `> ${block(last.text, '> ')}`,
  ];
}

/** Open workstreams, each with what was reported of it last. */
const workstreams = (incident: Incident): readonly string[] =>
  workstreamsOf(incident)
    .filter(({ open }) => open)
    .flatMap((stream) => {
      const { name, lead } = stream;
      const report = lastReport(stream);
      const head = `- ${inline(name)}, ${lead === null ? 'nobody leads it' : `led by ${inline(lead)}`}`;
      if (report === undefined) return [`${head}, no report yet`];
      const { at, by, conditions, actions, needs, met } = report;
      return [
        `${head}, ${stamp(at)} by ${inline(by)}`,
        `  - Conditions: ${block(conditions, '    ')}`,
        ...(actions === null ? [] : [`  - Actions: ${block(actions, '    ')}`]),
        needs === null || met ? '  - Needs: nothing' : `  - Needs: ${block(needs, '    ')}`,
      ];
    });

type Kind = 'ask' | 'action' | 'roadblock' | 'risk' | 'hypothesis' | 'proposal' | 'decision' | 'criterion';

const waiting = (incident: Incident, kind: Kind): readonly string[] =>
  boardOf(incident, kind)
    .filter(({ open }) => open)
    .map((item) => itemLine(incident, item, stamp));

const all = (incident: Incident, kind: Kind): readonly string[] =>
  boardOf(incident, kind).map((item) => itemLine(incident, item, stamp));

const links = (incident: Incident, playbook: Playbook): readonly string[] =>
  linksOf(incident, playbook).map(
    ({ kind, label, target }) => `- ${linkKindLabel[kind]}, ${inline(label)}: ${inline(target)}`,
  );
