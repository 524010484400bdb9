import type { CommandFields } from '../incident/commands.ts';
import type { Instant } from '../ids.ts';
import { MAX_TEXT } from '../incident/vocabulary.ts';
import { cutTo } from './document.ts';
import type { ImportedDocument, ImportedRow } from './imported.ts';
import { importKey, isImportKey } from './key.ts';

export type PlannedEntry = CommandFields<'import'>['entries'][number];
type PlannedUpdate = CommandFields<'import'>['updates'][number];

/** Room for what is said about the time behind an entry's words. */
const LONGEST = MAX_TEXT - 200;

/** One kind of line end, no half characters: what is kept is what is read back. */
export const tidy = (text: string): string =>
  text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/\p{Surrogate}|\0/gu, '\u{FFFD}')
    .trim();

/** A digest as commands take it, whatever a reader used for one. */
export const keyOf = (key: string): string => (isImportKey(key) ? key : importKey(key));

/** A name as the record takes one; null where nobody is named. */
export const personOf = (who: string | null): string | null => {
  const name = who === null ? '' : cutTo(tidy(who.replaceAll(/\s+/g, ' ')), 80).trim();
  return name === '' ? null : name;
};

/** Words in pieces that fit an entry, cut where a line or a word ends. */
export function pieces(text: string): readonly string[] {
  const found: string[] = [];
  let rest = text;
  while (rest.length > LONGEST) {
    const line = rest.lastIndexOf('\n', LONGEST);
    const word = rest.lastIndexOf(' ', LONGEST);
    let at = line > LONGEST / 2 ? line : word > LONGEST / 2 ? word : LONGEST;
    // Never within a character of two units.
    if ((rest.charCodeAt(at) & 0xfc00) === 0xdc00) at -= 1;
    found.push(rest.slice(0, at).trim());
    rest = rest.slice(at).trim();
  }
  return [...found, rest].filter((piece) => piece !== '');
}

/** `2026-11-20 14:02 UTC`: the same on every desktop, so that both write the same words. */
const stampWords = (at: Instant): string =>
  `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/** What is said behind the words where the time is not as plain as it looks in the log. */
function timeWords({ raw, at, until, precision }: ImportedRow, now: Instant): string {
  const said: string[] = [];
  if (at !== null && at > now)
    said.push(`stated as ${raw === '' ? stampWords(at) : cutTo(tidy(raw), 60)}, which lies in the future`);
  else if (at === null || precision === 'none') said.push('time not stated');
  else if (precision === 'day') said.push('only its day is stated');
  else if (precision === 'about') said.push('about this time');
  if (at !== null && until !== null && until > at) said.push(`until ${stampWords(until)}`);
  return said.length === 0 ? '' : ` (${said.join('; ')})`;
}

/**
 * The rows of a document as entries. What has no time of its own has that of the entry before, and says so.
 * @param start the time of what stands before the first time.
 */
export function* entriesOf(
  { rows }: Pick<ImportedDocument, 'rows'>,
  start: Instant,
  now: Instant,
): Generator<PlannedEntry> {
  let last = rows.find(({ at }) => at !== null && at <= now)?.at ?? start;
  for (const row of rows) {
    if (row.at !== null && row.at <= now) last = row.at;
    const all = pieces(tidy(row.text));
    const about = timeWords(row, now);
    for (const [place, piece] of all.entries()) {
      const of = all.length === 1 ? '' : ` (${place + 1} of ${all.length})`;
      yield {
        key: place === 0 ? keyOf(row.key) : importKey(row.key, 'part', place),
        ...{ at: Math.floor(last), kind: row.kind, text: `${piece}${about}${of}`, who: personOf(row.who) },
      };
    }
  }
}

/** What stakeholders were told: the same words to several of them at once are one update. */
export function updatesOf(
  { updates }: Pick<ImportedDocument, 'updates'>,
  now: Instant,
): readonly PlannedUpdate[] {
  const alike = new Map<string, PlannedUpdate & { readonly audiences: PlannedUpdate['audiences'] }>();
  for (const { key, at, audience, status, text, who } of updates) {
    for (const [place, piece] of pieces(tidy(text)).entries()) {
      const same = JSON.stringify([at, status, piece, who]);
      const held = alike.get(same);
      if (held !== undefined) {
        if (!held.audiences.includes(audience)) held.audiences.push(audience);
        continue;
      }
      const own = place === 0 ? keyOf(key) : importKey(key, 'part', place);
      const sent = { key: own, at: Math.min(at, now), text: piece, who: personOf(who) };
      alike.set(same, { ...sent, audiences: [audience], status });
    }
  }
  return [...alike.values()];
}
