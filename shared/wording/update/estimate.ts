import type { UpdateContext } from '../update-context.ts';
import { goesOn, quoted } from './context-words.ts';
import type { Found } from './found.ts';
import { matchesIn, type ReadText, type Sentence, type Span } from './read-text.ts';
import { clauseAt, dropClause, without } from './rewrite.ts';
import { timesIn } from './times.ts';

const MINUTE = 60_000;
/** A span is said of a clock that goes on while it is written. */
const NEAR = 5 * MINUTE;

/** Where a text says when it will be over. */
export type SaidEstimate = Span & {
  readonly sentence: Sentence;
  /** The time in it: “by 14:30 UTC”, “in 20 minutes”. */
  readonly when: Span;
};

const ahead =
  "(?:will|'ll|shall|should|could|may|might|would|expect(?:s|ed|ing)?|hop(?:e|es|ing)|aim(?:s|ing)?|plan(?:s|ned|ning)?|going to|estimat(?:e|es|ed|ing)|anticipat(?:e|es|ed|ing)|eta|likely|ought to|intend|target(?:ing)?|due to be|on track)";
const over =
  '(?:fixed|fix|resolved?|resolution|restor(?:ed?|ation|ing)|solved?|repair(?:ed)?|recover(?:y|ed|s)?|mitigated|(?<!\\b(?:get|come|report|write|check|hear|roll|rolled|rolling|call|push|fall|switch|move|step|go) )back(?! (?:with|here|in touch|to you))|up(?: and running| again)|(?:works?|working) (?:again|normally|as usual)|available|operational|normal|online|return(?! with)|resume|be over)';
const amount =
  '(?:\\d+(?: ?(?:-|to) ?\\d+)?|an?|one|two|three|four|five|ten|fifteen|twenty|thirty|forty|forty-five|sixty|half an|a quarter of an|(?:a|the next) few|a couple of)';
const clock =
  '(?:\\d{1,2}[:h]\\d{2}(?![\\d%])(?:\\s?[ap]\\.?m\\b\\.?)?|\\d{1,2}\\s?[ap]\\.?m\\b\\.?|noon\\b|midnight\\b|end of (?:the )?day\\b|eod\\b|tomorrow\\b|tonight\\b|(?:this|the) (?:afternoon|evening|morning)\\b)(?: (?:UTC|GMT|[A-Z]{3,4})\\b)?';
const about = '(?:the next |about |around |roughly |approximately |another |less than |under |up to |some )*';
const span = `(?:in|within|after|takes?|for|:) ${about}${amount} ?-?(?:minutes?|mins?|hours?|hrs?|h|days?)\\b|within the (?:next )?(?:hour|day)\\b`;
const at = `(?:(?:by|before|at|around|until|for|is|:) ?(?:the )?)${about}${clock}`;
const whenWords = new RegExp(`(?:${span}|${at}|later today\\b|(?:tonight|tomorrow)\\b)`, 'i');
const whenFirst = new RegExp(`^(?:${span}|${at}),? `, 'i');

/** “…will be fixed”; “Back…”, “Fix expected…”, “ETA…” at the beginning of a sentence. */
const saysOver = new RegExp(
  `\\b${ahead}\\b(?:(?!\\b${ahead}\\b)[^.;!?\\n]){0,60}?\\b${over}\\b|\\b${over}\\b(?: is| are)? (?:${ahead})\\b`,
  'gi',
);
const bare = new RegExp(
  `^(?:(?:we are|we're|it is|it's|everything is|services?|all) )?(?:back(?! (?:with|here|in touch|to you))(?: (?:up|to normal|online))*|fix(?:ed)?|restored|resolved|resolution|recovery|up again|working again|eta|estimated (?:time|\\w+)(?: (?:to|of|for) \\w+)?)(?=:? )`,
  'gi',
);
/** Between the two these words make it another matter: the next update, a condition, what is past. */
const another =
  /\b(?:updates?|news|information|messages?|posts?|reports?|write|inform|tell|hear|let you|if|unless|until|once|whether|when|cannot|was|were|has been|have been|had|since|again later|retry|try|call(?:ing)? (?:it|this))\b/i;
/** “We will be back at 14:33 CET” speaks of the next update. */
const weAreBack = /^(?:will|'ll|shall) be back$/i;

/** What the text says of when it will be over, in its order. */
export function estimatesIn(read: ReadText, context: UpdateContext): readonly SaidEstimate[] {
  const all: SaidEstimate[] = [];
  const add = (sentence: Sentence, from: number, when: Span): void => {
    const whole = { from, to: when.to, sentence, when };
    if (!all.some((each) => each.sentence === sentence && each.when.to > when.from)) all.push(whole);
  };
  for (const { span: said, found, sentence } of matchesIn(read, saysOver)) {
    if (another.test(found)) continue;
    const when = whenIn(read, said, sentence);
    if (when === null) continue;
    const isClock = timesIn(read.words, when, context).length > 0;
    if (isClock && weAreBack.test(found) && /\b(?:we|i) ?$/i.test(read.words.slice(sentence.from, said.from)))
      continue;
    add(sentence, Math.min(said.from, when.from), when);
  }
  if (goesOn(context))
    for (const { span: said, sentence } of matchesIn(read, bare)) {
      const when = whenIn(read, said, sentence);
      if (when !== null && isAhead(read, when, context)) add(sentence, said.from, when);
    }
  return all.sort((a, b) => a.from - b.from);
}

/** The time behind words, else the one that the sentence begins with: “By 14:30 UTC it should work again”. */
function whenIn({ words }: ReadText, said: Span, sentence: Sentence): Span | null {
  const behind = words.slice(said.to, Math.min(sentence.to, said.to + 100));
  const after = whenWords.exec(behind);
  if (
    after !== null &&
    !another.test(behind.slice(0, after.index)) &&
    !behind.slice(0, after.index).includes(';')
  )
    return {
      from: said.to + after.index + (/^: ?/.exec(after[0])?.[0].length ?? 0),
      to: said.to + after.index + after[0].length,
    };
  const first = whenFirst.exec(sentence.words);
  if (first === null || sentence.from + first[0].length > said.from) return null;
  if (another.test(words.slice(sentence.from + first[0].length, said.from))) return null;
  return { from: sentence.from, to: sentence.from + first[0].trimEnd().replace(/,$/, '').length };
}

/** “Fixed by 13:50” at 14:18 tells what was. */
const isAhead = (read: ReadText, when: Span, context: UpdateContext): boolean => {
  const times = timesIn(read.words, when, context).flatMap((time) => time.at ?? []);
  return times.length === 0
    ? !/^(?:at|for) /i.test(read.words.slice(when.from))
    : times.some((time) => time > context.now);
};

const soon =
  /\b(?:as soon as possible|as soon as we can|(?:very )?soon(?! (?:after|before|as|enough|there))(?<!\b(?:as|too|how) soon)|shortly(?! (?:after|before))|asap|momentarily|in no time|any minute(?: now)?|any moment(?: now)?)\b/gi;
/** “We will be back soon”: as “soon” as any other, and no word of an update. */
const backSoon = new RegExp(
  `\\b${ahead}\\b[^.;!?\\n]{0,60}?\\b${over}\\b|^back\\b|\\bback (?:up|online|to normal)\\b`,
  'i',
);

/** “Soon” of being fixed or back. */
export function* soonIn(read: ReadText): Generator<SaidEstimate> {
  for (const { span: when, sentence } of matchesIn(read, soon)) {
    if (another.test(sentence.words) || !backSoon.test(sentence.words)) continue;
    yield { from: sentence.from, to: sentence.to, sentence, when };
  }
}

/**
 * A time for being fixed that the record does not hold: stakeholders plan by it, and nobody stands behind it (Google SRE
 * and PagerDuty: an estimate is given with its basis, or not at all).
 */
export function estimateUnstated(read: ReadText, context: UpdateContext): readonly Found[] {
  const clocked = estimatesIn(read, context).filter(({ when }) => !isStated(read, when, context));
  return [...clocked, ...soonIn(read)].map(({ when }) => ({
    rule: 'estimate-unstated',
    ...when,
    title:
      context.estimate === null
        ? `${quoted(read.text.slice(when.from, when.to))} is an estimate that nobody stated`
        : `${quoted(read.text.slice(when.from, when.to))} is not the estimate in the record`,
    reason:
      context.estimate === null
        ? 'Readers plan by it, and the record holds no estimate.'
        : `The record says ${quoted(context.estimate.words)}.`,
    ask: 'What is it based on? State the estimate with its basis under Facts, or leave it out.',
    fixes: () => [...dropClause(read, clauseAt(read, when)), without(read, when)],
  }));
}

const plain = (words: string): string =>
  words
    .toLowerCase()
    .replace(/^(?:by|before|at|around|in|within|is|for|:) (?:about |around |the next )*/, '')
    .replaceAll(/\s+/g, ' ');

/** Whether the record's estimate says the same: in the same words, or the same moment by the clock. */
function isStated({ words }: ReadText, when: Span, context: UpdateContext): boolean {
  const { estimate } = context;
  if (estimate === null) return false;
  const said = words.slice(when.from, when.to);
  if (estimate.words.toLowerCase().includes(plain(said))) return true;
  const held = momentsOf(estimate.words, context);
  return momentsOf(said, context).some((a) => held.some((b) => Math.abs(a - b) < NEAR));
}

/** The moments that words mean: by the clock, or so many minutes from now. */
function momentsOf(words: string, context: UpdateContext): readonly number[] {
  const times = timesIn(words, { from: 0, to: words.length }, context).flatMap((time) => time.at ?? []);
  const spans = [...words.matchAll(/(\d+) ?-?(m|h)/gi)].map(
    ([, count, unit]) => context.now + Number(count) * (unit?.toLowerCase() === 'h' ? 60 : 1) * MINUTE,
  );
  return times.length > 0 ? times : spans;
}
