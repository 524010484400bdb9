import type { ImportPreview } from '../../shared/exchange/imported.ts';
import { formatStamp } from '../../shared/time/format.ts';

type Preview = Omit<ImportPreview, 'token'>;
type Document = Preview['documents'][number];

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
const cut = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, length - 1)}…`;

/** Rows and updates of a document that have a time, and those that have none. */
function counted({ rows, updates, leftOut }: Document) {
  const undated = rows.filter(({ at }) => at === null).length;
  const entries = rows.length + updates.length;
  return { entries, dated: entries - undated, undated, leftOut: leftOut.length };
}

/** A line for each document, the sum of all, and what could not be read. */
export function previewTable({ documents, failures }: Preview): readonly string[] {
  const head = ['document', 'format', 'entries', 'dated', 'undated', 'left out', 'new', 'incident'];
  const rows = documents.map((document) => {
    const { entries, dated, undated, leftOut } = counted(document);
    const name = cut(
      oneLine(document.format === 'slack' ? `${document.name} ${document.title ?? ''}` : document.name),
      56,
    );
    const incident = document.exists ? document.id : document.id === '' ? 'new' : `new ${document.id}`;
    return [
      name,
      document.format,
      ...[entries, dated, undated, leftOut, document.fresh].map(String),
      incident,
    ];
  });
  const sum = (of: (each: ReturnType<typeof counted>) => number): string =>
    String(documents.reduce((total, each) => total + of(counted(each)), 0));
  const total = [
    `${documents.length} ${documents.length === 1 ? 'document' : 'documents'}, ${failures.length} failed`,
    '',
    ...[
      sum((each) => each.entries),
      sum((each) => each.dated),
      sum((each) => each.undated),
      sum((each) => each.leftOut),
    ],
    ...[String(documents.reduce((all, { fresh }) => all + fresh, 0)), ''],
  ];
  return [
    ...table([head, ...rows, total]),
    ...dayLines(documents),
    ...failures.map(({ name, message }) => `${name}: ${oneLine(message)}`),
  ];
}

function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, at) => (at >= 2 && at <= 6 ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}

/** Every line of every document: what it was understood as, and what was not and why. */
export function verboseLines({ documents }: Preview, zone: string, now: number): readonly string[] {
  return documents.flatMap((document) => [
    `${document.name}: ${document.title ?? 'without a title'} (times in ${document.zone.name}, ${document.zone.from}${dayWords(document)})`,
    ...document.understood.map(({ line, words }) => `  ${place(line)} ok      ${oneLine(words)}`),
    ...document.rows.map(({ line, at, raw, who, text, notes }) => {
      const time = at === null ? 'no time' : formatStamp(at, zone, now);
      const said = notes.length === 0 ? '' : `  [${notes.map(oneLine).join('; ')}]`;
      const from = raw === '' ? '' : `  (${cut(oneLine(raw), 40)})`;
      return `  ${place(line)} ${at === null ? '?      ' : 'ok     '} ${time}${from}  ${who === null ? '' : `${who}: `}${cut(oneLine(text), 160)}${said}`;
    }),
    ...document.updates.map(
      ({ at, audience, text }) =>
        `  ${place(null)} ok      ${formatStamp(at, zone, now)}  to ${audience}: ${cut(oneLine(text), 160)}`,
    ),
    ...document.actions.map(
      ({ title, owner }) =>
        `  ${place(null)} ok      action: ${cut(oneLine(title), 160)}${owner === null ? '' : ` (${owner})`}`,
    ),
    ...document.texts.map(
      ({ section, markdown }) => `  ${place(null)} ok      ${section}: ${markdown.length} characters`,
    ),
    ...document.leftOut.map(
      ({ line, text, why }) => `  ${place(line)} left out: ${cut(oneLine(text), 120)} (${oneLine(why)})`,
    ),
    '',
  ]);
}

/** What was taken for granted of the days of documents that name none: read wrongly, a whole chat lies on another day. */
export const dayLines = (documents: readonly Pick<Document, 'name' | 'day'>[]): readonly string[] =>
  documents.flatMap(({ name, day }) =>
    day === undefined || day.is === null || day.from === 'asked'
      ? []
      : [
          `${name}: its clock times name no day: ${
            day.from === 'latest' ? `${day.is} was assumed` : `${day.is}, that of the incident, was taken`
          }. Name another with --day.`,
        ],
  );

const dayFrom = { asked: 'as asked', incident: 'that of the incident', latest: 'assumed', none: '' } as const;
/** The day of clock times without one: what was assumed can be told anew with `--day`. */
const dayWords = ({ day }: Document): string =>
  day === undefined
    ? ''
    : day.is === null
      ? '; clock times on no day: name it with --day'
      : `; clock times on ${day.is}, ${dayFrom[day.from]}`;

const place = (line: number | null): string => (line === null ? '     ' : String(line).padStart(5));
