import type { Incident } from '../state.ts';
import { updatesOf } from '../updates.ts';
import { page, stamp, ZONE_WORDS } from './pieces.ts';
import { block, inline } from './words.ts';

/** Every update to stakeholders as it stands, latest first; undefined where none was sent. */
export function updatesPage(incident: Incident, heading: string, exercise: boolean): string | undefined {
  const updates = updatesOf(incident);
  if (updates.length === 0) return undefined;
  const lines = [...updates.entries()]
    .reverse()
    .flatMap(([i, { at, by, audiences, text, nextDueAt }]) => [
      '',
      `## Update ${i + 1}: ${stamp(at)}`,
      '',
      `By ${inline(by)} to ${audiences.join(', ')}.`,
      '',
      `> ${block(text, '> ')}`,
      ...(nextDueAt === null ? [] : ['', `The next one was promised for ${stamp(nextDueAt)}.`]),
    ]);
  return page(exercise, [`# Updates: ${heading}`, '', ZONE_WORDS, ...lines]);
}
