/** A clock time as the console writes it, as a pattern: with its day where that is another one than today. */
export const CLOCK = String.raw`(?:[A-Z][a-z]{2} \d{1,2} [A-Z][a-z]{2} )?\d\d:\d\d`;
