import { addDays, daysBetween, type Day } from '../../time/days.ts';
import { wallAt } from '../../time/zones.ts';
import type { Instant } from '../../ids.ts';
import {
  dayNamed,
  dayOfWall,
  midnight,
  ordered,
  slashOrder,
  weekdayOf,
  type SlashOrder,
} from './calendar.ts';
import { agreement, zoneOfLinks } from './contradictions.ts';
import type { FoundDate, FoundTime } from './found-time.ts';
import { dayInOrder, isNewestFirst } from './order.ts';
import type { ResolvedTime, TimeItem } from './time-item.ts';
import { instantIn, zoneCalled, zoneWords, type CalledZone } from './zones-called.ts';

export type TimesContext = {
  /** The zone for clock times where the document states none, an IANA name. */
  readonly zone: string;
  /** What the document says of all its times. */
  readonly stated: CalledZone | null;
  /** The day of the document, or of the incident that it goes into. */
  readonly day: Day | null;
  /** The document says that all lies on its day unless an entry says otherwise. */
  readonly firm?: boolean;
  readonly now: Instant;
};

export type Resolved = {
  readonly times: readonly ResolvedTime[];
  readonly zone: { readonly name: string; readonly from: 'document' | 'asked' };
  /** What holds for the whole document, in sentences. */
  readonly notes: readonly string[];
};

const DAY = 86_400_000;
const HOUR = 3_600_000;

/**
 * Makes instants of the times of one document, in the order in which they stand there. What a time leaves out (day, year, zone,
 * half of the day) is taken from what stands around it; what contradicts itself is said and never decided in silence.
 */
export function resolveTimes(items: readonly TimeItem[], context: TimesContext): Resolved {
  const asked: CalledZone = { zone: context.zone, called: context.zone, place: null, note: null };
  const used = context.stated ?? zoneInUse(items);
  const first = walk(items, context, used ?? asked);
  const told = used === null ? zoneOfLinks(items, first, context.zone) : null;
  const zone = used ?? told ?? asked;
  const times = told === null ? first : walk(items, context, told);
  const from = used === null && told === null ? 'asked' : 'document';
  const notes =
    told === null ? [] : [`Clock times read as ${zoneWords(told)}, as the Slack links beside them tell.`];
  return { times, zone: { name: zoneWords(zone), from }, notes };
}

/** The zone that the entries write where they write one: those without mean the same, if there is only one. */
function zoneInUse(items: readonly TimeItem[]): CalledZone | null {
  const written = items.flatMap(({ found, zone }) => [found?.zone ?? null, zone?.called ?? null]);
  const names = new Set(written.filter((name) => name !== null));
  const [only] = names;
  return names.size === 1 && only !== undefined ? zoneCalled(only) : null;
}

type State = {
  /** The day that entries without one lie on, and the earliest that they may be put back to. */
  day: Day | null;
  floor: Day | null;
  last: Instant | null;
  /** The entry before, dated or not. */
  before: Instant | null;
  first: Instant | null;
};

function walk(items: readonly TimeItem[], context: TimesContext, zone: CalledZone): readonly ResolvedTime[] {
  const dates = items.map(({ found }) => found?.date ?? null).filter((date) => date !== null);
  const american = String(zone.place ?? zone.zone).startsWith('America/');
  const slash = slashOrder(dates, context.day, american);
  const newestFirst = isNewestFirst(items.map(({ found }) => found));
  const said = new Set<string>();
  const state: State = { day: context.day, floor: null, last: null, before: null, first: null };
  return items.map((item): ResolvedTime => {
    const notes: string[] = [];
    if (item.anew === true && context.day !== null && (item.found?.date ?? null) === null)
      Object.assign(state, { day: context.day, floor: null, last: null, before: null });
    const told = timeOf(item, { context, zone, slash, newestFirst, state, notes, said });
    if (
      (item.found?.date ?? null) !== null &&
      told.at !== null &&
      state.before !== null &&
      told.at < state.before &&
      !newestFirst
    )
      notes.push('Earlier than the entry before it.');
    if (told.at !== null) state.before = told.at;
    // A date counts for its own entry only, where all others lie on the day that the document names.
    if (context.firm === true && (item.found?.date ?? null) !== null)
      Object.assign(state, { day: context.day, floor: null, last: null });
    return { ...told, notes };
  });
}

type Step = {
  readonly context: TimesContext;
  readonly zone: CalledZone;
  readonly slash: { readonly order: SlashOrder; readonly sure: boolean };
  readonly newestFirst: boolean;
  readonly state: State;
  readonly notes: string[];
  /** What was said of the zone of the whole document: once is enough. */
  readonly said: Set<string>;
};

type Told = Omit<ResolvedTime, 'notes'>;
const nowhere = { at: null, until: null, precision: 'none' } as const;

function timeOf(item: TimeItem, step: Step): Told {
  const { found, links } = item;
  const { state, notes, said } = step;
  const [link] = links;
  if (found === null) {
    if (link === undefined) return nowhere;
    notes.push('The time is that of the Slack message that it links to.');
    return reached(state, { at: link, until: null, precision: 'exact' });
  }
  if (found.epoch !== null) return reached(state, { at: found.epoch, until: null, precision: 'exact' });
  if (found.relative !== null && found.clock === null) return afterwards(found.relative, step);
  const called = zoneFor(item, step);
  const day = dayOf(item, called, step);
  if (item.heading === true) {
    if (day !== null) Object.assign(state, { day, floor: day, last: null });
    return day === null
      ? nowhere
      : { at: instantIn(midnight(day), called).at, until: null, precision: 'day' };
  }
  if (day === null) {
    notes.push(
      found.unknown ? 'The document does not know the time.' : 'A clock time, and no day that it lies on.',
    );
    return nowhere;
  }
  if (found.clock === null) return dayOnly(found, day, called, link, step);
  const { at, note } = instantIn(midnight(day) + found.clock.ms, called);
  if (note !== null && !(called === step.zone && said.has(note))) notes.push(note);
  if (note !== null) said.add(note);
  if (found.clock.note !== null) notes.push(found.clock.note);
  notes.push(...agreement(found, at, called, step.context.stated, links));
  if (at > step.context.now + DAY) notes.push('It lies in the future.');
  const exact = found.clock.seconds ? ('exact' as const) : ('minute' as const);
  const until = untilOf(found, day, at, called, step);
  return reached(state, { at, until, precision: found.about ? 'about' : exact });
}

/** Where a sequence stands after a time. */
function reached(state: State, told: Told & { readonly at: Instant }): Told {
  state.last = told.at;
  state.first ??= told.at;
  return told;
}

function dayOnly(
  found: FoundTime,
  day: Day,
  called: CalledZone,
  link: Instant | undefined,
  { state, notes }: Step,
): Told {
  const { at } = instantIn(midnight(day), called);
  if (found.unknown) notes.push('The document does not know the time of day.');
  if (link !== undefined && !found.unknown && dayOfWall(wallAt(link, called.zone).getTime()) === day) {
    notes.push('The time of day is that of the Slack message that it links to.');
    return reached(state, { at: link, until: null, precision: 'exact' });
  }
  Object.assign(state, { last: null });
  state.first ??= at;
  return { at, until: null, precision: 'day' };
}

function afterwards(
  { ms, after, day }: NonNullable<FoundTime['relative']>,
  { context, zone, state, notes }: Step,
): Told {
  if (day && state.day !== null) {
    const base = state.last === null ? state.day : dayOfWall(wallAt(state.last, zone.zone).getTime());
    const next = addDays(base, 1);
    Object.assign(state, { day: next, floor: next, last: null });
    notes.push('Dated from the entry before it.');
    return { at: instantIn(midnight(next), zone).at, until: null, precision: 'day' };
  }
  const base = after === 'first' ? state.first : state.last;
  if (base === null || base + ms > context.now + 400 * DAY) {
    notes.push('Told from another time that is not known.');
    return nowhere;
  }
  notes.push(after === 'first' ? 'Dated from the first entry.' : 'Dated from the entry before it.');
  return reached(state, { at: base + ms, until: null, precision: 'about' });
}

/** The zone of one entry: its own, that of its column, that of the document. */
function zoneFor({ found, zone }: TimeItem, step: Step): CalledZone {
  const name = found?.zone ?? null;
  const written = name === null ? null : zoneCalled(name);
  if (name !== null && written === null) step.notes.push(`The zone ${name} is not known.`);
  if (written === null) return zone ?? step.zone;
  // `PST` behind a time of a document in PST (UTC-7) means what the document says.
  const { stated } = step.context;
  return stated !== null && stated.called.startsWith(written.called) ? stated : written;
}

/** The day of one entry: written, or that of the order in which entries stand. */
function dayOf(item: TimeItem, called: CalledZone, step: Step): Day | null {
  const { found } = item;
  const { state, notes, context } = step;
  if (found === null) return null;
  if (found.date !== null) return written(found, item, step);
  if (found.clock === null) return null;
  if (found.weekday !== null && state.day !== null) return onWeekday(found.weekday, state);
  const { clock } = found;
  const base = state.last === null ? null : wallAt(state.last, called.zone).getTime();
  if (base === null) return state.day;
  const turn = dayInOrder(clock.ms, base, {
    newestFirst: step.newestFirst,
    floor: state.floor ?? context.day,
  });
  if (turn.back) notes.push('Earlier than the entry before it.');
  if (turn.day !== state.day) state.day = turn.day;
  return turn.day;
}

function written(found: FoundTime, { year }: TimeItem, { state, context, slash, notes }: Step): Day | null {
  if (found.date === null) return null;
  const date = withYear(ordered(found.date, slash.order), year ?? null);
  const near = state.day ?? context.day;
  const day = dayNamed(date, near, context.now);
  if (found.date.slash && !slash.sure && found.date.month !== found.date.day)
    notes.push(`Day or month first is not certain: read as ${day ?? 'no day'}.`);
  if (day === null) {
    if (date.day !== null) notes.push('There is no such day.');
    return null;
  }
  if (found.weekday !== null && weekdayOf(day) !== found.weekday)
    notes.push(`${day} is a ${weekdays[weekdayOf(day)] ?? ''}, not a ${weekdays[found.weekday] ?? ''}.`);
  if (context.day !== null && found.clock !== null && isFar(day, context.day))
    notes.push(`The document is of ${context.day}.`);
  Object.assign(state, { day, floor: day, last: null });
  return day;
}

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const withYear = (date: FoundDate, year: number | null): FoundDate =>
  date.year === null && year !== null ? { ...date, year } : date;
const isFar = (day: Day, from: Day): boolean => Math.abs(daysBetween(from, day)) > 60;

/** The next such weekday from where the document is. */
function onWeekday(weekday: number, state: State): Day | null {
  if (state.day === null) return null;
  const day = addDays(state.day, (weekday - weekdayOf(state.day) + 7) % 7);
  Object.assign(state, { day, floor: day, last: null });
  return day;
}

/** The end of a range: on the same day, else the next. */
function untilOf(found: FoundTime, day: Day, at: Instant, called: CalledZone, step: Step): Instant | null {
  if (found.end === null) return null;
  if (found.end.clock.vague) {
    step.notes.push('The document does not know when it ended.');
    return null;
  }
  const date = found.end.date === null ? null : ordered(found.end.date, step.slash.order);
  const on = date === null ? day : dayNamed(date, day, step.context.now);
  if (on === null) return null;
  const zone = (found.end.zone === null ? null : zoneCalled(found.end.zone)) ?? called;
  const end = instantIn(midnight(on) + found.end.clock.ms, zone).at;
  const until = end < at && date === null ? end + DAY : end;
  if (until >= at && until - at < 30 * 24 * HOUR) return until;
  step.notes.push('The range ends before it begins.');
  return null;
}
