/** What has a meaning in HTML, in text or in an attribute. */
const marked = /[&<>"']/;

export const escapeHtml = (text: string): string =>
  marked.test(text)
    ? text
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('"', '&quot;')
        .replaceAll("'", '&#39;')
    : text;

/** One line of characters that are what they look like: nearly all texts, and ten thousand are written in one go. */
const harmless = /^[ -~\u00A0-\u024F\u2018-\u201D\u2026]*$/;
const webAddress = /(https?:\/\/[\p{L}\p{N}[][^\s<>"`\\{}|^]*)/iu;

/** Words of a record as HTML that shows exactly them, line by line; web addresses in them are links. */
export const wordsHtml = (text: string): string =>
  harmless.test(text) && !text.includes('://') ? escapeHtml(text.trim()) : withLinks(text);

const withLinks = (text: string): string =>
  text
    .replaceAll(/[\u202A-\u202E\u2066-\u2069]|(?![\n\t])\p{Cc}/gu, '')
    .replaceAll(/\p{Cs}/gu, '\uFFFD')
    .trim()
    .split(webAddress)
    .map((part, i) => (i % 2 === 1 ? addressHtml(part) : escapeHtml(part)))
    .join('')
    .replaceAll('\n', '<br>');

/** A sentence's end is not part of an address; a bracket that was opened in it is. */
function addressHtml(text: string): string {
  const end = /[.,;:!?'*_~)\]]*$/.exec(text)?.[0] ?? '';
  const opened = /[([]/.test(text.slice(0, text.length - end.length));
  const kept = opened ? (/^[)\]]/.exec(end)?.[0] ?? '') : '';
  const address = text.slice(0, text.length - end.length) + kept;
  const safe = escapeHtml(address);
  return `<a href="${safe}">${safe}</a>${escapeHtml(text.slice(address.length))}`;
}
