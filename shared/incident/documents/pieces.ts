import type { Instant } from '../../ids.ts';
import { formatClock, formatClockUtc, formatDay } from '../../time/format.ts';
import { wallAt } from '../../time/zones.ts';
import { declarationOf, severityOf } from '../facts.ts';
import type { Incident } from '../state.ts';
import { EXERCISE, stamp } from '../view/pieces.ts';
import { inline } from '../view/words.ts';
import { severityLabel } from '../vocabulary.ts';

/** Whether there is anything to write a document of: before that nobody knows what it is, or whether it is an exercise. */
export const hasDocuments = (incident: Incident): boolean =>
  declarationOf(incident) !== undefined && severityOf(incident) !== undefined;

/** `SEV1: Films do not start`, in plain words. */
export function titleOf(incident: Incident): string {
  const severity = severityOf(incident)?.severity;
  return `${severity === undefined ? '' : `${severityLabel[severity]}: `}${declarationOf(incident)?.title ?? 'title redacted'}`;
}

/** The same on one line, as Markdown. */
export const headingOf = (incident: Incident): string => inline(titleOf(incident));

/** The lines of a document, with what everything of an exercise begins and ends with. */
export function written(incident: Incident, lines: readonly string[]): string {
  const exercise = declarationOf(incident)?.exercise === true;
  return `${(exercise ? [EXERCISE, '', ...lines, '', EXERCISE] : lines).join('\n')}\n`;
}

/** UTC, and the same time on a clock in `zone` behind it in brackets: for readers elsewhere, and for those who were there. */
export type Both = { readonly clock: (at: Instant) => string; readonly stamp: (at: Instant) => string };

export function bothTimes(zone: string): Both {
  // Not by the zone's own name: ten thousand times are written, and UTC needs no table of zones.
  const utc = (at: Instant): string => formatClockUtc(at).slice(0, 5);
  if (zone === 'UTC') return { clock: utc, stamp };
  const local = (at: Instant): string => {
    const sameDay = Math.floor(wallAt(at, zone).getTime() / DAY) === Math.floor(at / DAY);
    return sameDay ? formatClock(at, zone) : `${formatDay(at, zone)} ${formatClock(at, zone)}`;
  };
  return {
    clock: eachMinuteOnce((at) => `${utc(at)} (${local(at)})`),
    stamp: eachMinuteOnce((at) => `${stamp(at)} (${local(at)})`),
  };
}

const DAY = 86_400_000;
const MINUTE = 60_000;

/** Rows are written in the order of time: many of them lie in the minute of the one before. */
function eachMinuteOnce(write: (at: Instant) => string): (at: Instant) => string {
  let last: { readonly minute: number; readonly words: string } | undefined;
  return (at) => {
    const minute = Math.floor(at / MINUTE);
    if (last?.minute !== minute) last = { minute, words: write(at) };
    return last.words;
  };
}
