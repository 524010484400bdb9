import { daysBetween, type Day } from '../../time/days.ts';
import { dayNamed } from '../times/calendar.ts';
import type { FoundDate } from '../times/found-time.ts';
import { headTime, timesIn } from '../times/head-time.ts';
import { headedZone, statedDay, statedZone, titleDay, toldDay } from '../times/statement.ts';
import type { CalledZone } from '../times/zones-called.ts';
import type { ImportInput } from '../imported.ts';
import type { Block, MarkdownSource } from './blocks.ts';
import type { Label } from './labels.ts';

/** What a document says of all its times. */
export type DocumentContext = {
  readonly zone: { readonly is: CalledZone; readonly line: number; readonly words: string } | null;
  readonly day: { readonly is: Day; readonly from: string } | null;
  /** What of it contradicts itself. */
  readonly notes: readonly string[];
};

/** Prose: where a document tells its story before it lists anything. */
const isProse = ({ kind }: Block): boolean => kind === 'text' || kind === 'item' || kind === 'quote';

/** Finds the zone and the day that clock times without them are in. */
export function contextOf(
  { blocks, front }: MarkdownSource,
  title: string | null,
  labels: readonly Label[],
  input: ImportInput,
): DocumentContext {
  const lines = blocks.filter(isProse);
  const joined = lines.map(({ text, line }, at) => {
    const next = lines[at + 1];
    return {
      line,
      text: next?.line === line + 1 && text.length < 200 ? `${text} ${next.text.slice(0, 100)}` : text,
    };
  });
  const zoned = joined.flatMap(({ text, line }) => {
    const is = statedZone(text);
    return is === null ? [] : [{ is, line, words: text }];
  });
  const named = labels.find(({ name }) => /^(?:time ?zone|times in|timezone used)$/.test(name));
  const day = dayOf({ front, joined, title, labels }, input);
  return { zone: zoned[0] ?? zoneOfHeading(blocks) ?? zoneOfLabel(named), ...day };
}

function zoneOfHeading(blocks: readonly Block[]): DocumentContext['zone'] {
  for (const { kind, text, line } of blocks) {
    const is = kind === 'heading' ? (headedZone(text) ?? statedZone(text)) : null;
    if (is !== null) return { is, line, words: text };
  }
  return null;
}

const zoneOfLabel = (label: Label | undefined): DocumentContext['zone'] => {
  const is = label === undefined ? null : statedZone(`All times in ${label.value}`);
  return label === undefined || is === null ? null : { is, line: label.line, words: label.value };
};

type Sources = {
  readonly front: MarkdownSource['front'];
  readonly joined: readonly { readonly text: string }[];
  readonly title: string | null;
  readonly labels: readonly Label[];
};

/** The day of a document: what it says outright, then its title, its story, its date, its name; the incident’s, where it has none. */
function dayOf(
  { front, joined, title, labels }: Sources,
  input: ImportInput,
): Pick<DocumentContext, 'day' | 'notes'> {
  const value = front.find(({ name }) => name === 'date')?.value;
  const atTop = value === undefined ? null : (headTime(value)?.found.date ?? null);
  const path = front.find(({ name }) => name === 'path')?.value;
  const inName = titleDay(input.name.replace(/.*[/\\]/, '')) ?? (path === undefined ? null : slashDay(path));
  const near = plainDay(atTop, null, input) ?? plainDay(inName, null, input) ?? input.day;
  const label = labels.find(
    ({ name, line }) =>
      !front.some((field) => field.line === line) && /^(?:incident )?date(?: of incident)?$/.test(name),
  );
  const told = joined
    .slice(0, 60)
    .reduce((text, { text: more }) => (text.length > 3_000 ? text : `${text}\n${more}`), '');
  const candidates: readonly (readonly [string, FoundDate | null])[] = [
    ['its own words', joined.map(({ text }) => statedDay(text)).find((each) => each !== null) ?? null],
    ['its title', title === null ? null : titleDay(title)],
    [
      'the label Date',
      label === undefined ? null : (timesIn(label.value).find(({ date }) => date !== null)?.date ?? null),
    ],
    ['its story', toldDay(told)?.date ?? null],
    ['its head', atTop],
    ['its name', inName],
  ];
  const known = candidates.flatMap(([from, date]) => {
    const is = plainDay(date, near, input);
    // A story names other days as well: one that is far from the document’s own is of something else.
    const isFar =
      from === 'its story' && near !== null && is !== null && Math.abs(daysBetween(near, is)) > 45;
    return is === null || isFar ? [] : [{ is, from }];
  });
  const [first] = known;
  if (first === undefined)
    return { day: input.day === null ? null : { is: input.day, from: 'the incident' }, notes: [] };
  const other = known.find(
    ({ from, is }) => is !== first.is && (from === 'its head' || from === 'its title'),
  );
  const notes =
    other === undefined ? [] : [`The day is ${first.is} by ${first.from}, and ${other.is} by ${other.from}.`];
  return { day: first, notes };
}

const plainDay = (date: FoundDate | null, near: Day | null, { now }: ImportInput): Day | null =>
  date === null ? null : dayNamed(date, near, now);

/** `2020/02/26/crates-io-incident-report`. */
function slashDay(path: string): FoundDate | null {
  const [, year, month, day] = /(\d{4})\/(\d{2})\/(\d{2})\//.exec(path) ?? [];
  return year === undefined
    ? null
    : { year: Number(year), month: Number(month), day: Number(day), slash: false };
}
