import type { Finding, Fix } from '../finding.ts';
import type { UpdateContext } from '../update-context.ts';
import { contradiction } from './contradiction.ts';
import { estimateUnstated } from './estimate.ts';
import { exerciseMark } from './exercise-mark.ts';
import type { Found } from './found.ts';
import { jargon } from './jargon.ts';
import { needs } from './needs.ts';
import { nextTimeRules } from './next-time.ts';
import { overlap, readText } from './read-text.ts';
import { emptyReassurance } from './reassurance.ts';
import { dataLossUnsaid, resolvedTooEarly } from './resolved.ts';
import { speculation } from './speculation.ts';
import { supplierBlame } from './suppliers.ts';
import { tooLong } from './too-long.ts';

/** A finding offers no more ways than a person reads. */
const MAX_FIXES = 2;
/** Fixes are tried before they are offered; a text that is pasted in by mistake gets none. */
const MAX_TRIED = 60;
const LONGEST_FOR_FIXES = 3_000;

/** Of an empty text nothing can be said: it is neither right nor wrong. No rule of the team's switches that off. */
const noWords: Finding = {
  rule: 'no-words',
  from: 0,
  to: 0,
  title: 'No words yet',
  reason: 'There is nothing to check: no words yet.',
  ask: 'What do these readers need to know?',
  fixes: [],
};

/**
 * Looks an update over before it is sent. It warns and never blocks; of a text without a word it says just that. Findings
 * stand in the order of the text; no two of one rule overlap, and what stands between quotation marks is never flagged.
 * A fix was tried: it takes its finding away and brings no other.
 */
export function checkUpdate(text: string, context: UpdateContext): readonly Finding[] {
  if (text.trim() === '') return [noWords];
  const found = findIn(text, context);
  if (text.length > LONGEST_FOR_FIXES) return found.map((finding) => ({ ...finding, fixes: [] }));
  let tried = 0;
  return found.map((finding) => {
    const fixes: Fix[] = [];
    for (const fix of finding.fixes()) {
      if (fixes.length === MAX_FIXES || tried === MAX_TRIED) break;
      if (fixes.some((each) => applyFix(text, each) === applyFix(text, fix))) continue;
      tried += 1;
      if (mends(text, fix, finding.rule, found, context)) fixes.push(fix);
    }
    return { ...finding, fixes };
  });
}

/** The text with a fix in it. */
export const applyFix = (text: string, { from, to, insert }: Fix): string =>
  text.slice(0, from) + insert + text.slice(to);

/** What the rules find; their fixes are not tried yet. */
function findIn(text: string, context: UpdateContext): readonly Found[] {
  const read = readText(text);
  const all = [
    ...needs(read, context),
    ...nextTimeRules(read, context),
    ...estimateUnstated(read, context),
    ...speculation(read, context),
    ...emptyReassurance(read, context),
    ...jargon(read, context),
    ...resolvedTooEarly(read, context),
    ...supplierBlame(read, context),
    ...contradiction(read, context),
    ...dataLossUnsaid(read, context),
    ...tooLong(text),
    ...exerciseMark(read, context),
  ];
  const off = new Set(context.wording.off);
  const kept: Found[] = [];
  for (const finding of all.sort((a, b) => a.from - b.from || b.to - a.to)) {
    if (off.has(finding.rule)) continue;
    if (!kept.some((each) => each.rule === finding.rule && overlap(each, finding))) kept.push(finding);
  }
  return kept;
}

function mends(
  text: string,
  fix: Fix,
  rule: string,
  before: readonly Found[],
  context: UpdateContext,
): boolean {
  const changed = applyFix(text, fix);
  if (changed.trim() === '' || strays(changed) !== strays(text)) return false;
  const [had, has] = [countOf(before), countOf(findIn(changed, context))];
  if ((has.get(rule) ?? 0) >= (had.get(rule) ?? 0)) return false;
  return [...has].every(([each, count]) => count <= (had.get(each) ?? 0));
}

/** Whether a mark of emphasis stands without its other half. */
const strays = (text: string): boolean => text.split('**').length % 2 === 0;

function countOf(findings: readonly Found[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return counts;
}
