import type { Audience, PageStatus, Severity } from '../../incident/vocabulary.ts';

/** An update with what a place outside wants to know beside its words. */
export type UpdateMessage = {
  readonly text: string;
  readonly audience: Audience;
  readonly title: string;
  readonly severity: Severity;
  /** How far it is, in the status page's words. */
  readonly status: PageStatus;
  /** Parts of the product that are affected, as the status page calls them. */
  readonly components: readonly string[];
  /** It never happened: every message begins and ends with saying so. */
  readonly exercise: boolean;
};

/** What would turn the direction of what follows, or could not be seen. */
const turning = /[\u202A-\u202E\u2066-\u2069]/g;
const lineEnd = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/g;
const control = /[^\P{Cc}\n\t]/gu;
const halfCharacter = /\p{Cs}/gu;

/** Words as they may leave the console: lines end in one way, and nothing in them acts. No word is lost. */
export const cleaned = (text: string): string =>
  text
    .replaceAll(lineEnd, '\n')
    .replaceAll(turning, '')
    .replaceAll(control, ' ')
    .replaceAll(halfCharacter, '\uFFFD')
    .trim();

/** The same on one line: for a subject, a name, a heading. */
export const cleanedLine = (text: string): string => cleaned(text).replaceAll(/\s+/g, ' ');

/** Cut to so many characters (UTF-16 units), never through the middle of one, with an ellipsis where it was longer. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const kept = text.slice(0, most - 1).replace(/\p{Cs}$/u, '');
  return `${kept.trimEnd()}…`;
}
