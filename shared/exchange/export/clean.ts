/** What would turn the direction of what follows, or could not be seen; lines keep their ends. */
const unclean = /[^\P{Cc}\n\r\t]|\p{Cs}|[\u202A-\u202E\u2066-\u2069]/u;

/** Words as a file keeps them: no half characters, which no encoding has, and nothing in them acts. No word is lost. */
export const clean = (text: string): string =>
  unclean.test(text)
    ? text
        .replaceAll(/[\u202A-\u202E\u2066-\u2069]/g, '')
        .replaceAll(/[^\P{Cc}\n\r\t]/gu, ' ')
        .replaceAll(/\p{Cs}/gu, '\uFFFD')
    : text;
