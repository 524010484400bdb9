import type { ImportedDocument, ImportedRow, ImportOutcome } from '../../../shared/exchange/imported.ts';
import type { Instant } from '../../../shared/ids.ts';
import { wallAt } from '../../../shared/time/zones.ts';
import { zone } from '../../incident-parts/zone.ts';
import type { PreviewDocument } from './state.ts';
import type { TableLine } from './table-lines.ts';

/** `12 entries`, `1 entry`. */
export const counted = (n: number, one: string, many: string): string =>
  `${n.toLocaleString('en')} ${n === 1 ? one : many}`;

/** `2026-11-17 14:02`, with seconds where they were stated: what is imported may be years old. */
export function stampOf(at: Instant): string {
  const wall = wallAt(at, zone).toISOString();
  return wall.slice(0, at % 60_000 === 0 ? 16 : 19).replace('T', ' ');
}
const utc = (at: Instant): string => `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;

/** The time of an entry as it was understood, and how well it is known. */
function timeWords({ at, until, precision }: ImportedRow): string {
  if (at === null) return 'no time';
  if (precision === 'day') return `${stampOf(at).slice(0, 10)}, no clock time`;
  const end = until === null ? '' : ` to ${endWords(at, until)}`;
  return `${stampOf(at)}${end}${precision === 'about' ? ', about' : ''}`;
}

/** The end of a range, with its day where that is another one. */
function endWords(at: Instant, until: Instant): string {
  const [from, to] = [stampOf(at), stampOf(until)];
  return from.slice(0, 10) === to.slice(0, 10) ? to.slice(11) : to;
}

/** What stands behind a time on hover. */
const utcWords = ({ at, until }: ImportedRow): string | undefined =>
  at === null ? undefined : until === null ? utc(at) : `${utc(at)} to ${utc(until)}`;

/** The time of a line, and the same in UTC. */
export function timesOf(line: TableLine): readonly [string, string | undefined] {
  if (line.kind === 'out') return ['', undefined];
  if (line.kind === 'update') return [stampOf(line.update.at), utc(line.update.at)];
  return [timeWords(line.row), utcWords(line.row)];
}

/** `40 entries: 38 dated, 2 without a time`. */
export function entryWords({ rows, updates }: ImportedDocument): string {
  const undated = rows.filter(({ at }) => at === null).length;
  const told = counted(updates.length, 'update', 'updates');
  if (rows.length === 0) return updates.length === 0 ? 'no entries' : told;
  const all = counted(rows.length, 'entry', 'entries');
  const dated = (rows.length - undated).toLocaleString('en');
  const split = undated === 0 ? `${all}, all dated` : `${all}: ${dated} dated, ${undated} without a time`;
  return updates.length === 0 ? split : `${split}; ${told}`;
}

export const leftOutWords = ({ leftOut }: ImportedDocument): string =>
  leftOut.length === 0 ? '' : `${leftOut.length.toLocaleString('en')} left out`;

/** How much of a document is not in the record yet. */
export function freshWords(document: PreviewDocument): string {
  const { rows, updates, actions, fresh, exists } = document;
  if (!exists) return 'Not in the record yet';
  const all = rows.length + updates.length + actions.length;
  if (fresh === 0) return 'In the record already: adds nothing';
  return fresh >= all
    ? 'All of it is new'
    : `${fresh.toLocaleString('en')} of ${all.toLocaleString('en')} are new`;
}

const source = {
  document: 'as the document says',
  asked: 'as you said',
  assumed: 'this desktop’s: the document names none',
} as const;
/** `Europe/Berlin, as the document says`. */
export const zoneWords = ({ zone: { name, from } }: ImportedDocument): string => `${name}, ${source[from]}`;

/** What documents brought: entries, and updates and action items. */
export const broughtBy = ({ added, others }: Brought): number => added + others;
export type Brought = ImportOutcome['incidents'][number];

/** `Added 40 entries, updates and action items in 3 incidents. 12 were in the record already.` */
export function outcomeWords(incidents: readonly Brought[]): string {
  const added = incidents.reduce((sum, each) => sum + broughtBy(each), 0);
  const entries = incidents.reduce((sum, each) => sum + each.added, 0);
  const known = incidents.reduce((sum, each) => sum + each.known, 0);
  const before = known === 0 ? '' : ` ${knownWords(known)}.`;
  if (added === 0) return `Nothing was added.${before}`;
  const what =
    added > entries
      ? `${added.toLocaleString('en')} entries, updates and action items`
      : counted(added, 'entry', 'entries');
  const where = incidents.length === 1 ? '' : ` in ${counted(incidents.length, 'incident', 'incidents')}`;
  return `Added ${what}${where}.${before}`;
}
export const knownWords = (known: number): string =>
  known === 1 ? '1 was in the record already' : `${known.toLocaleString('en')} were in the record already`;
