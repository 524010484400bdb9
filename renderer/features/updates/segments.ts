import type { Finding } from '../../../shared/wording/finding.ts';

/** A stretch of the text behind the editor: plain, or what a finding is about; `number` stands behind its end. */
export type Segment = {
  readonly text: string;
  readonly marked: boolean;
  /** The finding that is raised at the side is about it. */
  readonly current: boolean;
  /** The numbers of the findings that end here. */
  readonly numbers: readonly number[];
};

/**
 * A text cut at the edges of its findings, so that each can be underlined. The findings may be those of a moment ago:
 * what lies past the end of the text is left out.
 */
export function segmentsOf(
  text: string,
  findings: readonly Finding[],
  current: number | null,
): readonly Segment[] {
  const inside = findings
    .map(({ from, to }, index) => ({ from, to, index }))
    .filter(({ from, to }) => from <= to && to <= text.length);
  const edges = [...new Set([0, text.length, ...inside.flatMap(({ from, to }) => [from, to])])].sort(
    (a, b) => a - b,
  );
  const segments: Segment[] = [];
  const endingAt = (edge: number): readonly number[] =>
    inside.filter(({ to }) => to === edge).map(({ index }) => index + 1);
  if (text.length === 0 || inside.some(({ to }) => to === 0))
    segments.push({ text: '', marked: false, current: false, numbers: endingAt(0) });
  for (const [i, from] of edges.entries()) {
    const to = edges[i + 1];
    if (to === undefined) break;
    const over = inside.filter((each) => each.from <= from && each.to >= to);
    segments.push({
      text: text.slice(from, to),
      marked: over.length > 0,
      current: over.some(({ index }) => index === current),
      numbers: endingAt(to),
    });
  }
  return segments;
}

/**
 * The finding that is raised: the one at the caret, where two are about the same words the one that was gone to; else
 * the nearest one before it, which is about what was just typed; else the first. null where there is none.
 */
export function raisedOf(findings: readonly Finding[], caret: number, goneTo: number | null): number | null {
  const held = goneTo === null ? undefined : findings[goneTo];
  if (held !== undefined && held.from <= caret && caret <= held.to) return goneTo;
  const at = findingAt(findings, caret);
  if (at !== null || findings.length === 0) return at;
  return Math.max(
    0,
    findings.findLastIndex(({ to }) => to <= caret),
  );
}

/** The finding to go to from the caret, on or back, round the end; from within one, the one beside it. */
export function findingBeside(
  findings: readonly Finding[],
  caret: number,
  goneTo: number | null,
  step: 1 | -1,
): number | null {
  const { length } = findings;
  if (length === 0) return null;
  const within = findingAt(findings, caret) === null ? null : raisedOf(findings, caret, goneTo);
  if (within !== null) return (within + step + length) % length;
  const beside =
    step > 0
      ? findings.findIndex(({ from }) => from >= caret)
      : findings.findLastIndex(({ to }) => to <= caret);
  return beside >= 0 ? beside : step > 0 ? 0 : length - 1;
}

/** The finding in which the caret stands; of several the shortest. null where it stands in none. */
function findingAt(findings: readonly Finding[], caret: number): number | null {
  let found: number | null = null;
  for (const [index, { from, to }] of findings.entries()) {
    if (caret < from || caret > to) continue;
    const held = found === null ? undefined : findings[found];
    if (held === undefined || to - from < held.to - held.from) found = index;
  }
  return found;
}
