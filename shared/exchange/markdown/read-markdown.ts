import { instantsOf } from '../../time/zones.ts';
import type { ImportedDocument, ImportedRow, ImportInput, LeftOut } from '../imported.ts';
import { emptyDocument, shortened } from '../document.ts';
import { importKey } from '../key.ts';
import { midnight } from '../times/calendar.ts';
import { resolveTimes, type TimesContext } from '../times/resolve.ts';
import { statedZone } from '../times/statement.ts';
import { zoneWords } from '../times/zones-called.ts';
import { actionsIn } from './actions.ts';
import type { Candidate } from './candidate.ts';
import { blocksOf, type Block, type MarkdownSource } from './blocks.ts';
import { contextOf, type DocumentContext } from './context-of.ts';
import { entriesIn, isEntryHeading } from './entries.ts';
import { labelledFoundBy, labelledServices, labelledSeverity, labelsOf } from './labels.ts';
import { momentsOf } from './moments.ts';
import { notTaken } from './not-taken.ts';
import { rowsOf } from './rows.ts';
import { sectionsOf } from './sections.ts';
import { textsOf, type Prose } from './texts.ts';
import { dayHeadings, listsAnew, ofDay, withoutTime } from './timeline.ts';

/** Reads a post-mortem that somebody wrote in Markdown: its timeline, its moments, its parts. What does not fit stays in the texts. */
export function readMarkdownPostmortem(input: ImportInput): ImportedDocument {
  const source = blocksOf(input.text);
  const title = titleOf(source);
  const labels = labelsOf(source);
  const context = contextOf(source, title, labels, input);
  const sections = sectionsOf(source.blocks, isEntryHeading);
  const read = sections.map((section) => ({ section, ...withoutTime(section, entriesIn(section, input)) }));
  const timed = read.flatMap(({ entries }) => entries);
  const days = dayHeadings(timed);
  const anew = listsAnew(read);
  const times: TimesContext = {
    zone: input.zone,
    stated: context.zone?.is ?? null,
    day: context.day?.is ?? null,
    firm: context.day?.from === 'its own words',
    now: input.now,
  };
  const resolved = resolveTimes(
    timed.map((entry) => ({ ...entry.time, heading: days.has(entry), anew: anew.has(entry) })),
    times,
  );
  const key = importKey('markdown', title ?? input.name, context.day?.is ?? null);
  const seen = new Map<string, number>();
  const leftOut: LeftOut[] = [];
  const rows = timed.flatMap((entry, at): readonly ImportedRow[] => {
    const time = resolved.times[at];
    if (time === undefined || days.has(entry)) return [];
    const made = rowsOf(entry, time, key, seen);
    if (made.length === 0)
      leftOut.push({ line: entry.line, text: entry.raw, why: 'A time with no words beside it.' });
    return made;
  });
  const actions = read.flatMap(({ section }) =>
    section.part === 'actions' ? [{ section, ...actionsIn(section, input.now) }] : [],
  );
  const prose = read.map(({ section, prose: rest }): Prose => {
    const acted = actions.find((each) => each.section === section);
    return { section, blocks: (acted?.prose ?? rest).filter((block) => !isZoneAlone(block, context)) };
  });
  const dayTitles = timed.filter((entry) => days.has(entry));
  const texts = textsOf([...prose, ...dayTitles.flatMap((entry) => ofDay(entry, read))]);
  leftOut.push(
    ...texts.leftOut,
    ...read.flatMap((each) => each.leftOut),
    ...notTaken(
      source,
      actions.flatMap(({ placeholders }) => placeholders),
    ),
  );
  const moments = momentsOf(labels, rows, { ...times, stated: times.stated });
  const severity = labelledSeverity(labels);
  const onDay =
    texts.texts.length > 0 && title !== null ? begunOnDay(moments.times, rows, context, input) : null;
  return {
    ...emptyDocument({ key, format: 'markdown', name: input.name }),
    title: title === null ? null : shortened(title, 255),
    severity: severity?.severity ?? null,
    services: labelledServices(labels),
    foundBy: labelledFoundBy(labels),
    times: onDay === null ? moments.times : { ...moments.times, started: onDay },
    rows,
    actions: unique(actions.flatMap((each) => each.actions)),
    texts: texts.texts,
    zone: resolved.zone,
    ...dayless(timed, context, input),
    understood: [
      ...understood(context, title, source),
      ...resolved.notes.map((words) => ({ line: null, words })),
      ...(severity === null
        ? []
        : [{ line: severity.line, words: `Severity ${severity.severity.toUpperCase()}` }]),
      ...moments.understood,
      ...(onDay === null
        ? []
        : [{ line: null, words: 'It tells no clock time: it begins with its day, at midnight' }]),
    ],
    leftOut,
  };
}

/** The day of clock times without one, where the document names none by itself. */
function dayless(
  timed: readonly Candidate[],
  { day }: DocumentContext,
  input: ImportInput,
): Pick<ImportedDocument, 'day'> {
  if (day !== null && day.is !== input.day) return {};
  if (day !== null && day.from !== 'the incident') return {};
  const isClockOnly = ({ time: { found } }: Candidate): boolean =>
    (found?.clock ?? null) !== null && (found?.date ?? null) === null;
  // A day that was named before it is the day of those behind it.
  const first = timed.find(({ time: { found } }) => (found?.clock ?? found?.date ?? null) !== null);
  if (first === undefined || !isClockOnly(first)) return {};
  return { day: { is: input.day, from: input.day === null ? 'none' : 'asked' } };
}

/**
 * When a document begins that has parts of a post-mortem and a day, and not one clock time: at the midnight of that day.
 * null where it says more than that, or not even that.
 */
function begunOnDay(
  times: ImportedDocument['times'],
  rows: readonly ImportedRow[],
  { day }: DocumentContext,
  { zone, now }: ImportInput,
): number | null {
  const isTimed = rows.some(({ at }) => at !== null) || Object.values(times).some((at) => at !== null);
  const began = isTimed || day === null ? null : instantsOf(midnight(day.is), zone)[0];
  return began === null || began > now ? null : began;
}

/** The title: that at its top, else the first heading of the first kind. */
function titleOf({ front, blocks }: MarkdownSource): string | null {
  const named = front.find(({ name }) => name === 'title')?.value ?? '';
  const heading = blocks.find(
    ({ kind, depth, text }) => kind === 'heading' && depth === 1 && text !== '',
  )?.text;
  const title = named === '' ? (heading ?? blocks.find(({ kind }) => kind === 'heading')?.text) : named;
  const plain = title?.replaceAll(/\*\*|__|`|_\(|\)_/g, '').trim() ?? '';
  return plain === '' || partTitles.test(plain) ? null : plain;
}
const partTitles = /^(?:summary|overview|timeline|incident|post-?mortem|the incident)\W*$/i;

/** `All times in CET` is understood: once the times are read, the line would only lead astray. */
const isZoneAlone = ({ line, text }: Block, { zone }: DocumentContext): boolean =>
  line === zone?.line && text.length <= 50 && statedZone(text) !== null;

function understood(
  { zone, day, notes }: DocumentContext,
  title: string | null,
  { front }: MarkdownSource,
): ImportedDocument['understood'] {
  const titled = front.find(({ name }) => name === 'title')?.line ?? null;
  return [
    ...(title === null ? [] : [{ line: titled, words: `Title: ${shortened(title, 80)}` }]),
    // That of the incident, or one that somebody named, is shown as what can be changed.
    ...(day === null || day.from === 'the incident'
      ? []
      : [{ line: null, words: `Day ${day.is}, from ${day.from}` }]),
    ...(zone === null
      ? []
      : [{ line: zone.line, words: `${shortened(zone.words, 80)}: read as ${zoneWords(zone.is)}` }]),
    ...(zone === null || zone.is.note === null ? [] : [{ line: zone.line, words: zone.is.note }]),
    ...notes.map((words) => ({ line: null, words })),
  ];
}

const unique = (actions: ImportedDocument['actions']): ImportedDocument['actions'] => [
  ...new Map(actions.map((action) => [action.key, action])).values(),
];
