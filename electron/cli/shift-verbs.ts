import { csvOf } from '../../shared/shifts/csv.ts';
import { FATIGUE, shiftLogOf, type Shift, type ShiftPage } from '../../shared/shifts/shift-log.ts';
import { spanWords } from '../../shared/incident/pages.ts';
import { severityLabel } from '../../shared/incident/vocabulary.ts';
import { formatIso, formatStamp } from '../../shared/time/format.ts';
import { parseInstant } from '../../shared/time/words.ts';
import { playbookOf } from './escalation-verbs.ts';
import { UsageError, type Verb, type VerbContext } from './verb.ts';

/** `ic shift-log`: who was paged when, over all incidents, and whether it was too much. */
export const shiftLogVerb: Verb = {
  usage: '[--from WORDS] [--to WORDS] [--person NAME] [--csv]',
  summary: 'Say who was paged when, over all incidents, and who was paged too often in a shift',
  details: [
    '--from, --to: a time in words, such as "14d" or 2026-11-01 00:00',
    '--person: one person’s pages only',
    '--csv: a line for each page, for a spreadsheet',
    `A shift is 08:00 to 20:00 or 20:00 to 08:00 where the person is; ${FATIGUE} pages or more in one are alert fatigue.`,
    'Exercises are left out.',
  ],
  options: ['from', 'to', 'person'],
  flags: ['csv'],
  async run(context) {
    const { words, options, storePath, zone, service } = context;
    if (words.length > 0) throw new UsageError(`shift-log does not understand “${words.join(' ')}”.`);
    const [from, to] = [timeOf(context, 'from'), timeOf(context, 'to')];
    if (from !== undefined && to !== undefined && to <= from)
      throw new UsageError('--to lies before --from: nothing is between them.');
    const person = options.get('person');
    const { roster } = await playbookOf(storePath);
    const summaries = await (await service()).list();
    const log = shiftLogOf(summaries, {
      ...{ roster, zone },
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      ...(typeof person === 'string' ? { person } : {}),
    });
    const json = {
      pages: log.pages.map(({ zone: _, at, ...page }) => ({ ...page, at: formatIso(at) })),
      shifts: log.shifts.map(({ pages, ...shift }) => ({ ...shift, pages: pages.length })),
    };
    if (options.has('csv')) return { text: csvOf([head, ...log.pages.map(csvLine)]), json };
    if (log.pages.length === 0) return { text: 'Nobody was paged in that time.', json };
    return { text: [...log.pages.map(pageLine), '', ...log.shifts.map(shiftLine)].join('\n'), json };
  },
};

function timeOf({ options, now, zone }: VerbContext, name: 'from' | 'to'): number | undefined {
  const words = options.get(name);
  if (typeof words !== 'string') return undefined;
  const at = parseInstant(words, { now: now(), zone, side: 'past' });
  if (!at.ok) throw new UsageError(at.error);
  return at.value;
}

const head = [
  'person',
  'paged at (UTC)',
  'where they are',
  'shift',
  'incident',
  'severity',
  'title',
  'minutes to answer',
];

const local = ({ at, zone }: ShiftPage): string => formatStamp(at, zone);

const csvLine = (page: ShiftPage): readonly string[] => [
  page.person,
  formatIso(page.at),
  local(page),
  page.night ? 'night' : 'day',
  page.incident,
  severityLabel[page.severity],
  page.title,
  page.after === null ? '' : String(Math.floor(page.after / 60_000)),
];

const pageLine = (page: ShiftPage): string =>
  [
    local(page),
    page.person,
    page.after === null ? 'no answer' : `answered after ${spanWords(page.after)}`,
    page.night ? 'at night' : 'by day',
    `${severityLabel[page.severity]} ${page.title} (${page.incident})`,
  ].join('  ');

const shiftLine = ({ person, date, night, pages, tooMany }: Shift): string =>
  `${date} ${night ? 'night' : 'day'}  ${person}  ${pages.length} ${pages.length === 1 ? 'page' : 'pages'}${tooMany ? ': alert fatigue, this shift was too much' : ''}`;
