import { courseWords, isToldByCourse, namedWith } from '../../../shared/incident/course-words.ts';
import { markWord } from '../../../shared/incident/marks.ts';
import type { TimelineRow } from '../../../shared/incident/timeline.ts';
import { fillTimes, formatClock, formatIso } from '../../../shared/time/format.ts';
import { kindWord } from '../../incident-parts/row-look.ts';

/** A clock time with the date and UTC beside it: text that is copied goes to people in other zones. */
export const copiedTime = (at: number, zone: string): string =>
  `${formatClock(at, zone)} (${formatIso(at).slice(0, 16).replace('T', ' ')} UTC)`;

/** The row as text, in the order in which it is read; struck words as "(before: ...)". */
export function rowAsText(row: TimelineRow, zone: string): string {
  const show = (at: number): string => copiedTime(at, zone);
  const who = row.kind === 'console' ? 'console' : row.by;
  const word = kindWord(row);
  const { waits } = row;
  const named = namedWith(row);
  const to = named === null ? '' : ` to ${named}`;
  const head = word === null ? '' : `${word}${to}: `;
  const detail = row.detail === undefined ? '' : `: ${fillTimes(row.detail, row.times, show)}`;
  const marked =
    waits?.marked === undefined || waits.marked === null
      ? ''
      : ` (${markWord(waits.kind, waits.mark)} ${show(waits.marked.at)} by ${waits.marked.by}${
          waits.marked.note === null || isToldByCourse(waits) ? '' : `: ${waits.marked.note}`
        })`;
  const told = courseWords(row);
  const course = told.length === 0 ? '' : ` (${told.join('; ')})`;
  const files = row.files === undefined ? '' : ` (attached: ${row.files.map(({ name }) => name).join(', ')})`;
  const before = row.before.map((former) => ` (before: ${former.text})`).join('');
  const back = row.takenBackBy === undefined ? '' : ` (taken back by ${row.takenBackBy})`;
  const words = fillTimes(row.text, row.times, show);
  return `${show(row.at)} ${who} ${head}${words}${detail}${course}${marked}${files}${before}${back}`;
}

/** Copies as plain text. The system's own way first: it needs no permission where a key was pressed. */
export function copyText(text: string): void {
  const put = (event: ClipboardEvent): void => {
    event.preventDefault();
    event.clipboardData?.setData('text/plain', text);
  };
  document.addEventListener('copy', put, { once: true });
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the only way for a page without permissions to copy
  const done = document.execCommand('copy');
  document.removeEventListener('copy', put);
  if (!done) void navigator.clipboard.writeText(text).catch(() => undefined);
}
