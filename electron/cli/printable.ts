/** What a terminal obeys rather than shows, but for the ends of lines and the tab. */
const commands = /(?![\t\n]|\r\n)\p{Cc}/gu;

/** Words of a record as a terminal shows them: whoever wrote them elsewhere does not steer the terminal of who reads them. */
export const printable = (text: string): string => text.replaceAll(commands, '\u{FFFD}');
