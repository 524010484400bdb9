/** What would let words of a record act: turn the direction of what follows, or end a line where none ends. */
const turning = /[\u202A-\u202E\u2066-\u2069]/g;
const lineEnd = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;
const control = /\p{Cc}/gu;
const halfCharacter = /\p{Cs}/gu;

/** The only addresses that become links. */
const webAddress = /(https?:\/\/[\p{L}\p{N}[][^\s<>"`\\{}|^]*)/iu;
/** What readers of Markdown turn into a link by themselves: an address of another kind, or of a mailbox. */
const otherAddress =
  /[a-z][a-z0-9+.-]*:\/\/|^\P{L}*(?:mailto|xmpp|tel|sms|data|javascript|vbscript):|@[^\s@]*\.[^\s@]/iu;

/**
 * One line of characters that are what they look like: nearly all texts, and ten thousand of them are written in one
 * go. Whatever follows looks for what such a text can't hold only where it may be.
 */
const harmless = /^[ -~\u00A0-\u024F\u2018-\u201D\u2026]*$/;

/** A text's lines, none of which can end another. */
export const linesOf = (text: string): readonly string[] =>
  harmless.test(text)
    ? [text.trimEnd()]
    : text
        .split(lineEnd)
        .map((line) =>
          line.replaceAll(turning, '').replaceAll(control, ' ').replaceAll(halfCharacter, '\uFFFD').trimEnd(),
        );

/**
 * Words of a record as Markdown that shows exactly them, on one line: no markup, no HTML, and no links but to web
 * addresses that stand in them.
 */
export const inline = (text: string): string =>
  harmless.test(text)
    ? lineWords(text.trim())
    : linesOf(text)
        .map((line) => lineWords(line.trim()))
        .filter((line) => line !== '')
        .join(' ');

/** The same with its lines kept; `indent` is what lines after the first begin with, to stay in their list item. */
export function block(text: string, indent = ''): string {
  if (harmless.test(text)) return lineWords(text.trim());
  const lines = withoutEnds(linesOf(text)).map(lineWords);
  return lines.join(`\\\n${indent}`);
}

/** Words that no longer count, struck through line by line. */
export const struck = (text: string, indent = ''): string =>
  withoutEnds(linesOf(text))
    .map((line) => (line.trim() === '' ? '' : `~~${lineWords(line.trim())}~~`))
    .join(`\\\n${indent}`);

/** Without empty lines before the first words and after the last, and without blanks before the first. */
function withoutEnds(lines: readonly string[]): readonly string[] {
  const said = (line: string): boolean => line.trim() !== '';
  const [first = '', ...others] = lines.slice(lines.findIndex(said), lines.findLastIndex(said) + 1);
  return [first.trimStart(), ...others];
}

function lineWords(line: string): string {
  const rest = line.trimStart();
  const space = line.slice(0, line.length - rest.length);
  const words = rest.includes('://')
    ? rest
        .split(webAddress)
        .map((part, i) => (i % 2 === 1 ? link(part) : plain(part)))
        .join('')
    : plain(rest);
  // Four spaces would make code of it, and fewer would be lost.
  return `${'\u00A0'.repeat(Math.min(space.length, 40))}${space === '' ? atStart(words) : words}`;
}

/** What begins a list, a heading, a rule or a definition where a line begins. */
const atStart = (words: string): string => (/^[-+=#:\d]/.test(words) ? escapedStart(words) : words);

const escapedStart = (words: string): string =>
  words.replace(/^[-+=#:]/, (mark) => `\\${mark}`).replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2');

/** The address as a link that shows itself; a sentence's end is not part of it. */
function link(address: string): string {
  const end = /[.,;:!?'*_~)\]]*$/.exec(address)?.[0] ?? '';
  const closes = /[()[\]]/.test(address.slice(0, address.length - end.length));
  // A bracket that was opened inside the address belongs to it: /wiki/Outage_(disambiguation)
  const kept = closes ? (/^[)\]]/.exec(end)?.[0] ?? '') : '';
  const whole = address.slice(0, address.length - end.length) + kept;
  return `<${whole}>${plain(address.slice(whole.length))}`;
}

/** Every address of another kind has one of these. */
const inAddress = /[:@]/;

const plain = (text: string): string =>
  inAddress.test(text)
    ? text
        .split(/([^\s`]+)/)
        .map((run) => (inAddress.test(run) && otherAddress.test(run) ? `\`${run}\`` : escaped(run)))
        .join('')
    : escaped(text);

const markup = /[&<>\\`*_{}[\]|~$]/;

const escaped = (text: string): string =>
  markup.test(text)
    ? text
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll(/[\\`*_{}[\]|~$]/g, (mark) => `\\${mark}`)
    : text;
