/** Makes a short text of a longer one, the same for the same: handed in, since `shared` knows no crypto. */
export type Hash = (text: string) => string;

const said =
  'Rendered by IC Console from the record. Edits of this file are kept beside it and not read back.';
const pattern = /^<!-- Rendered by IC Console [^\n]* (\d{1,15}) events?, content ([0-9a-f]{32}) -->\n/;

const contentOf = (events: number, body: string, hash: Hash): string => hash(`${events}\n${body}`);

/**
 * A rendered file, whose first line says what it is, how many events it was made of, and the hash of its content: any
 * console can tell what a console wrote from what a person has changed.
 * @param hash gives at least 32 hexadecimal digits.
 */
export const withFirstLine = (body: string, events: number, hash: Hash): string =>
  `<!-- ${said} ${events} ${events === 1 ? 'event' : 'events'}, content ${contentOf(events, body, hash).slice(0, 32)} -->\n${body}`;

/** How many events a file was made of, if a console wrote it and nobody has changed it since; else null. */
export function renderedFrom(text: string, hash: Hash): number | null {
  // Git on Windows may have changed the ends of lines: that is nobody's edit.
  const file = text.replaceAll('\r\n', '\n');
  const found = pattern.exec(file);
  if (found === null) return null;
  const events = Number(found[1]);
  const content = contentOf(events, file.slice(found[0].length), hash).slice(0, 32);
  return content === found[2] ? events : null;
}
