import type { Instant } from '../../ids.ts';
import { formatClock, formatStamp, sameDay } from '../../time/format.ts';
import type { Brief } from '../brief.ts';
import { capital, heldIn } from '../role-words.ts';
import type { BriefSection, Said } from './item.ts';

/** Who reads it, and when: `zoneName` is what people call the zone, `CET`. */
export type Reader = { readonly now: Instant; readonly zone: string; readonly zoneName: string };

/** A clock time, with its date where it is not of today. */
export const clockFor =
  ({ now, zone }: Pick<Reader, 'now' | 'zone'>) =>
  (at: Instant): string =>
    sameDay(at, now, zone) ? formatClock(at, zone) : formatStamp(at, zone);

/** Words of the console with their clock times as they are here. */
export const saidIn = (said: Said, show: (at: Instant) => string): string =>
  said.map((part) => (typeof part === 'string' ? part : show(part))).join('');

/** “Command, from ana to ben”. */
export function headOf({ role, area, from, to }: Brief): string {
  const whose = [from === null ? '' : `from ${from}`, to === null ? '' : `to ${to}`].filter(
    (part) => part !== '',
  );
  return [capital(heldIn(role, area)), whose.join(' ')].filter((part) => part !== '').join(', ');
}

/** “As of Fri 20 Nov 14:31, all times CET.” */
export const asOf = ({ now, zone, zoneName }: Reader): string =>
  `As of ${formatStamp(now, zone)}, all times ${zoneName}.`;

/** What there is to read, and behind it one sentence for each section that has nothing in it. */
export const readable = ({
  sections,
}: Brief): { readonly filled: readonly BriefSection[]; readonly empty: readonly string[] } => ({
  filled: sections.filter(({ items }) => items.length > 0),
  empty: sections.flatMap(({ items, none }) => (items.length === 0 ? [none] : [])),
});

/** What stands above those sentences. */
export const EMPTY = 'Nothing on record';
