import type { ImportInput } from '../../shared/exchange/imported.ts';
import { readMarkdownPostmortem } from '../../shared/exchange/markdown/read-markdown.ts';

const now = Date.parse('2026-11-20T12:00:00Z');

/** A Markdown document as it is understood; `said` has line, time in UTC and words of each entry. */
export function readMarkdown(text: string, given: Partial<ImportInput> = {}) {
  const document = readMarkdownPostmortem({ name: 'queue.md', text, zone: 'UTC', day: null, now, ...given });
  const rows = document.rows.map(({ line, at, text: words }) => [
    line,
    at === null ? null : new Date(at).toISOString().slice(0, 16),
    words,
  ]);
  return { ...document, said: rows };
}
