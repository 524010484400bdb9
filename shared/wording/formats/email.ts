import { pageStatusLabel, severityLabel } from '../../incident/vocabulary.ts';
import { asPlainText } from './plain.ts';
import { cleanedLine, cut, type UpdateMessage } from './message.ts';

/** RFC 5322 (2.1.1): no line of a message is longer than that, in bytes. */
const MAX_LINE = 998;
/** A subject that mail programs still show. */
const MAX_SUBJECT = 150;

export type Email = { readonly subject: string; readonly body: string };

/** Subject and words of an e-mail. The subject is one line whatever was typed: it can't begin another header. */
export function emailOf(message: UpdateMessage): Email {
  const { title, audience, severity, status, exercise } = message;
  const end = `: ${pageStatusLabel[status]}${exercise ? ' (EXERCISE)' : ''}`;
  // Severities are the team's own words: customers are not told any.
  const grade = audience === 'customers' ? '' : `[${severityLabel[severity]}] `;
  const start = `${exercise ? 'EXERCISE ' : ''}${grade}`;
  const room = MAX_SUBJECT - start.length - end.length;
  return { subject: `${start}${cut(cleanedLine(title), room)}${end}`, body: folded(asPlainText(message)) };
}

/** As text: a `Subject:` line, an empty one, the words. */
export function asEmail(message: UpdateMessage): string {
  const { subject, body } = emailOf(message);
  return `Subject: ${subject}\n\n${body}\n`;
}

const folded = (text: string): string => text.split('\n').flatMap(foldedLine).join('\n');

/** Lines that no mail server refuses: broken at a space where there is one. */
function foldedLine(line: string): readonly string[] {
  const lines: string[] = [];
  let rest = line;
  while (bytesOf(rest) > MAX_LINE) {
    const fits = fitting(rest);
    const space = rest.lastIndexOf(' ', fits);
    const at = space > 0 ? space : fits;
    lines.push(rest.slice(0, at));
    rest = rest.slice(at).trimStart();
  }
  return [...lines, rest];
}

/** How many UTF-16 units of a line fit, never half of a character. */
function fitting(line: string): number {
  let bytes = 0;
  let units = 0;
  for (const character of line) {
    bytes += bytesOf(character);
    if (bytes > MAX_LINE) break;
    units += character.length;
  }
  return units;
}

/** Bytes as UTF-8; `shared` has no encoder. */
function bytesOf(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x8_00 ? 2 : code < 0x1_00_00 ? 3 : 4;
  }
  return bytes;
}
