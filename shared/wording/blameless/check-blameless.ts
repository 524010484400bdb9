import type { Finding, Fix } from '../finding.ts';
import { blocksOf } from './blocks.ts';
import type { BlamelessContext } from './blameless-context.ts';
import { absenceAsEvent } from './absence.ts';
import { counterfactual } from './counterfactual.ts';
import type { Found, Looked, Rule } from './found.ts';
import { hindsightAdverb } from './hindsight.ts';
import { humanError } from './human-error.ts';
import { outageOverclaim } from './outage.ts';
import { peopleOf } from './people.ts';
import { personFailed } from './person-failed.ts';
import { readBlock, type Sentence } from './read-block.ts';
import type { Section } from './section.ts';
import { singleCause } from './single-cause.ts';
import { vaguePassive } from './vague-passive.ts';
import { whyYou } from './why-you.ts';

/** In this order: of two findings on the same words the first one stays. */
const rules: readonly Rule[] = [
  whyYou,
  personFailed,
  humanError,
  counterfactual,
  vaguePassive,
  absenceAsEvent,
  singleCause,
  hindsightAdverb,
  outageOverclaim,
];

/** Checks one text again and again: what did not change since the last time is not looked at again. */
export type BlamelessChecker = {
  /** The findings in the order of the text; a finding that did not move is the same object as the last time. */
  check(text: string): readonly Finding[];
};

/**
 * Looks a review's words over: whether they tell how it came about, rather than whose fault it was (after Etsy's debriefing
 * guide and PagerDuty's guide to post-mortems). It warns and never blocks. Quotations, code and praise are never flagged.
 */
export const checkBlameless = (text: string, context: BlamelessContext): readonly Finding[] =>
  createBlamelessChecker(context).check(text);

/** The same for a text that is being written. For another context make another checker. */
export function createBlamelessChecker(context: BlamelessContext): BlamelessChecker {
  const people = peopleOf(context.roster);
  const off = new Set(context.off);
  const sentences = remembering((words: string, section: Section) =>
    findIn({ words, marked: people.marked(words), section, context }, off),
  );
  const blocks = remembering((text: string, section: Section, from: number): Placed => ({
    from,
    findings: readBlock(text).flatMap((sentence) =>
      sentences.of(sentence.words, section, 0).map((found) => inText(found, sentence, text, from)),
    ),
  }));
  return {
    check(text) {
      const findings: Finding[] = [];
      for (const { text: own, section, from } of blocksOf(text, context.section))
        findings.push(...movedTo(from, blocks.of(own, section, from)));
      blocks.turn();
      sentences.turn();
      return findings;
    },
  };
}

/** Remembers what was made for each text of a section, as long as every check asks for it again. */
function remembering<T>(make: (text: string, section: Section, from: number) => T): {
  of(text: string, section: Section, from: number): T;
  turn(): void;
} {
  let [known, next] = [new Map<string, T>(), new Map<string, T>()];
  return {
    of(text, section, from) {
      const key = `${section}\n${text}`;
      const made = next.get(key) ?? known.get(key) ?? make(text, section, from);
      next.set(key, made);
      return made;
    },
    turn() {
      known = next;
      next = new Map();
    },
  };
}

/** The findings of a block, where it stood when it was looked at. */
type Placed = { readonly from: number; readonly findings: readonly Finding[] };

const movedTo = (from: number, held: Placed): readonly Finding[] =>
  from === held.from ? held.findings : held.findings.map((finding) => moved(finding, from - held.from));

const moved = (finding: Finding, by: number): Finding => ({
  ...finding,
  from: finding.from + by,
  to: finding.to + by,
  fixes: finding.fixes.map((fix) => ({ ...fix, from: fix.from + by, to: fix.to + by })),
});

/** What the rules find in a sentence, in its order; of two on the same words the first rule’s stays. */
function findIn(looked: Looked, off: ReadonlySet<string>): readonly Found[] {
  const kept: Found[] = [];
  for (const rule of rules)
    for (const found of rule(looked))
      if (!off.has(found.rule) && !kept.some(({ from, to }) => from < found.to && found.from < to))
        kept.push(found);
  return kept.sort((a, b) => a.from - b.from);
}

/** A finding in the units of the text. */
function inText(
  { rule, from, to, title, reason, ask, fixes }: Found,
  { at, words }: Sentence,
  block: string,
  base: number,
): Finding {
  const place = (start: number, end: number) => ({
    from: base + (at[start] ?? 0),
    to: base + (end > start ? (at[end - 1] ?? 0) + 1 : (at[start] ?? 0)),
  });
  const offered = (fixes ?? []).flatMap((fix): readonly Fix[] => {
    const { from: start, to: end } = place(fix.from, fix.to);
    const own = block.slice(start - base, end - base);
    return isPlain(own, words.slice(fix.from, fix.to))
      ? [{ label: fix.label, from: start, to: end, insert: fix.insert }]
      : [];
  });
  return { rule, ...place(from, to), title, reason, ask, fixes: offered };
}

/** Whether the text holds these words and nothing else: no mark is torn from its other half. */
const isPlain = (text: string, words: string): boolean =>
  text.replaceAll(/\s+/g, ' ').replaceAll('’', "'") === words;

/** The text with a fix in it. */
export const applyFix = (text: string, { from, to, insert }: Fix): string =>
  text.slice(0, from) + insert + text.slice(to);
