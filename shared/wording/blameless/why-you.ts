import { quoted, type Found, type Looked } from './found.ts';
import { NAME } from './people.ts';

const one = `(?:you(?: all| guys)?|he|she|anyone|anybody|nobody|no one|someone|somebody|${NAME}+|(?:the|our|an?) (?:[\\w-]+ ){0,2}?(?:engineers?|developers?|team|on-call|operator|commander|reviewer|responders?|lead|admin))(?![\\p{L}-])`;
const deeds =
  '(?:broke|caused|did (?:this|that|it)|approved (?:this|that|it|the)|pushed|let (?:this|that|it|the)|deleted|messed|screwed|forgot|merged|ran|deployed|missed|allowed|signed off|wrote (?:this|that|it|the)|introduced|was (?:to blame|at fault|careless|asleep|negligent)|is (?:to blame|at fault)|(?:is|was) responsible for (?:this|that|the (?:outage|incident|mistake|failure|error|bug|breakage|crash|disruption)))';
const patterns = new RegExp(
  [
    `(?<![\\p{L}-])[Ww]hy (?:did|didn't|had|hadn't|would|wouldn't|was|wasn't|were|weren't|could|couldn't|on earth did|the hell did) (?:not )?${one}`,
    `(?<![\\p{L}-])[Hh]ow could (?:you|he|she|anyone|anybody|${NAME}+) (?:not |have |let |miss |forget |possibly |ever )`,
    `(?<![\\p{L}-])[Ww]hat (?:were (?:you|they)|was (?:he|she|${NAME}+)) thinking(?![\\p{L}-])`,
    `^(?:(?:[Aa]nd|[Ss]o|[Bb]ut) )?[Ww]ho ${deeds}(?![\\p{L}-])`,
    `(?<=(?:find out|found out|know|knows|knew|determine[ds]?|ask|asked|asking|identif(?:y|ied)|clear|unclear|establish|established|see|figure out|wonder|wondered|question|matter|remembers?|says?|said|decide|discuss|discussed|tell|of|to|is|was)[,:]? )who ${deeds}(?![\\p{L}-])`,
    "(?<![\\p{L}-])(?:[Ww]hose|[Ww]ho's) (?:fault|mistake|error|blame|responsibility (?:was|is) (?:this|it))(?![\\p{L}-])(?! domain)",
    '(?<![\\p{L}-])[Ww]ho (?:is|was|should|do we|can we|to) (?:be )?(?:to )?blame(?:d)?(?![\\p{L}-])',
    '(?<![\\p{L}-])[Ww]ho (?:should|needs to|must|will|is going to) (?:be )?(?:held (?:accountable|responsible)|punished|fired|disciplined|take the blame)(?![\\p{L}-])',
  ].join('|'),
  'gu',
);
const denied =
  /\b(?:not|\w+n't|never|no longer|regardless of|without|rather than|instead of|irrelevant|no matter|avoid\w*|don't ask|nobody ask(?:s|ed)?|no one ask(?:s|ed)?)\b[^.;:]{0,40}$/i;

/** Questions that look for somebody: people answer them by defending themselves. */
export function* whyYou({ words, marked }: Looked): Generator<Found> {
  if (!/wh[yo]|how could|what w/i.test(words)) return;
  for (const { 0: found, index } of marked.matchAll(patterns)) {
    if (denied.test(marked.slice(Math.max(0, index - 80), index))) continue;
    const shown = words.slice(index, index + found.trimEnd().length);
    yield {
      rule: 'why-you',
      from: index,
      to: index + shown.length,
      title: `${quoted(shown)} looks for somebody`,
      reason: 'It asks people to defend themselves, and what they knew stays untold.',
      ask: 'How did it come about; what made it possible?',
    };
  }
}
