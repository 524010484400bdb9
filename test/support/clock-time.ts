/** A clock time as the console writes it, as a pattern: with its day where that is another one than today. */
const CLOCK = String.raw`(?:[A-Z][a-z]{2} \d{1,2} [A-Z][a-z]{2} )?\d\d:\d\d`;

/** A pattern in which each `\d\d:\d\d` may say its day as well: what was a while ago was yesterday, just after midnight. */
export const clocked = ({ source, flags }: RegExp): RegExp =>
  new RegExp(
    source.replaceAll(String.raw`\d\d:\d\d`, () => CLOCK),
    flags,
  );
