import type { UpdateContext } from '../update-context.ts';
import { estimatesIn, soonIn, type SaidEstimate } from './estimate.ts';
import { matchesIn, overlap, type ReadText, type Sentence, type Span } from './read-text.ts';
import { timesIn, type ClockTime } from './times.ts';

/** Where the text speaks of its next update. */
export type UpdatePromise = {
  /** The words that make it a promise: “we will update you”. */
  readonly said: Span;
  readonly sentence: Sentence;
  /** Its time, perhaps on several clocks; empty where it has none. */
  readonly times: readonly ClockTime[];
};

const will =
  "(?:(?:we|i|you|our teams?|the team|they)(?:'ll| will| shall| are going to| plan to| expect to| aim to| hope to| intend to|'re going to)|and will)(?: then| also| next| all| again)?";
const news = '(?:updates?|information|info|details|news|more|word|findings|notes?|messages?)';
const telling = [
  'update(?! (?:the (?!status|page|public)|your|our|all|its|their)\\b)(?: (?:you|this page|this|the page|everyone|everybody|customers|again))?',
  '(?:write|post|report back|report|speak|talk)(?: (?:again|to you|here|back|you))',
  'write(?= (?:by|at|once|when|as|soon))',
  `(?:provide|share|publish|post|issue|send|give|bring|release|have)(?: [\\w'-]+){0,3}? ${news}`,
  'be back|get back|come back|report back|return with|follow up|be in touch|check in',
  'inform (?:you|customers|everyone)|notify (?:you|customers|everyone)|let (?:you|everyone|customers) know|tell you',
  'keep (?:you|everyone|this page|the page|this|customers) (?:all )?(?:posted|updated|informed|current|up to date|in the loop)',
  'hear (?:back )?(?:from us|more)|say more|know more',
].join('|');
const said = new RegExp(
  [
    '\\b(?:next|another|follow-?up|following|new) (?:status |short |public )?(?:updates?|messages?|posts?|reports?|news|words?|information|communications?|notes?|notice|check-?in|briefing)\\b',
    `\\b(?:further|additional|more) ${news}\\b(?! (?:is|are|can be|about|on|at|here|than|from)\\b)`,
    '\\bnext(?: one)?(?=:| at \\d| by \\d)',
    '(?<!\\b(?:our|last|previous|this|that|the|earlier|first|second|latest|software|app|an?|please) )\\bupdates? (?:by|at|to follow|will follow|follows?|in|every|expected|due|to come|soon|shortly|asap)\\b',
    '\\b(?:an|the|our) update (?:will|follows|shortly|soon|by|in \\d|at \\d{1,2}[:h]\\d{2}(?! ?(?:\\w+ )?(?:named|said|was|told)))',
    `\\b${will} (?:${telling})\\b`,
    '\\bwe (?:write|post|report|speak|update you|publish)(?: (?:again|next|back|to you))?(?= |[.,;]|$)(?! (?:all|them|to the|because|down|about))',
    "\\bwe(?: are|'re) back (?:with|at|by)\\b|\\bback (?:with more|with news|at \\d)",
    '\\bmore (?:to follow|to come|soon|shortly)\\b|\\bstay tuned\\b|\\bwatch this space\\b|\\bcheck back\\b',
    "\\b(?:we'll|we will|will) keep (?:you|this page|everyone|the page) \\w+",
    '\\b(?:regular|frequent|periodic|continuous) updates\\b',
  ].join('|'),
  'gi',
);

/** A time behind these words is one that has been. */
const pastBefore =
  /\b(?:since|from|after|began|begun|started|start|until|sent|posted|was|were|at its|of)(?: at| about| around)? ?$/i;

/** What the text promises, in its order. A promise without a time of its own stands with none. */
export function promisesIn(read: ReadText, context: UpdateContext): readonly UpdatePromise[] {
  const promises: UpdatePromise[] = [];
  const estimates = [...estimatesIn(read, context), ...soonIn(read)];
  for (const { span, sentence } of matchesIn(read, said)) {
    if (estimates.some((each) => overlap(each, span))) continue;
    const before = promises.at(-1);
    if (before?.sentence === sentence && before.times.length > 0) continue;
    const promise = { said: span, sentence, times: timesOf(read, span, sentence, context, estimates) };
    if (before?.sentence === sentence) promises.pop();
    promises.push(before?.sentence === sentence ? { ...promise, said: before.said } : promise);
  }
  return promises;
}

/** The times of a promise: those after its words, else those before them. Times side by side are one. */
function timesOf(
  read: ReadText,
  promise: Span,
  sentence: Span,
  context: UpdateContext,
  estimates: readonly SaidEstimate[],
): readonly ClockTime[] {
  // When it will be fixed is not when readers hear again.
  const own = timesIn(read.words, sentence, context).filter(
    ({ from }) => !estimates.some(({ when }) => from >= when.from && from < when.to),
  );
  const groups = groupsOf(read.words, own).filter(
    ([first]) => first !== undefined && !pastBefore.test(read.words.slice(sentence.from, first.from)),
  );
  return groups.find(([first]) => first !== undefined && first.from >= promise.from) ?? groups.at(-1) ?? [];
}

function groupsOf(words: string, times: readonly ClockTime[]): readonly (readonly ClockTime[])[] {
  const groups: ClockTime[][] = [];
  for (const time of times) {
    const group = groups.at(-1);
    const before = group?.at(-1);
    const between = before === undefined ? null : words.slice(before.to, time.from);
    if (
      group !== undefined &&
      between !== null &&
      /^[\s/|,=()]*(?:(?:and|or|to|-|–|i\.e\.)[\s(]*)?$/i.test(between)
    )
      group.push(time);
    else groups.push([time]);
  }
  return groups;
}

/** Between two times the later one is the promise; times of one moment on several clocks are all of it. */
export function isRange(read: ReadText, times: readonly ClockTime[]): boolean {
  const [first, second] = times;
  if (first === undefined || second === undefined) return false;
  return /^[\s]*(?:and|to|or|-|–)/.test(read.words.slice(first.to, second.from));
}

/** Whether any of the promises says when. */
export const hasTime = (promises: readonly UpdatePromise[]): boolean =>
  promises.some(({ times }) => times.length > 0);

/** The whole of a group of times, with the bracket that it ends in. */
export function wholeOf(read: ReadText, times: readonly ClockTime[]): Span | null {
  const [first, last] = [times[0], times.at(-1)];
  if (first === undefined || last === undefined) return null;
  const inside = read.words.slice(first.from, last.to);
  const open = inside.includes('(') && !inside.includes(')') && read.words[last.to] === ')';
  return { from: first.from, to: open ? last.to + 1 : last.to };
}
