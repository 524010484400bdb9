import type { Playbook } from '../../playbook/playbook.ts';
import { formatSpan } from '../../time/format.ts';
import { boardOf } from '../boards.ts';
import { declarationOf, phaseOf, phaseSince, severityOf, severitySince } from '../facts.ts';
import { cleanFileName, markedName } from '../file-name.ts';
import type { AttachedFile } from '../files.ts';
import { linksOf } from '../links.ts';
import { isLive, phaseLabel } from '../phases.ts';
import { roleHistoryOf } from '../roles.ts';
import type { Incident } from '../state.ts';
import { openTime, severityWords, stretchesOf, timeAtSeverity, timesOf } from '../times.ts';
import { timelineOf, type TimelineRow } from '../timeline.ts';
import { updatesOf } from '../updates.ts';
import { fileWords, logLines } from '../view/log-page.ts';
import { itemLine } from '../view/item-line.ts';
import { section } from '../view/pieces.ts';
import { block, inline } from '../view/words.ts';
import { linkKindLabel, roleLabel, severityLabel, type EntryKind } from '../vocabulary.ts';
import { workstreamsOf } from '../workstreams.ts';
import { bothTimes, headingOf, written, type Both } from './pieces.ts';

type Options = {
  /** The zone of whoever makes it: its clock times stand in brackets behind UTC. */
  readonly zone: string;
  /** The log's rows, where somebody has them already. */
  readonly rows?: readonly TimelineRow[];
};

/**
 * The whole record of an incident as one Markdown document: facts, times, roles, what was decided, tried and sent, and
 * the log with its corrections. The same bytes for the same record, playbook and zone; nothing that was redacted.
 */
export function recordDocument(incident: Incident, playbook: Playbook, { zone, rows }: Options): string {
  const both = bothTimes(zone);
  const board = (kind: EntryKind) =>
    boardOf(incident, kind).map((item) => itemLine(incident, item, both.stamp));
  const utc = 'All times are UTC';
  return written(incident, [
    `# ${headingOf(incident)}`,
    '',
    `The record of ${incident.id}, ${incident.events.size} events. ${zone === 'UTC' ? utc : `${utc}; in brackets, ${inline(zone)}`}.`,
    ...section('Facts', facts(incident, both)),
    ...section('Times', times(incident, both)),
    ...section('Durations', durations(incident, both)),
    ...section('Roles', roleLines(incident, both)),
    ...section('Workstreams', workstreams(incident, both)),
    ...section('Links', links(incident, playbook)),
    ...section('Proposals', board('proposal')),
    ...section('Decisions', board('decision')),
    ...section('Hypotheses', board('hypothesis')),
    ...section('Exit criteria', board('criterion')),
    ...section('Asks', board('ask')),
    ...section('Actions', board('action')),
    ...section('Roadblocks', board('roadblock')),
    ...section('Risks', board('risk')),
    ...section('Updates', updates(incident, both)),
    ...log(incident, rows ?? timelineOf(incident), both),
  ]);
}

function facts(incident: Incident, { stamp }: Both): readonly string[] {
  const declared = declarationOf(incident);
  const severity = severityOf(incident)?.severity;
  const since = (at: number | undefined): string => (at === undefined ? '' : `, since ${stamp(at)}`);
  const services = declared?.services ?? [];
  return [
    `- Severity: ${severity === undefined ? 'not stated' : severityLabel[severity]}${since(severitySince(incident))}`,
    `- Phase: ${phaseLabel[phaseOf(incident)]}${since(phaseSince(incident))}`,
    `- Impact: ${declared === undefined || declared.impact === null ? 'not put into words' : block(declared.impact, '  ')}`,
    `- Services: ${services.length === 0 ? 'not stated' : services.map(inline).join(', ')}`,
    ...(declared === undefined
      ? []
      : [`- Found by: ${declared.foundBy}`, `- Declared by: ${inline(declared.declaredBy)}`]),
  ];
}

const times = (incident: Incident, { stamp }: Both): readonly string[] =>
  timesOf(incident).flatMap(({ label, at, history }) => [
    `- ${label}: ${at === null ? 'not said' : stamp(at)}`,
    ...history.map(
      ({ to, by, setAt }) =>
        `  - corrected by ${inline(by)}, ${stamp(setAt)}: ${to === null ? 'taken back' : stamp(to)}`,
    ),
  ]);

/** How long each step took; what still goes on has no length yet, so that the same record is the same document. */
function durations(incident: Incident, { stamp }: Both): readonly string[] {
  const declared = declarationOf(incident);
  if (declared === undefined) return [];
  const stretches = stretchesOf(incident);
  const lines = stretches.flatMap(({ from, mitigatedAt, to }, i) => {
    const span = (words: string, at: number | null): readonly string[] =>
      at === null ? [] : [`  - ${words}: ${formatSpan(at - from)}`];
    return [
      `- ${i === 0 ? 'From the start of the impact' : 'From the reopening'}, ${stamp(from)}`,
      ...span('to detected', i === 0 ? declared.detectedAt : null),
      ...span('to declared', i === 0 ? declared.declaredAt : null),
      ...span('to mitigated', mitigatedAt),
      ...span('to resolved', to),
    ];
  });
  if (isLive(phaseOf(incident))) return lines;
  const end = stretches.at(-1)?.to ?? declared.declaredAt;
  const spent = severityWords(timeAtSeverity(incident, end), formatSpan);
  return [
    ...lines,
    `- Open ${formatSpan(openTime(incident, end))} in all${spent === '' ? '' : `: ${spent}`}`,
  ];
}

const roleLines = (incident: Incident, { stamp }: Both): readonly string[] =>
  roleHistoryOf(incident).map(
    ({ role, person, area, at, by }) =>
      `- ${stamp(at)} ${roleLabel[role]}${area === null ? '' : ` (${inline(area)})`}: ${person === null ? 'released' : inline(person)}${by === person ? '' : `, said by ${inline(by)}`}`,
  );

const workstreams = (incident: Incident, { stamp }: Both): readonly string[] =>
  workstreamsOf(incident).flatMap(({ name, lead, open, since, reports }) => [
    `- ${inline(name)}, since ${stamp(since)}: ${lead === null ? 'no lead' : inline(lead)}${open ? '' : ', closed'}`,
    ...reports.map(
      ({ at, by, conditions, actions, needs }) =>
        `  - ${stamp(at)} by ${inline(by)}: ${block(conditions, '    ')}${said('doing', actions)}${said('needs', needs)}`,
    ),
  ]);

const said = (what: string, words: string | null): string =>
  words === null ? '' : `; ${what}: ${block(words, '    ')}`;

const links = (incident: Incident, playbook: Playbook): readonly string[] =>
  linksOf(incident, playbook).map(
    ({ kind, label, target }) => `- ${linkKindLabel[kind]}, ${inline(label)}: ${inline(target)}`,
  );

const updates = (incident: Incident, { stamp }: Both): readonly string[] =>
  updatesOf(incident).flatMap(({ at, by, audiences, text, nextDueAt }, i) => [
    ...(i === 0 ? [] : ['']),
    `### Update ${i + 1}: ${stamp(at)}`,
    '',
    `By ${inline(by)} to ${audiences.join(', ')}.${nextDueAt === null ? '' : ` The next one was promised for ${stamp(nextDueAt)}.`}`,
    '',
    `> ${block(text, '> ')}`,
  ]);

function log(incident: Incident, rows: readonly TimelineRow[], both: Both): readonly string[] {
  const link = fileLinks(declarationOf(incident)?.exercise === true);
  const files = rows.some((row) => row.files !== undefined);
  return [
    '',
    '## Log',
    ...(files
      ? [
          '',
          `Attached files are links into the folder that \`ic files ${incident.id} --out files\` writes beside this.`,
        ]
      : []),
    ...logLines(rows, '###', { ...both, file: (each) => `${link(each)} ${fileWords(each)}` }),
  ];
}

/** Links to files by the names under which `ic files` writes them: the second of a name has a number behind it. */
function fileLinks(exercise: boolean): (file: AttachedFile) => string {
  const used = new Set<string>();
  return ({ name }) => {
    const clean = markedName(cleanFileName(name), exercise);
    const dot = clean.lastIndexOf('.');
    const [stem, ending] = dot > 0 ? [clean.slice(0, dot), clean.slice(dot)] : [clean, ''];
    let free = clean;
    for (let n = 2; used.has(free); n += 1) free = `${stem} (${n})${ending}`;
    used.add(free);
    const address = encodeURIComponent(free).replaceAll(/[()]/g, (mark) => (mark === '(' ? '%28' : '%29'));
    return `[file](files/${address})`;
  };
}
