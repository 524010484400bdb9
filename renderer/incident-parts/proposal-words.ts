import type { Instant } from '../../shared/ids.ts';
import type { Objection, Proposal } from '../../shared/incident/proposals.ts';
import { formatSpan } from '../../shared/time/format.ts';
import { stamp } from './zone.ts';

/** `no objections so far`, `objections by ben and cem`. */
export function objectionWords(objections: readonly Objection[]): string {
  const people = [...new Set(objections.map(({ by }) => by))];
  const [first] = people;
  if (first === undefined) return 'no objections so far';
  if (objections.length === 1) return `${first} objects`;
  const last = people.at(-1) ?? first;
  return people.length === 1
    ? `${objections.length} objections by ${first}`
    : `objections by ${people.slice(0, -1).join(', ')} and ${last}`;
}

/** `asked 14:07 by marek, 2 min ago`: how long it has been asked is what makes silence an answer. */
export function askedWords({ item, proposedBy }: Proposal, now: Instant): string {
  const since = now - item.at < 60_000 ? 'just now' : `${formatSpan(now - item.at)} ago`;
  return `asked ${stamp(item.at, now)} by ${proposedBy}, ${since}`;
}
