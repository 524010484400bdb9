import type { Instant } from '../../ids.ts';
import { formatDay } from '../../time/format.ts';

/** All clock times of the view are UTC: its readers sit anywhere, and the files are the same for all of them. */
export const ZONE_WORDS = 'All times are UTC.';
/** Begins and ends whatever is about an exercise. */
export const EXERCISE = '**EXERCISE EXERCISE EXERCISE**';

/** `2026-11-17 14:02`. */
export function stamp(at: Instant): string {
  const iso = new Date(at).toISOString();
  return `${iso.slice(0, -14)} ${iso.slice(-13, -8)}`; // the year may have six digits, the rest has its places
}

/** `Tue 17 Nov 2026`. */
export const day = (at: Instant): string => `${formatDay(at, 'UTC')} ${new Date(at).getUTCFullYear()}`;

/** A section with its heading; nothing where there is nothing in it. */
export const section = (heading: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', `## ${heading}`, '', ...lines];

/** No page grows beyond what folders and Git hosts take for one; the record holds all of it. */
const MAX_BYTES = 3 * 1024 * 1024;

/** The lines of a file, with what every file of an exercise begins and ends with. */
export function page(exercise: boolean, lines: readonly string[]): string {
  const kept = fitting(lines);
  const all = exercise ? [EXERCISE, '', ...kept, '', EXERCISE] : kept;
  return `${all.join('\n')}\n`;
}

function fitting(lines: readonly string[]): readonly string[] {
  let room = MAX_BYTES;
  const end = lines.findIndex((line) => (room -= bytesAtMost(line)) < 0);
  if (end === -1) return lines;
  return [
    ...lines.slice(0, end),
    '',
    'This page ends here: it has grown too long. The console shows all of it.',
  ];
}

/** What a line takes as UTF-8, at most: three bytes for each unit that is not ASCII. */
const bytesAtMost = (line: string): number => 1 + (/^[\x00-\x7f]*$/.test(line) ? 1 : 3) * line.length;
