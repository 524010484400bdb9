const named: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', ndash: '–', mdash: '—', hellip: '…' },
  ...{ rsquo: '’', lsquo: '‘', ldquo: '“', rdquo: '”' },
};

/** `&amp;` and its like as the signs that they stand for; what is not known stays as it is. */
export const withoutEntities = (text: string): string =>
  text.replaceAll(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hex, name) => {
    const code =
      decimal === undefined ? (hex === undefined ? null : parseInt(String(hex), 16)) : Number(decimal);
    if (code === null) return named[String(name).toLowerCase()] ?? whole;
    // Half a character, or none at all, is no text.
    const isText = code > 31 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    return isText ? String.fromCodePoint(code) : whole;
  });

/** Markup as words: line breaks kept, links with their address behind them, tags dropped. What is no tag stays. */
export function withoutTags(html: string): string {
  const text = html
    .replaceAll(/<a\s[^<>]*href="([^"<>]*)"[^<>]*>([^<]*)<\/a>/gi, (_, href: string, words: string) =>
      words.trim() === '' || words.trim() === href ? href : `${words} (${href})`,
    )
    .replaceAll(/<br\s*\/?>/gi, '\n')
    .replaceAll(/<\/(?:p|div|li|h[1-6]|tr)>/gi, '\n')
    .replaceAll(/<li(?:\s[^<>]*)?>/gi, '- ')
    .replaceAll(
      /<\/?(?:p|div|span|b|i|em|strong|u|ul|ol|li|h[1-6]|small|var|code|pre|table|tr|td|th|tbody|thead)(?:\s[^<>]*)?>/gi,
      '',
    );
  return withoutEntities(text)
    .replaceAll(/[ \t]+\n/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}
