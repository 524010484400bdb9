import type { Incident } from '../state.ts';
import { roundNumbers, updatesOf, type Update } from '../updates.ts';
import { pageStatusLabel } from '../vocabulary.ts';
import { page, stamp, ZONE_WORDS } from './pieces.ts';
import { block, inline } from './words.ts';

/** Every update to stakeholders as it stands, latest first; undefined where none was sent. */
export function updatesPage(incident: Incident, heading: string, exercise: boolean): string | undefined {
  const updates = updatesOf(incident);
  if (updates.length === 0) return undefined;
  const numbers = roundNumbers(incident);
  const lines = [...updates].reverse().flatMap((update) => {
    const { id, at, text, nextDueAt } = update;
    return [
      '',
      `## Update ${numbers.get(id) ?? ''}: ${stamp(at)}`,
      '',
      sentWords(update),
      '',
      `> ${block(text, '> ')}`,
      ...(nextDueAt === null ? [] : ['', `The next one was promised for ${stamp(nextDueAt)}.`]),
    ];
  });
  return page(exercise, [`# Updates: ${heading}`, '', ZONE_WORDS, ...lines]);
}

/** Who sent it to whom, where, under which status, and who had looked at it. */
function sentWords({ by, audiences, channel, status, approvedBy }: Update): string {
  const approvers = [...new Set(audiences.flatMap((each) => approvedBy[each] ?? []))].map(inline);
  return [
    `By ${inline(by)} to ${audiences.join(', ')}${channel === null ? '' : ` (${inline(channel)})`}.`,
    ...(status === null ? [] : [`Status: ${pageStatusLabel[status].toLowerCase()}.`]),
    ...(approvers.length === 0 ? [] : [`Approved by ${approvers.join(' and ')}.`]),
  ].join(' ');
}
