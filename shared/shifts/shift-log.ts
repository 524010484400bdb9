import type { Instant } from '../ids.ts';
import { rosterPerson } from '../incident/pages.ts';
import { personKey } from '../incident/person-key.ts';
import type { IncidentSummary } from '../incident/summary.ts';
import type { Severity } from '../incident/vocabulary.ts';
import type { RosterPerson } from '../playbook/playbook.ts';
import { wallAt, type Zone } from '../time/zones.ts';

/** Two shifts a day, of twelve hours each (Google's SRE book: no shift is longer). */
const SHIFT_HOURS = 12;
/** Local hour at which the day's shift begins; the night's begins twelve hours later. */
const DAY_BEGINS = 8;
/** So many pages in one shift are alert fatigue: Google's SRE book allows for two incidents in twelve hours. */
export const FATIGUE = 3;
const HOUR = 3_600_000;

/** One page, as the shift log has it. */
export type ShiftPage = {
  /** As the roster has the name, else as it was paged. */
  readonly person: string;
  readonly at: Instant;
  readonly incident: string;
  readonly title: string;
  readonly severity: Severity;
  /** ms until it was answered; null where it was not. */
  readonly after: number | null;
  readonly night: boolean;
  /** Where the person is, as far as the roster knows; else where the reader is. */
  readonly zone: Zone;
};

/** What one person had in one shift. */
export type Shift = {
  readonly person: string;
  /** The local date on which it began, `2026-11-20`. */
  readonly date: string;
  readonly night: boolean;
  readonly pages: readonly ShiftPage[];
  /** Three pages or more: it wears people out, and they begin to ignore them. */
  readonly tooMany: boolean;
};

export type ShiftLog = { readonly pages: readonly ShiftPage[]; readonly shifts: readonly Shift[] };

type Asked = {
  readonly roster: readonly RosterPerson[];
  /** Where a person is of whom the roster says nothing. */
  readonly zone: Zone;
  readonly from?: Instant;
  readonly to?: Instant;
  /** One person's only. */
  readonly person?: string;
};

/** Every page over all incidents, and how many each person had in a shift. Exercises wake nobody: they are left out. */
export function shiftLogOf(
  summaries: readonly Pick<IncidentSummary, 'id' | 'title' | 'severity' | 'exercise' | 'pages'>[],
  { roster, zone, from = -Infinity, to = Infinity, person }: Asked,
): ShiftLog {
  const nameOf = (who: string): string => rosterPerson(roster, who)?.name ?? who;
  const only = person === undefined ? null : personKey(nameOf(person));
  const pages = summaries
    .filter(({ exercise }) => !exercise)
    .flatMap(({ id, title, severity, pages: made = [] }) =>
      made.map(({ who, at, after }): ShiftPage => {
        const known = rosterPerson(roster, who);
        const where = known?.zone ?? zone;
        const night = shiftAt(at, where).night;
        return { person: known?.name ?? who, at, incident: id, title, severity, after, night, zone: where };
      }),
    )
    .filter((page) => page.at >= from && page.at < to)
    .filter((page) => only === null || personKey(page.person) === only)
    .sort((a, b) => a.at - b.at || compare(a.person, b.person) || compare(a.incident, b.incident));
  return { pages, shifts: shiftsOf(pages) };
}

function shiftsOf(pages: readonly ShiftPage[]): readonly Shift[] {
  const groups = new Map<string, ShiftPage[]>();
  for (const page of pages) {
    const { date, night } = shiftAt(page.at, page.zone);
    const key = `${personKey(page.person)} ${date} ${String(night)}`;
    groups.set(key, [...(groups.get(key) ?? []), page]);
  }
  return [...groups.values()].flatMap((held): Shift[] => {
    const [first] = held;
    if (first === undefined) return [];
    const { date, night } = shiftAt(first.at, first.zone);
    return [{ person: first.person, date, night, pages: held, tooMany: held.length >= FATIGUE }];
  });
}

/** The shift that an instant lies in: 08:00 to 20:00 and 20:00 to 08:00 on the clock of `zone`. */
export const shiftAt = (at: Instant, zone: Zone): { readonly date: string; readonly night: boolean } =>
  shiftNumbered(shiftNumber(wallAt(at, zone).getTime()));

/** Which shift it is by the clock on the wall (local fields as UTC milliseconds): each has a number of its own. */
export const shiftNumber = (wall: number): number =>
  Math.floor((wall - DAY_BEGINS * HOUR) / (SHIFT_HOURS * HOUR));

/** The shift of that number. */
export const shiftNumbered = (half: number): { readonly date: string; readonly night: boolean } => ({
  date: new Date(half * SHIFT_HOURS * HOUR + DAY_BEGINS * HOUR).toISOString().slice(0, 10),
  night: half % 2 !== 0,
});

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
