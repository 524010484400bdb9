import type { Playbook } from '../../playbook/playbook.ts';
import { fillTimes } from '../../time/format.ts';
import { boardOf, type BoardItem } from '../boards.ts';
import { againstWords } from '../course-words.ts';
import { declarationOf, phaseOf, phaseSince, severityOf, severitySince } from '../facts.ts';
import { offerOf } from '../handoff.ts';
import { linksOf } from '../links.ts';
import { markWord } from '../marks.ts';
import { isLive, phaseLabel } from '../phases.ts';
import { decisionsOf, openProposals, type Objection } from '../proposals.ts';
import { holderOf, missingRoles, placeOf, postsOf } from '../roles.ts';
import type { Incident } from '../state.ts';
import { timelineOf, type TimelineRow } from '../timeline.ts';
import { stamp } from '../view/pieces.ts';
import { block, inline } from '../view/words.ts';
import { entryKindLabel, linkKindLabel, roleLabel, severityLabel, type EntryKind } from '../vocabulary.ts';
import { lastReport, workstreamsOf, type Report } from '../workstreams.ts';
import { headingOf, written } from './pieces.ts';

/**
 * The incident state document in Google's shape (Site Reliability Engineering, appendix C, “Example Incident State
 * Document”), at any moment: what it is, where it is commanded and by whom, how it stands and who said so, what must hold
 * before it is over, what is to be done, and the timeline, latest first. All times are UTC. The same bytes for the same
 * record and playbook.
 * @param rows the log's rows, where somebody has them already.
 */
export const stateDocument = (
  incident: Incident,
  playbook: Playbook,
  rows?: readonly TimelineRow[],
): string => written(incident, [`# ${headingOf(incident)}`, '', ...stateLines(incident, playbook, rows)]);

/** The same below its heading, without what everything of an exercise begins and ends with. */
export function stateLines(
  incident: Incident,
  playbook: Playbook,
  rows: readonly TimelineRow[] = timelineOf(incident),
): readonly string[] {
  const declared = declarationOf(incident);
  return [
    `Incident state document of ${incident.id}. All times are UTC.`,
    '',
    `**Summary**: ${summary(incident)}`,
    '',
    `**Status**: ${status(incident)}`,
    ...part('Command posts', commandPosts(incident, playbook)),
    ...part('Command hierarchy', hierarchy(incident, playbook)),
    ...detailedStatus(incident, rows),
    ...part(
      'Exit criteria',
      boardOf(incident, 'criterion').map((item) => withState(item)),
      'None were named yet.',
    ),
    ...part('TODO list and bugs filed', toDo(incident), 'Nothing was written down yet.'),
    ...part('Incident timeline, latest first', timeline(incident, rows)),
    ...(declared === undefined ? ['', 'The declaration was redacted.'] : []),
  ];
}

const part = (title: string, lines: readonly string[], none?: string): readonly string[] =>
  lines.length === 0 && none === undefined
    ? []
    : ['', `## ${title}`, '', ...(lines.length === 0 ? [none ?? ''] : lines)];

function summary(incident: Incident): string {
  const declared = declarationOf(incident);
  if (declared === undefined) return 'redacted.';
  const { title, impact, services, startedAt } = declared;
  const affected = services.length === 0 ? '' : ` Services: ${services.map(inline).join(', ')}.`;
  const words = impact === null ? 'The impact has not been put into words yet.' : sentence(impact);
  return `${sentence(title)} ${words} Since ${stamp(startedAt)}.${affected}`;
}

const sentence = (text: string): string => (/[.!?…]\s*$/.test(text) ? inline(text) : `${inline(text)}.`);

function status(incident: Incident): string {
  const severity = severityOf(incident)?.severity;
  const since = (at: number | undefined): string => (at === undefined ? '' : ` since ${stamp(at)}`);
  const phase = phaseOf(incident);
  return [
    isLive(phase) ? 'active' : 'over',
    ...(severity === undefined ? [] : [`${severityLabel[severity]}${since(severitySince(incident))}`]),
    `${phaseLabel[phase].toLowerCase()}${since(phaseSince(incident))}`,
  ].join(', ');
}

const commandPosts = (incident: Incident, playbook: Playbook): readonly string[] =>
  linksOf(incident, playbook).map(
    ({ kind, label, target }) => `- ${linkKindLabel[kind]}, ${inline(label)}: ${inline(target)}`,
  );

/** Everybody who holds a role, below the commander; who takes over next; what nobody holds; the workstreams. */
function hierarchy(incident: Incident, playbook: Playbook): readonly string[] {
  const commander = holderOf(incident, 'commander');
  const others = postsOf(incident).filter(({ role }) => role !== 'commander');
  const missing = isLive(phaseOf(incident)) ? missingRoles(incident, playbook) : [];
  const offered = offerOf(incident, placeOf('commander'))?.to ?? null;
  const deputy = holderOf(incident, 'deputy');
  const next =
    offered !== null
      ? `${inline(offered)}, offered and not accepted yet`
      : deputy === null
        ? 'to be determined'
        : `${inline(deputy)}, as deputy`;
  return [
    `- Current incident commander: ${commander === null ? 'nobody' : inline(commander)}`,
    ...others.map(
      ({ role, person, area }) =>
        `  - ${roleLabel[role]}${area === null ? '' : ` (${inline(area)})`}: ${inline(person)}`,
    ),
    ...missing.filter((role) => role !== 'commander').map((role) => `  - ${roleLabel[role]}: not named yet`),
    `- Next incident commander: ${next}`,
    ...workstreamsOf(incident)
      .filter(({ open }) => open)
      .map(
        ({ name, lead }) => `- Workstream ${inline(name)}: ${lead === null ? 'no lead yet' : inline(lead)}`,
      ),
  ];
}

/** What was said last of how it stands, with its time and who said it; then what waits. */
function detailedStatus(incident: Incident, rows: readonly TimelineRow[]): readonly string[] {
  const last = (of: TimelineRow['kind']) =>
    rows.findLast(({ kind, takenBackBy }) => kind === of && takenBackBy === undefined);
  const [update, status] = [last('update'), last('status')];
  const said = update ?? status;
  const later = update !== undefined && status !== undefined && status.at > update.at ? [status] : [];
  const waiting = (kind: EntryKind) => boardOf(incident, kind).filter(({ open }) => open);
  const lines = [
    ...(said === undefined ? [] : [block(said.detail ?? said.text), '']),
    ...later.map(({ at, by, text }) => `- ${stamp(at)} by ${inline(by)}: ${block(text, '  ')}`),
    ...openProposals(incident).map(
      ({ item, proposedBy, objections }) =>
        `- Proposed ${stamp(item.at)} by ${inline(proposedBy)}: ${block(item.text, '  ')}${against(objections)}`,
    ),
    ...decisionsOf(incident)
      .filter(({ open }) => open)
      .map(
        ({ at, decidedBy, text, objections }) =>
          `- Decided ${stamp(at)} by ${inline(decidedBy)}: ${block(text, '  ')}${against(objections)}`,
      ),
    ...waiting('hypothesis').map(({ number, text }) => `- Hypothesis ${number}, open: ${block(text, '  ')}`),
    ...waiting('roadblock').map(
      ({ text, to }) => `- Roadblock${to === null ? '' : `, ${inline(to)} clears it`}: ${block(text, '  ')}`,
    ),
    ...waiting('risk').map(({ text }) => `- Risk: ${block(text, '  ')}`),
    ...workstreamsOf(incident).flatMap((stream) => {
      const report = stream.open ? lastReport(stream) : undefined;
      return report === undefined
        ? []
        : [`- ${inline(stream.name)}, ${stamp(report.at)} by ${inline(report.by)}: ${canWords(report)}`];
    }),
  ];
  const when = said === undefined ? '' : ` (last updated ${stamp(said.at)} by ${inline(said.by)})`;
  return ['', `## Detailed status${when}`, '', ...(lines.length === 0 ? ['Nothing was said yet.'] : lines)];
}

/** What was said against it, a line for each below it. */
const against = (objections: readonly Objection[]): string =>
  againstWords(objections)
    .map((words) => `\n  - ${block(words, '    ')}`)
    .join('');

/** Conditions, actions and needs, as they were reported. */
const canWords = ({ conditions, actions, needs, met }: Report): string =>
  [
    block(conditions, '  '),
    ...(actions === null ? [] : [`\n  - Actions: ${block(actions, '    ')}`]),
    ...(needs === null ? [] : [`\n  - Needs: ${block(needs, '    ')}${met ? ' (it is there)' : ''}`]),
  ].join('');

/** `TODO` or `DONE`, as the appendix has it, and by whom. */
function withState({ kind, text, mark, open, marked }: BoardItem, whose = ''): string {
  const by = marked === null ? '' : `, ${markWord(kind, mark)} ${stamp(marked.at)} by ${inline(marked.by)}`;
  return `- ${whose}${block(text, '  ')} **${open ? 'TODO' : 'DONE'}**${by}`;
}

/** Every action with whoever does it, and the asks that wait for an answer, in the order in which they were said. */
function toDo(incident: Incident): readonly string[] {
  const asks = boardOf(incident, 'ask').filter(({ open }) => open);
  return [...boardOf(incident, 'action'), ...asks]
    .sort((a, b) => a.at - b.at)
    .map((item) => {
      const whose = inline(item.to ?? item.by);
      return withState(item, item.kind === 'ask' ? `Ask to ${whose}: ` : `${whose}: `);
    });
}

/** Housekeeping of the console itself: it is in the record, and no step of the incident. */
const housekeeping: ReadonlySet<string> = new Set([
  'item-ticked/1',
  'item-skipped/1',
  'item-assigned/1',
  'item-added/1',
  'item-withdrawn/1',
  'link-set/1',
  'time-set/1',
  'text-edited/1',
]);

function timeline(incident: Incident, rows: readonly TimelineRow[]): readonly string[] {
  const lines: string[] = [];
  for (let i = rows.length - 1; i >= 0; i -= 1) {
    const row = rows[i];
    if (row === undefined || row.takenBackBy !== undefined) continue;
    if (row.kind === 'console' && housekeeping.has(incident.events.get(row.id)?.t ?? '')) continue;
    const kind =
      row.kind in entryKindLabel && row.kind !== 'note' ? `${entryKindLabel[row.kind as EntryKind]}: ` : ''; // just looked up
    const words = block(fillTimes(row.text, row.times, stamp), '  ');
    const detail =
      row.detail === undefined
        ? ''
        : `${/[.!?…]$/.test(words) ? '' : ':'} ${block(fillTimes(row.detail, row.times, stamp), '  ')}`;
    lines.push(`- ${stamp(row.at)} ${inline(row.by)}: ${kind}${words}${detail}`);
  }
  return lines;
}
