import { kindOf, sectionNamed, type Section } from './section.ts';

/** A paragraph, an item of a list, a heading or a row of a table: what is checked by itself. */
export type Block = {
  /** Where it begins in the text, in UTF-16 units. */
  readonly from: number;
  readonly text: string;
  readonly section: Section;
};

const fence = /^[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(`{3,}(?!.*`)|~{3,})/;
const heading = /^ {0,3}(#{1,6})(?:[ \t]|$)/;
/** A line of its own in bold, as people write headings in a hurry; it lasts until the next one. */
const boldLine = /^ {0,3}(\*\*|__)([^*_\n]{1,60})\1:?[ \t]*$/;
const BOLD_DEPTH = 7;
const underline = /^ {0,3}(?:=+|-{2,})[ \t]*$/;
const item = /^[ \t]*(?:[-*+•]|\d{1,9}[.)])(?:[ \t]|$)/;
const quote = /^[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*>/;
const row = /^[ \t]*\|/;
const target = /^ {0,3}\[[^\]^][^\]]*\]:[ \t]*\S/;
/** What runs over empty lines, and is no prose: comments, and quotations and code that are written as HTML. */
const raw: readonly (readonly [RegExp, RegExp])[] = [
  [/^[ \t]*<!--/, /-->/],
  [/^[ \t]*<blockquote\b/i, /<\/blockquote>/i],
  [/^[ \t]*<pre\b/i, /<\/pre>/i],
  [/^[ \t]*<(?:script|style)\b/i, /<\/(?:script|style)>/i],
];

/** Takes a text apart line by line; code, quotations and front matter are in no block. */
export function blocksOf(text: string, part: string | null): readonly Block[] {
  const blocks: Block[] = [];
  const sections = new Sections(part);
  let open: { from: number; to: number } | null = null;
  let fenced: string | null = null;
  let until: RegExp | null = null;
  let [quoted, listed] = [false, false];
  const close = (): void => {
    if (open !== null)
      blocks.push({ from: open.from, text: text.slice(open.from, open.to), section: sections.now });
    open = null;
  };
  for (let from = part === null ? afterFrontMatter(text) : 0; from < text.length;) {
    const end = text.indexOf('\n', from);
    const to = end < 0 ? text.length : end;
    const [line, at] = [text.slice(from, to), from];
    from = to + 1;
    if (fenced !== null) {
      if (closes(line, fenced)) fenced = null;
      continue;
    }
    if (until !== null) {
      if (until.test(line)) until = null;
      continue;
    }
    const mark: string | undefined = fence.exec(line)?.[1];
    if (mark !== undefined) {
      close();
      fenced = mark;
      quoted = false;
      continue;
    }
    const html = raw.find(([begins]) => begins.test(line));
    if (html !== undefined) {
      close();
      until = html[1].test(line) ? null : html[1];
      continue;
    }
    if (line.trim() === '') {
      close();
      quoted = false;
      continue;
    }
    const depth = heading.exec(line)?.[1]?.length;
    if (depth !== undefined) {
      close();
      sections.enter(line, depth);
      blocks.push({ from: at, text: line, section: sections.now });
      [quoted, listed] = [false, false];
      continue;
    }
    const bold = boldLine.exec(line)?.[2];
    if (bold !== undefined) {
      close();
      sections.enter(bold, BOLD_DEPTH);
    }
    if (quote.test(line)) {
      close();
      quoted = true;
      continue;
    }
    const begins = item.test(line);
    if (quoted && !begins) continue;
    quoted = false;
    const above: { from: number; to: number } | null = open;
    if (above !== null && underline.test(line)) {
      sections.enter(text.slice(above.from, above.to), line.includes('=') ? 1 : 2);
      close();
      continue;
    }
    if (above === null && !begins) {
      const indented = /^(?: {4}|\t)/.test(line);
      if (indented && !listed) continue;
      if (!/^[ \t]/.test(line)) listed = false;
    }
    if (target.test(line)) continue;
    if (begins) listed = true;
    if (begins || row.test(line)) close();
    open = { from: (open as { from: number } | null)?.from ?? at, to }; // `close` may have set it to null
  }
  close();
  return blocks;
}

const closes = (line: string, mark: string): boolean => {
  const plain = line.trim();
  return plain.length >= mark.length && plain === mark.charAt(0).repeat(plain.length);
};

/** Where a document begins, after the lines between `---` that publishing tools put before it. */
function afterFrontMatter(text: string): number {
  const head = /^---[ \t]*\n(?:[\w"'-]+[ \t]*:.*\n|[ \t#-].*\n|\n){0,100}?(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(
    text,
  );
  return head === null ? 0 : head[0].length;
}

/** The part that a line lies in: said by whoever asks, else by the headings above it. */
class Sections {
  now: Section;
  readonly #follow: boolean;
  readonly #open: { readonly depth: number; readonly told: Section | null }[] = [];
  #first = true;

  constructor(part: string | null) {
    this.#follow = part === null;
    this.now = part === null ? 'what-happened' : sectionNamed(part);
  }

  enter(title: string, depth: number): void {
    if (!this.#follow) return;
    while ((this.#open.at(-1)?.depth ?? 0) >= depth) this.#open.pop();
    const around = this.#open.findLast(({ told }) => told !== null)?.told ?? null;
    // The title of a document tells nothing of its parts; what stands under the actions is about actions.
    const isTitle = this.#first && depth === 1;
    const told = isTitle || around === 'actions' ? null : kindOf(title);
    this.now = told ?? around ?? (isTitle ? 'what-happened' : 'other');
    this.#open.push({ depth, told });
    this.#first = false;
  }
}
