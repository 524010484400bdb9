import type { Instant } from '../../ids.ts';
import { declarationOf, severityOf } from '../../incident/facts.ts';
import type { Incident } from '../../incident/state.ts';
import { timelineOf, type TimelineRow } from '../../incident/timeline.ts';
import { entryKindLabel, severityLabel, type EntryKind } from '../../incident/vocabulary.ts';
import { csvOf } from '../../shifts/csv.ts';
import { fillTimes, formatIso } from '../../time/format.ts';
import { wallAt } from '../../time/zones.ts';
import { EXERCISE } from '../../wording/exercise.ts';
import { clean } from './clean.ts';
import { rowDetails } from './row-words.ts';

const kindWords: Readonly<Partial<Record<TimelineRow['kind'], string>>> = {
  ...entryKindLabel,
  ...{ update: 'Update', console: 'Console', inject: 'Inject', newer: 'Newer version', redacted: 'Redacted' },
} satisfies Record<EntryKind | 'update' | 'console' | 'inject' | 'newer' | 'redacted', string>;

/**
 * The log as a table (RFC 4180), a row for each of its rows: UTC first, and beside it the same time on a clock in `zone`. A
 * cell that a spreadsheet would take for a formula is none; every row of an exercise says that it is one.
 */
export function logCsv(
  incident: Incident,
  { zone, rows = timelineOf(incident) }: { readonly zone: string; readonly rows?: readonly TimelineRow[] },
): string {
  const declared = declarationOf(incident);
  const severity = severityOf(incident)?.severity;
  const about = [
    incident.id,
    declared?.title ?? '',
    severity === undefined ? '' : severityLabel[severity],
    declared?.exercise === true ? EXERCISE : '',
  ];
  const head = [
    ...['time (UTC)', `time (${zone})`, 'entered (UTC)', 'who', 'kind', 'text', 'details'],
    ...['taken back by', 'corrected by', 'incident', 'title', 'severity', 'exercise', 'key'],
  ];
  const lines = rows.map((row) => [
    ...[formatIso(row.at), localTime(row.at, zone), formatIso(row.recordedAt), row.by],
    ...[kindWords[row.kind] ?? row.kind, fillTimes(row.text, row.times, formatIso), detailsOf(row)],
    ...[row.takenBackBy ?? '', row.correctedBy ?? '', ...about, row.key],
  ]);
  return `${csvOf([head, ...lines.map((line) => line.map(clean))])}\r\n`;
}

/** `2026-11-17 14:02:05`, which a spreadsheet takes for a time. */
const localTime = (at: Instant, zone: string): string =>
  formatIso(wallAt(at, zone).getTime()).replace('T', ' ').replace('Z', '');

/** A line for each; when it was entered, and by whom it was corrected or taken back, has a column of its own. */
const detailsOf = (row: TimelineRow): string =>
  rowDetails(row, formatIso)
    .filter(({ lead }) => !/^(?:entered |corrected by |taken back by )/.test(lead))
    .map(({ lead, words }) => lead + words)
    .join('\n');
