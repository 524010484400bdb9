import type { InjectKind } from '../exercise/scenario.ts';
import { roleLabel, roleSchema } from './vocabulary.ts';

/** What an inject is called; a `text` is a word from outside that is of no other kind. */
export const injectLabel: Record<InjectKind, string> = {
  text: 'Inject',
  log: 'Log line',
  alert: 'Alert',
  message: 'Message',
  picture: 'Picture',
  hint: 'Hint',
};

/** Who an inject is for, in words: a role by its name, a person by theirs, else all. */
export function injectTo(to: string | null): string {
  const role = roleSchema.safeParse(to);
  return to === null ? 'all' : role.success ? roleLabel[role.data].toLowerCase() : to;
}

/** The title of an inject beside the word for its kind: `Alert: page is slow` does not say twice what it is. */
export function injectTitle(kind: InjectKind, title: string): string {
  const word = injectLabel[kind];
  if (!title.toLowerCase().startsWith(`${word.toLowerCase()}:`)) return title;
  const rest = title.slice(word.length + 1).trim();
  return `${rest.charAt(0).toUpperCase()}${rest.slice(1)}`;
}

/** `Alert from Alertmanager to all: Database errors 12 %`, with what it says below; it reads by itself everywhere. */
export function injectWords(said: {
  readonly kind: InjectKind;
  readonly title: string;
  readonly text: string;
  readonly from: string;
  readonly to: string | null;
}): string {
  const { kind, text, from, to } = said;
  const title = injectTitle(kind, said.title);
  const who = `${injectLabel[kind]}${from === '' ? '' : ` from ${from}`} to ${injectTo(to)}`;
  return title === '' || title === text ? `${who}: ${text}` : `${who}: ${title}\n${text}`;
}
