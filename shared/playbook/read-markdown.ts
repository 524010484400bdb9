/** A part of a Markdown file that means something here. The line is where it begins. */
export type MarkdownPart =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string; readonly line: number }
  | { readonly kind: 'item'; readonly text: string; readonly line: number }
  | { readonly kind: 'text'; readonly text: string; readonly line: number };

/** Comments, without moving the lines after them. */
const withoutComments = (text: string): string =>
  text.replaceAll(/<!--[\s\S]*?(?:-->|$)/g, (comment) => comment.replaceAll(/[^\n]/g, ''));

const fence = /^ {0,3}(?:`{3,}|~{3,})/;
// What follows a run of spaces begins with none: the two can't share them, however long the line is.
const heading = /^ {0,3}(#{1,6})(?:[ \t]+([^ \t][\s\S]*)?)?$/;
const item = /^\s*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?((?:[^ \t][\s\S]*)?)$/;

/**
 * Headings, list items and the other lines of a Markdown file. An item goes on until a blank line; what stands in a
 * comment or between fences is for people.
 */
export function readMarkdown(content: string): readonly MarkdownPart[] {
  const parts: MarkdownPart[] = [];
  let open: { kind: 'item'; text: string; line: number } | null = null;
  let fenced = false;
  const close = (): void => {
    if (open !== null) parts.push(open);
    open = null;
  };
  withoutComments(content)
    .split('\n')
    .forEach((row, index) => {
      const line = index + 1;
      if (fence.test(row)) fenced = !fenced;
      const head = fenced ? null : heading.exec(row);
      const entry = fenced ? null : item.exec(row);
      if (head !== null || entry !== null || fenced || row.trim() === '') close();
      if (head !== null) {
        const text = (head[2] ?? '').replace(/[ \t]#+[ \t]*$/, '').trim();
        parts.push({ kind: 'heading', level: head[1]?.length ?? 1, text, line });
      } else if (entry !== null) open = { kind: 'item', text: (entry[1] ?? '').trim(), line };
      else if (open !== null) open = { ...open, text: `${open.text} ${row.trim()}` };
      else parts.push({ kind: 'text', text: row, line });
    });
  close();
  return parts;
}

/** What stands in braces at the end of a line: `Call open {SEV1-2, #bridge}`. */
export function splitSuffix(text: string): { readonly text: string; readonly words: readonly string[] } {
  const end = text.trimEnd();
  const at = end.endsWith('}') ? end.lastIndexOf('{') : -1;
  if (at < 0) return { text: end, words: [] };
  const words = end
    .slice(at + 1, -1)
    .split(',')
    .map((word) => word.trim());
  return { text: end.slice(0, at).trimEnd(), words: words.filter((word) => word !== '') };
}
