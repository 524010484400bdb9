import { dateAt } from './scan-date.ts';
import type { FoundDate, FoundTime } from './found-time.ts';
import { timesIn } from './head-time.ts';
import { zoneCalled, type CalledZone } from './zones-called.ts';

const stated =
  /\b(?:all|unless[^.]{0,80}?all) (?:the )?(?:dates and )?(?:time(?:stamp)?s?|clock times)\b[^.:]{0,40}?(?::|\b(?:in|are|is|as)\b)(?: (?:in|local to|given in))?\s+(.{2,60})|^\W{0,4}(?:times|timestamps)(?: (?:shown|given|listed|below|here))?\s*(?::|\b(?:in|are in|are)\b)\s+(.{2,60})|\btime ?zone(?: used)?\W{1,6}(.{2,60})|\(all times (?:in )?([^)]{2,40})\)|^\W{0,4}all times ([A-Z]{2,5}\b.{0,20})/i;

/** The zone that a document says its times are in, in a line of it (with the next one, where a sentence goes on there). */
export function statedZone(line: string): CalledZone | null {
  if (line.length > 2_000) return null;
  const found = stated.exec(line);
  const groups: readonly (string | undefined)[] = found?.slice(1) ?? []; // one of the ways, and nothing for the others
  const phrase = groups.find((group) => group !== undefined);
  return phrase === undefined ? null : zoneCalled(phrase.split(/[.;](?:\s|$)/)[0] ?? '');
}

const headed =
  /\b(?:timeline|chronology|times?|events)\b[^()]{0,60}?(?:\(([^)]{2,60})\)|(?:[,:–—-]|\bin)\s+([A-Z]{2,5}\b.{0,20}|.{2,30}\btime))\W{0,6}$/i;

/** The zone that the heading over a timeline names: `Timeline (CET)`, `Timeline of events, Pacific time`. */
export function headedZone(heading: string): CalledZone | null {
  const [, within, after] = heading.length > 200 ? [] : (headed.exec(heading) ?? []);
  const phrase = within ?? after;
  return phrase === undefined ? null : zoneCalled(phrase);
}

/** The day that a document says its times lie on: `all events happened on 2019-10-21`. */
export function statedDay(line: string): FoundDate | null {
  if (line.length > 2_000) return null;
  const found = /\b(?:events|times|timestamps|of this)\b[^.]{0,40}?\bon (?:\w{3,9}day,? )?(?=[\dA-Z])/i.exec(
    line,
  );
  return found === null ? null : (dateAt(line, found.index + found[0].length)?.value ?? null);
}

/** The day that prose names first, with `on` before it as stories do: `On Monday, Oct 15, starting at 20:00`. */
export function toldDay(prose: string): FoundTime | null {
  return (
    timesIn(prose).find(
      ({ date, from }) =>
        (date?.day ?? null) !== null &&
        /(?:\b(?:on|of|at)|^|[,(])(?: (?:the )?(?:early |late )?(?:morning|afternoon|evening|night)(?: of)?)?\s*$/i.test(
          prose.slice(Math.max(0, from - 40), from),
        ),
    ) ?? null
  );
}

/** A day in a title, however it is written there. */
export const titleDay = (title: string): FoundDate | null =>
  timesIn(title).find(({ date }) => date !== null && date.day !== null)?.date ?? null;
