/** `0.1 %` never breaks between its number and its sign. */
export const withFixedPercent = (words: string): string => words.replaceAll(/(\d) %/g, '$1\u00a0%');
