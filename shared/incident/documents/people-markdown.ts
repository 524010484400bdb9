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
  /** Where the paragraph at the end begins: behind the last line that is in none. */
  let begun = 0;
  /** Whether what is above it has ended: below a line of a list or a quotation it may belong to that. */
  let apart = true;
  const push = (line: string): void => {
    out.push(line);
    if (!block.test(line)) return;
    begun = out.length;
    apart = line.trim() === '' || heading.test(line);
  };
  for (const line of lines) {
    if (closing !== null) {
      push(line);
      apart = closing.test(line);
      if (apart) closing = null;
      continue;
    }
    const opened = certain ? fence.exec(line)?.[1] : undefined;
    if (opened !== undefined) closing = endOf(opened);
    const under = underline.exec(line);
    const title = under === null || !apart ? [] : out.slice(begun);
    if (under !== null && title.length > 0) {
      out.length -= title.length;
      const depth = Math.min(6, level + (under[1] === undefined ? 2 : 1));
      push(`${'#'.repeat(depth)} ${title.map((each) => each.trim()).join(' ')}`);
    } else
      push(
        line.replace(
          heading,
          (_whole, space: string, marks: string) => space + '#'.repeat(Math.min(6, marks.length + level)),
        ),
      );
  }
  return out;
}

/** Whether every run of backticks in a line has its pair there, so that every reader sees the same code in it. */
function isBalanced(line: string): boolean {
  if (!line.includes('`')) return true;
  if (line.includes('\\') || line.includes('|')) return false;
  return !pieces(line).some(({ text, isCode }) => !isCode && text.includes('`'));
}

type Piece = { readonly text: string; readonly isCode: boolean };
const lineEnd = /[\n\r\u2028\u2029]/;

/** A line in what is code, from a run of backticks to the next one as long, and what is not. */
function pieces(line: string): readonly Piece[] {
  const runs = [...line.matchAll(/`+/g)];
  /** By how long they are, the places of runs that are still to come, the next one last. */
  const coming = new Map<number, number[]>();
  for (const { 0: run, index } of runs.toReversed()) {
    const places = coming.get(run.length);
    if (places === undefined) coming.set(run.length, [index]);
    else places.push(index);
  }
  const found: Piece[] = [];
  let done = 0;
  for (const { 0: run, index } of runs) {
    if (index < done) continue;
    const places = coming.get(run.length) ?? [];
    while ((places.at(-1) ?? Infinity) <= index) places.pop();
    const closing = places.at(-1);
    if (closing === undefined || lineEnd.test(line.slice(index, closing))) continue;
    found.push({ text: line.slice(done, index), isCode: false });
    done = closing + run.length;
    found.push({ text: line.slice(index, done), isCode: true });
  }
  return [...found, { text: line.slice(done), isCode: false }];
}

/** A line in which nothing is HTML; web addresses in angle brackets stay what they are. */
const withoutHtml = (line: string, codeStays: boolean): string =>
  codeStays
    ? pieces(line)
        .map(({ text, isCode }) => (isCode ? text : escaped(text)))
        .join('')
    : escaped(line);

const escaped = (words: string): string => words.replaceAll(/<(?!https?:\/\/[^\s<>`]*>)/gi, '&lt;');
