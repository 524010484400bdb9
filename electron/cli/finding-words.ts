import type { Finding } from '../../shared/wording/finding.ts';

type Place = { readonly line: number; readonly column: number };

/** Line and column as editors count them, from one; columns in characters. */
function placeOf(text: string, at: number): Place {
  const before = text.slice(0, at).split('\n');
  return { line: before.length, column: Array.from(before.at(-1) ?? '').length + 1 };
}

/** Findings as lines to read: where, which rule, the words underlined, why, and what would mend it. */
export function findingLines(text: string, findings: readonly Finding[]): readonly string[] {
  const total = findings.length === 1 ? '1 thing to look at.' : `${findings.length} things to look at.`;
  return [...findings.flatMap((finding) => [...linesOf(text, finding), '']), total];
}

function linesOf(text: string, finding: Finding): readonly string[] {
  const { line, column } = placeOf(text, finding.from);
  return [
    `${line}:${column}  ${finding.title}  (${finding.rule})`,
    ...underlined(text, finding),
    `    ${finding.reason} ${finding.ask}`,
    ...finding.fixes.map(({ label }) => `    – ${label}`),
  ];
}

/** The line with its words underlined, as far as they stand on it; nothing where something is missing. */
function underlined(text: string, { from, to }: Finding): readonly string[] {
  if (from === to) return [];
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const end = text.indexOf('\n', from);
  const line = text.slice(start, end < 0 ? undefined : end);
  const until = Math.min(to - start, line.length);
  // A long line is shown around its words: terminals wrap, and the marks would stand under something else.
  const cut = Math.max(0, from - start - 40);
  const shown = plain(line.slice(cut, Math.max(until, cut + 76)).slice(0, 100));
  const before = plain(line.slice(cut, from - start));
  const marks = '^'.repeat(
    Math.max(1, Math.min(100 - before.length, plain(line.slice(from - start, until)).length)),
  );
  return [
    `    ${cut > 0 ? '…' : ''}${shown}`,
    `    ${' '.repeat(before.length + (cut > 0 ? 1 : 0))}${marks}`,
  ];
}

/** What a terminal would obey is no text. */
const plain = (words: string): string => words.replaceAll(/\p{Cc}/gu, ' ');

/** A finding for programs; the range counts UTF-16 units from the beginning of the text. */
export function findingJson(text: string, finding: Finding): unknown {
  const { rule, from, to, title, reason, ask, fixes } = finding;
  return {
    rule,
    range: { from, to, ...placeOf(text, from) },
    words: text.slice(from, to),
    title,
    reason,
    ask,
    fixes: fixes.map((fix) => ({ label: fix.label, from: fix.from, to: fix.to, insert: fix.insert })),
  };
}
