import type { Instant } from '../ids.ts';
import type { Incident } from './state.ts';

/**
 * Something that is asked of one person: it stands above the log on their desktop, rings there at once, and one key
 * answers it. A kind is added by who can ask for it.
 */
export type ForMe = {
  /** Stays the same as long as it is about the same thing. */
  readonly key: string;
  /** Since when it waits. */
  readonly at: Instant;
  readonly by: string;
} & { readonly kind: 'ask'; readonly entry: string; readonly text: string; readonly dueAt: Instant | null };

/** Whether two names mean the same person: as they are typed at two desktops. */
export const isSamePerson = (a: string, b: string): boolean =>
  a.trim().toLowerCase() === b.trim().toLowerCase();

/** Everything that waits for a person in an incident, what came first at the top; nothing once it is over. */
export function askedOf(_incident: Incident, _person: string): readonly ForMe[] {
  return [];
}
