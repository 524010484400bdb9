import { courseWords, isToldByCourse, namedWith } from '../../shared/incident/course-words.ts';
import { phaseLabel } from '../../shared/incident/phases.ts';
import { postsOf } from '../../shared/incident/roles.ts';
import type { Incident } from '../../shared/incident/state.ts';
import { transitionsOf } from '../../shared/incident/facts.ts';
import { markWord } from '../../shared/incident/marks.ts';
import { type IncidentSummary } from '../../shared/incident/summary.ts';
import type { TimelineRow } from '../../shared/incident/timeline.ts';
import {
  entryKindLabel,
  entryKinds,
  roleLabel,
  severityLabel,
  type EntryKind,
} from '../../shared/incident/vocabulary.ts';
import { fillTimes, formatClock, formatIso, formatStamp } from '../../shared/time/format.ts';

/** The record of an incident as Markdown, times in UTC. */
export function markdownOf(
  incident: Incident,
  summary: IncidentSummary,
  rows: readonly TimelineRow[],
): string {
  const title = `${summary.exercise ? 'EXERCISE EXERCISE EXERCISE ' : ''}${escape(summary.title)}`;
  const facts: readonly [string, string][] = [
    ['Severity', severityLabel[summary.severity]],
    ['Phase', phaseLabel[summary.phase]],
    ['Services', summary.services.length === 0 ? 'not stated' : escape(summary.services.join(', '))],
    ['Started', formatIso(summary.startedAt)],
    ['Declared', formatIso(summary.declaredAt)],
    ...transitionsOf(incident).map((t): [string, string] => [
      capital(t.verb),
      `${formatIso(t.at)} by ${escape(t.by)}`,
    ]),
  ];
  const posts = postsOf(incident).map((p) => `- ${roleLabel[p.role]}: ${escape(p.person)}`);
  return [
    `# ${title}`,
    '',
    ...facts.map(([name, value]) => `- ${name}: ${value}`),
    '',
    '## Roles',
    '',
    ...(posts.length === 0 ? ['Nobody is named.'] : posts),
    '',
    '## Log',
    '',
    '| Time (UTC) | Who | Entry |',
    '| --- | --- | --- |',
    ...rows.map((row) => `| ${formatIso(row.at)} | ${escape(row.by)} | ${entryText(row)} |`),
    ...(summary.exercise ? ['', 'EXERCISE EXERCISE EXERCISE'] : []),
  ].join('\n');
}

/** A row as one line of plain text: time, who, kind, words, what became of it. */
export function rowLine(row: TimelineRow, zone: string, now: number): string {
  const show = (at: number): string => formatClock(at, zone);
  const kind = kindOf(row);
  const detail = row.detail === undefined ? '' : ` (“${fillTimes(row.detail, row.times, show)}”)`;
  const words = `${kind === '' ? '' : `${kind}: `}${fillTimes(row.text, row.times, show)}${detail}`;
  const more = [...courseWords(row), marked(row, show), attached(row)]
    .filter((part) => part !== '')
    .map((part) => ` (${part})`);
  const text =
    row.takenBackBy === undefined ? `${words}${more.join('')}` : `(taken back by ${row.takenBackBy})`;
  return `${formatStamp(row.at, zone, now)}  ${row.by}  ${text}`;
}

/** The kind of an entry by its word, and for whom it is; none for a plain note and for what the console logged. */
function kindOf(row: TimelineRow): string {
  const { kind } = row;
  const isEntry = (entryKinds as readonly string[]).includes(kind);
  if (!isEntry || kind === 'note') return '';
  const label = entryKindLabel[kind as EntryKind]; // an entry's kind, by the line above
  const to = namedWith(row);
  return to === null ? label : `${label} ${kind === 'ask' ? 'to' : 'for'} ${to}`;
}

/** What became of an entry that waits, or when it comes back; nothing where neither has been said. */
function marked({ waits }: TimelineRow, show: (at: number) => string): string {
  if (waits === undefined) return '';
  const { kind, mark, marked: said, dueAt, open } = waits;
  const note = said === null || said.note === null || isToldByCourse(waits) ? '' : `: ${said.note}`;
  const word = said === null ? '' : `${markWord(kind, mark)} ${show(said.at)} by ${said.by}${note}`;
  const due = dueAt === null || !open ? '' : `${kind === 'decision' ? 'revisit' : 'due'} ${show(dueAt)}`;
  return [word, due].filter((part) => part !== '').join(', ');
}

const attached = ({ files }: TimelineRow): string =>
  files === undefined ? '' : `attached: ${files.map(({ name }) => name).join(', ')}`;

function entryText(row: TimelineRow): string {
  if (row.takenBackBy !== undefined) return `(taken back by ${escape(row.takenBackBy)})`;
  const show = (at: number): string => `${formatIso(at).slice(11, 16)} UTC`;
  const kind = kindOf(row);
  const label = kind === '' ? '' : `**${escape(kind)}** `;
  const detail = row.detail === undefined ? '' : `<br>${escape(fillTimes(row.detail, row.times, show))}`;
  const more = [...courseWords(row), marked(row, show), attached(row)]
    .filter((part) => part !== '')
    .map((part) => `<br>(${escape(part)})`);
  const before = row.before.map((b) => `<br>(before: ${escape(b.text)})`).join('');
  return `${label}${escape(fillTimes(row.text, row.times, show))}${detail}${more.join('')}${before}`;
}

/** Text that stays text in a Markdown table: no markup, no HTML, no new line. */
const escape = (text: string): string =>
  text.replaceAll(/[\\`*_{}[\]<>|#~]/g, (c) => `\\${c}`).replaceAll(/\r?\n/g, '<br>');

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1).replaceAll('-', ' ');
