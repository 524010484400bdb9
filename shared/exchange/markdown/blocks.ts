/** A piece of a Markdown document with the line that it begins on, from 1. */
export type Block = {
  readonly kind: 'heading' | 'item' | 'row' | 'text' | 'code' | 'quote' | 'comment' | 'break';
  readonly line: number;
  /** Of a heading 1 to 6; of an item how far it is indented, in columns; else 0. */
  readonly depth: number;
  /** Without the signs that make it what it is. */
  readonly text: string;
  /** As it stands in the document. */
  readonly source: string;
  /** The cells of a row. */
  readonly cells: readonly string[];
  /** Of a table: whether this is the row over its rule. */
  readonly head: boolean;
  /** Of an item: `[ ]` or `[x]`. */
  readonly checked: boolean | null;
};

export type MarkdownSource = {
  /** The lines between `---` or `+++` at the top, as names and values. */
  readonly front: readonly { readonly line: number; readonly name: string; readonly value: string }[];
  readonly blocks: readonly Block[];
};

const heading = /^ {0,3}(#{1,6})[ \t]+(.*?)[ \t]*$/;
const item = /^([ \t]{0,40})(?:[-*+•]|\d{1,9}[.)])[ \t]{1,6}(?:\[([ xX])\][ \t])?(.*)$/;
const fence = /^[ \t]{0,12}(`{3,}(?![^`]*`)|~{3,})/;
const rule = /^[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)*\|?[ \t]*$/;
const hard = /^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const underline = /^ {0,3}(?:=+|-{2,})[ \t]*$/;

const plain = { depth: 0, cells: [], head: false, checked: null } as const;

/** Reads what a Markdown document is made of, line by line; what is in code and comments is never taken for anything else. */
export function blocksOf(markdown: string): MarkdownSource {
  const lines = markdown.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const front = frontOf(lines);
  const blocks: Block[] = [];
  const never: Never = new Map();
  let at = front.to;
  while (at < lines.length) {
    const line = lines[at] ?? '';
    const long = codeTo(lines, at, never) ?? commentTo(lines, at, never);
    if (long === null) {
      const block = blockAt(lines, at, blocks.at(-1));
      // The rule under a table's head, and the one under a heading, are only signs.
      if (block === 'underlined') blocks.splice(-1, 1, titled(blocks.at(-1), line));
      else if (block === 'rule') blocks.splice(-1, 1, ...headed(blocks.at(-1), line));
      else blocks.push(block);
      at += 1;
      continue;
    }
    const source = lines.slice(at, long.to).join('\n');
    blocks.push({ ...plain, kind: long.kind, line: at + 1, text: source, source, depth: indentOf(line) });
    at = long.to;
  }
  return { front: front.fields, blocks };
}

const indentOf = (line: string): number => {
  const [space = ''] = /^[ \t]*/.exec(line) ?? [];
  return space.replaceAll('\t', '    ').length;
};

function blockAt(
  lines: readonly string[],
  at: number,
  before: Block | undefined,
): Block | 'underlined' | 'rule' {
  const source = lines[at] ?? '';
  const base = { ...plain, line: at + 1, source };
  if (source.trim() === '') return { ...base, kind: 'break', text: '' };
  if (
    rule.test(source) &&
    before?.kind === 'row' &&
    !before.head &&
    source.includes('-') &&
    before.line === at
  )
    return 'rule';
  if (underline.test(source) && before?.kind === 'text' && before.line === at && before.depth === 0)
    return 'underlined';
  if (hard.test(source)) return { ...base, kind: 'break', text: '' };
  const [, hashes = '', title = ''] = source.length > 2_000 ? [] : (heading.exec(source) ?? []);
  if (hashes !== '')
    return { ...base, kind: 'heading', depth: hashes.length, text: title.replace(/[ \t]#+$/, '').trim() };
  const listed = item.exec(source);
  if (listed !== null) {
    const checked = listed[2] === undefined ? null : listed[2] !== ' ';
    return { ...base, kind: 'item', depth: indentOf(source), text: (listed[3] ?? '').trim(), checked };
  }
  const trimmed = source.trim();
  // A table may be written without its outer signs; then its rule tells that it is one, and the rows below go on with it.
  const inTable = before?.kind === 'row' && (before.line === at || (before.head && before.line === at - 1));
  const isBare = inTable && !before.source.startsWith('|');
  if (trimmed.startsWith('|') || (trimmed.includes('|') && (inTable || isRuleNext(lines[at + 1]))))
    return { ...base, kind: 'row', text: trimmed, cells: cellsOf(isBare ? `|${trimmed}` : trimmed) };
  if (trimmed.startsWith('>')) return { ...base, kind: 'quote', text: trimmed.replace(/^>\s?/, '') };
  return { ...base, kind: 'text', depth: indentOf(source), text: trimmed };
}

const isRuleNext = (line: string | undefined): boolean =>
  line !== undefined && line.includes('|') && line.length < 2_000 && rule.test(line);

/** The cells of a row; `\|` is no end of one, and neither is a sign in code. */
function cellsOf(row: string): readonly string[] {
  const inner = row.replace(/^\|/, '').replace(/\|[ \t]*$/, '');
  const cells: string[] = [];
  let cell = '';
  let code = false;
  for (let i = 0; i < inner.length; i += 1) {
    const sign = inner.charAt(i);
    if (sign === '`') code = !code;
    if (sign === '\\' && inner[i + 1] === '|') {
      cell += '|';
      i += 1;
    } else if (sign === '|' && !(code && inner.includes('`', i))) {
      cells.push(cell.trim());
      cell = '';
    } else cell += sign;
  }
  return [...cells, cell.trim()];
}

const headed = (row: Block | undefined, under: string): readonly Block[] =>
  row === undefined ? [] : [{ ...row, head: true, source: `${row.source}\n${under}` }];
const titled = (text: Block | undefined, under: string): Block => ({
  ...plain,
  ...{ line: text?.line ?? 1, source: text?.source ?? '', text: text?.text ?? '' },
  kind: 'heading',
  depth: under.includes('=') ? 1 : 2,
});

/** From how many signs on a document has no closing ones any more: it is not gone through again for each that opens. */
type Never = Map<string, number>;

/** Where the code that begins on a line ends. Code that never ends would swallow the document: then it is text. */
function codeTo(lines: readonly string[], at: number, never: Never): { kind: 'code'; to: number } | null {
  const [, signs] = fence.exec(lines[at] ?? '') ?? [];
  const sign = signs?.charAt(0) ?? '';
  if (signs === undefined || signs.length >= (never.get(sign) ?? Infinity)) return null;
  for (let end = at + 1; end < lines.length; end += 1) {
    const closing = (lines[end] ?? '').trim();
    if (closing.startsWith(signs) && closing.length < 100 && closing.replaceAll(sign, '') === '')
      return { kind: 'code', to: end + 1 };
  }
  never.set(sign, signs.length);
  return null;
}

function commentTo(
  lines: readonly string[],
  at: number,
  never: Never,
): { kind: 'comment'; to: number } | null {
  if (never.has('<') || !(lines[at] ?? '').trimStart().startsWith('<!--')) return null;
  for (let end = at; end < lines.length; end += 1)
    if (lines[end]?.includes('-->') === true) return { kind: 'comment', to: end + 1 };
  never.set('<', 1);
  return null;
}

function frontOf(lines: readonly string[]): { to: number; fields: MarkdownSource['front'] } {
  const sign = lines[0]?.trim() ?? '';
  const end =
    sign === '---' || sign === '+++' ? lines.findIndex((line, i) => i > 0 && line.trim() === sign) : -1;
  if (end < 0 || end > 200) return { to: 0, fields: [] };
  const fields = lines.slice(1, end).flatMap((line, index) => {
    const [, name = '', value = ''] =
      /^\s{0,8}(?:- )?([A-Za-z][\w -]{0,40}?)\s*[:=]\s*(.*)$/.exec(line) ?? [];
    const text = (name === '' ? line : value).trim().replace(/^(["'])(.*)\1$/, '$2');
    return line.trim() === '' ? [] : [{ line: index + 2, name: name.toLowerCase(), value: text }];
  });
  return { to: end + 1, fields };
}
