/** A fence as it begins a line; where it is indented it may belong to a list, which only a whole parser could tell. */
const fence = /^(`{3,}(?!.*`)|~{3,})/;
const indentedFence = /^[\s>*+\-\d.)]+(?:`{3,}|~{3,})/;
const heading = /^( {0,3})(#{1,6})(?=[ \t]|$)/;
const underline = /^ {0,3}(?:(=+)|(-+))[ \t]*$/;
/** What a line of a paragraph never begins with. */
const block = /^ {0,3}(?:[#>|]|[-*+](?:[ \t]|$)|\d{1,9}[.)](?:[ \t]|$)|`{3}|~{3})|^(?: {4}|\t)|^\s*$/;

/**
 * Markdown that people wrote, to stand inside a document: its headings come below `level`, and what looks like HTML shows
 * as it was written wherever the document is read. Code keeps its signs where it is code to every reader; where that is
 * uncertain (fences inside lists, backticks that do not pair) nothing is taken for code.
 */
export function peopleMarkdown(text: string, level: number): string {
  const lines = text.replaceAll(/\r\n?/g, '\n').replaceAll('\u0000', '\uFFFD').trim().split('\n');
  const certain = !lines.some((line) => indentedFence.test(line));
  const out: string[] = [];
  let paragraph: string[] = [];
  let closing: RegExp | null = null;
  let end = '';
  const flush = (): void => {
    const balanced = certain && paragraph.every(isBalanced);
    out.push(...paragraph.map((line) => withoutHtml(line, balanced)));
    paragraph = [];
  };
  for (const line of shifted(lines, level, certain)) {
    const opened: string | undefined = closing === null && certain ? fence.exec(line)?.[1] : undefined;
    if (closing !== null) {
      out.push(line);
      if (closing.test(line)) closing = null;
    } else if (opened !== undefined) {
      flush();
      out.push(withoutHtml(line, false));
      closing = endOf(opened);
      end = opened;
    } else if (line.trim() === '') {
      flush();
      out.push('');
    } else paragraph.push(line);
  }
  flush();
  // A fence that was never closed would go on to the end of the document.
  if (closing !== null) out.push(end);
  return out.join('\n');
}

/** What ends a fence: as many of its signs, or more, and nothing else. */
const endOf = (opened: string): RegExp =>
  new RegExp(`^ {0,3}[${opened.charAt(0)}]{${opened.length},}[ \\t]*$`);

/** Headings of both kinds, below `level`; what is inside a fence is no heading. */
function shifted(lines: readonly string[], level: number, certain: boolean): readonly string[] {
  const out: string[] = [];
  let closing: RegExp | null = null;
  for (const line of lines) {
    if (closing !== null) {
      if (closing.test(line)) closing = null;
      out.push(line);
      continue;
    }
    const opened = certain ? fence.exec(line)?.[1] : undefined;
    if (opened !== undefined) closing = endOf(opened);
    const under = underline.exec(line);
    const title = under === null ? [] : paragraphAbove(out);
    if (under !== null && title.length > 0) {
      out.length -= title.length;
      const depth = Math.min(6, level + (under[1] === undefined ? 2 : 1));
      out.push(`${'#'.repeat(depth)} ${title.map((each) => each.trim()).join(' ')}`);
    } else
      out.push(
        line.replace(
          heading,
          (_whole, space: string, marks: string) => space + '#'.repeat(Math.min(6, marks.length + level)),
        ),
      );
  }
  return out;
}

/** The lines of the paragraph that the last line belongs to, where it is one at the top. */
function paragraphAbove(lines: readonly string[]): readonly string[] {
  const from = lines.findLastIndex((line) => block.test(line)) + 1;
  // Below a line of a list or a quotation it may belong to that.
  const before = lines[from - 1];
  return before === undefined || before.trim() === '' ? lines.slice(from) : [];
}

/** Whether every run of backticks in a line has its pair there, so that every reader sees the same code in it. */
function isBalanced(line: string): boolean {
  if (!line.includes('`')) return true;
  if (line.includes('\\') || line.includes('|')) return false;
  return !pieces(line).some((piece) => !isCode(piece) && piece.includes('`'));
}

const code = /((?<!`)(`+)(?!`)(?:.*?[^`])\2(?!`))/;
const pieces = (line: string): readonly string[] => {
  const found = code.exec(line);
  if (found === null) return [line];
  const [whole] = found;
  return [line.slice(0, found.index), whole, ...pieces(line.slice(found.index + whole.length))];
};
const isCode = (piece: string): boolean => new RegExp(`^${code.source}$`).test(piece);

/** A line in which nothing is HTML; web addresses in angle brackets stay what they are. */
const withoutHtml = (line: string, codeStays: boolean): string =>
  codeStays
    ? pieces(line)
        .map((piece) => (isCode(piece) ? piece : escaped(piece)))
        .join('')
    : escaped(line);

const escaped = (words: string): string => words.replaceAll(/<(?!https?:\/\/[^\s<>`]*>)/gi, '&lt;');
