/** What is to be done, and where it stands. */
export type Step = { readonly text: string; readonly line: number };
type Kind = 'ordered' | 'box' | 'bullet' | 'words';
type Piece = Step & { readonly kind: Kind; readonly section: string; readonly list: number };

const fence = /^\s*(`{3,}|~{3,})/;
const heading = /^ {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$/;
const item = /^( {0,3})(\d{1,9}[.)]|[-*+])[ \t]+(\[[ xX]\][ \t]+)?(\S.*)$/;
const nested = /^\s{2,}(?:\d{1,9}[.)]|[-*+])[ \t]+\S/;
/** What people call the part that says what is to be done; the first that is there counts. */
const sections = [
  /^(?:steps?|checklist)\b/i,
  /^(?:procedure|instructions|runbook|playbook|what to do)\b/i,
  /^(?:mitigations?|remediation|resolution|response|actions?|fix)\b/i,
];

/**
 * The steps of a runbook: numbered or ticked items of the section that says what is to be done, else its bullets, else
 * its paragraphs; where there is no such section, the first numbered list.
 * @param from how many lines at its beginning are no text.
 */
export function stepsOf(markdown: string, from: number): readonly Step[] {
  const pieces = piecesOf(markdown.split('\n'), from);
  for (const wanted of sections) {
    const inside = pieces.filter(({ section }) => wanted.test(section));
    for (const kinds of [['ordered', 'box'], ['bullet'], ['words']] as const) {
      const found = inside.filter(({ kind }) => kinds.some((each) => each === kind));
      if (found.length > 0) return found.map(step);
    }
  }
  const boxes = pieces.filter(({ kind }) => kind === 'box');
  if (boxes.length > 0) return boxes.map(step);
  const first = pieces.find(({ kind }) => kind === 'ordered');
  return first === undefined ? [] : pieces.filter(({ list }) => list === first.list).map(step);
}

const step = ({ text, line }: Piece): Step => ({ text, line });

/** Items at the top and paragraphs, each with the section that it stands in; what is below an item belongs to it. */
function piecesOf(lines: readonly string[], from: number): readonly Piece[] {
  const pieces: Piece[] = [];
  let open: Piece | null = null;
  let closing: RegExp | null = null;
  let section = '';
  let level = 7;
  let list = 0;
  let inItem = false;
  let indent = 0;
  const close = (): void => {
    if (open !== null) pieces.push(open);
    open = null;
  };
  for (const [i, row] of lines.entries()) {
    if (i < from) continue;
    const opened: string | undefined = fence.exec(row)?.[1];
    if (closing !== null) {
      if (closing.test(row)) closing = null;
      continue;
    }
    if (opened !== undefined) {
      close();
      closing = new RegExp(`^\\s*[${opened.charAt(0)}]{${opened.length},}\\s*$`);
      continue;
    }
    const head = heading.exec(row);
    const found = item.exec(row);
    if (head !== null) {
      close();
      inItem = false;
      list += 1;
      const depth = head[1]?.length ?? 1;
      // A heading below the section's own is still inside it.
      if (depth <= level || !isWanted(section)) [section, level] = [head[2] ?? '', depth];
    } else if (found !== null && inItem && (found[1]?.length ?? 0) >= indent + 2) {
      close(); // what is nested belongs to the item above it
    } else if (found !== null) {
      close();
      indent = found[1]?.length ?? 0;
      const [, , mark = '', box, text = ''] = found;
      const kind = box !== undefined ? 'box' : /\d/.test(mark) ? 'ordered' : 'bullet';
      if (!inItem || pieces.at(-1)?.kind !== kind) list += 1;
      inItem = true;
      open = { kind, text: text.trim(), line: i + 1, section, list };
    } else if (row.trim() === '') {
      close();
    } else if (open !== null && !nested.test(row)) {
      const before: Piece = open;
      open = { ...before, text: `${before.text} ${row.trim()}` };
    } else if (nested.test(row) || (inItem && /^\s/.test(row))) {
      close();
    } else {
      inItem = false;
      list += 1;
      open = { kind: 'words', text: row.trim(), line: i + 1, section, list };
    }
  }
  close();
  return pieces;
}

const isWanted = (section: string): boolean => sections.some((wanted) => wanted.test(section));
