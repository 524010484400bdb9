import { phaseLabel } from '../../shared/incident/phases.ts';
import { postsOf } from '../../shared/incident/roles.ts';
import type { Incident } from '../../shared/incident/state.ts';
import { transitionsOf } from '../../shared/incident/facts.ts';
import { type IncidentSummary } from '../../shared/incident/summary.ts';
import type { TimelineRow } from '../../shared/incident/timeline.ts';
import {
  entryKindLabel,
  entryKinds,
  roleLabel,
  severityLabel,
  type EntryKind,
} from '../../shared/incident/vocabulary.ts';
import { formatIso, formatStamp } from '../../shared/time/format.ts';

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

/** A row as one line of plain text: time, who, kind, words. */
export function rowLine(row: TimelineRow, zone: string): string {
  const kind = kindOf(row);
  const words = `${kind === '' ? '' : `${kind}: `}${row.text}${row.detail === undefined ? '' : ` (“${row.detail}”)`}`;
  const text = row.takenBackBy === undefined ? words : `(taken back by ${row.takenBackBy})`;
  return `${formatStamp(row.at, zone)}  ${row.by}  ${text}`;
}

/** The kind of an entry by its word; none for a plain note and for what the console logged. */
function kindOf({ kind }: TimelineRow): string {
  const isEntry = (entryKinds as readonly string[]).includes(kind);
  return isEntry && kind !== 'note' ? entryKindLabel[kind as EntryKind] : ''; // an entry's kind, by the line above
}

function entryText(row: TimelineRow): string {
  if (row.takenBackBy !== undefined) return `(taken back by ${escape(row.takenBackBy)})`;
  const kind = kindOf(row);
  const label = kind === '' ? '' : `**${kind}** `;
  const detail = row.detail === undefined ? '' : `<br>${escape(row.detail)}`;
  const before = row.before.map((b) => `<br>(before: ${escape(b.text)})`).join('');
  return `${label}${escape(row.text)}${detail}${before}`;
}

/** Text that stays text in a Markdown table: no markup, no HTML, no new line. */
const escape = (text: string): string =>
  text.replaceAll(/[\\`*_{}[\]<>|#~]/g, (c) => `\\${c}`).replaceAll(/\r?\n/g, '<br>');

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1).replaceAll('-', ' ');
