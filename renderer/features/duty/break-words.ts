import { personMeant } from '../../../shared/incident/people.ts';

/** What was typed after `/break`: `@ana 20m`, `45`, `1h`, or nothing. */
export type BreakWords = { readonly person: string | null; readonly minutes: number | null };

/** Minutes as they are typed: `20`, `20m`, `20 min`, `1h`; null for anything else. */
export function minutesOf(words: string): number | null {
  const match = /^(\d{1,4})\s*(m|min|minutes?|h|hours?)?$/i.exec(words.trim());
  if (match === null) return null;
  const amount = Number(match[1]) * (match[2]?.toLowerCase().startsWith('h') === true ? 60 : 1);
  return amount >= 1 && amount <= 10_080 ? amount : null;
}

/** Reads who and for how long; a person may be named with or without the sign. */
export function breakWords(words: string, known: readonly { readonly name: string }[]): BreakWords {
  const typed = words.trim();
  const time = /(?:^|\s)(\d{1,4}\s*(?:m|min|minutes?|h|hours?)?)$/i.exec(typed);
  const minutes = time === null ? null : minutesOf(time[1] ?? '');
  const rest = (minutes === null || time === null ? typed : typed.slice(0, time.index)).trim();
  const name = rest.replace(/^@/, '');
  return { person: name === '' ? null : personMeant(name, known), minutes };
}
