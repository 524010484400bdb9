import { quoted, type Found, type Looked } from './found.ts';

const errors = new RegExp(
  [
    '(?<![\\p{L}-])human(?:[ -](?:error|mistake|failure|failing|oversight|factor was)|-error)s?(?![\\p{L}-])(?! (?:rates?|messages?|pages?))',
    '(?<![\\p{L}-])(?:pilot|finger|layer[ -]8) (?:error|trouble|problem)s?(?![\\p{L}-])|\\bPEBKAC\\b|\\bPICNIC error\\b|\\bID-?10-?T\\b',
    '(?<![\\p{L}-])(?:careless(?:ness)?|negligen(?:t|ce)|sloppiness|sloppy|incompeten(?:t|ce)|recklessness|inattenti(?:on|veness)|complacen(?:t|cy)|laziness|unprofessional(?:ism)?|irresponsib(?:le|ility)|thoughtless(?:ness)?)(?![\\p{L}-])',
    "(?<![\\p{L}-])(?:stupid|dumb|silly|rookie|sloppy|embarrassing|idiotic|foolish|schoolboy|beginner's|amateurish?) (?:\\p{L}+ )?(?:mistakes?|errors?|oversights?|typos?|decisions?)(?![\\p{L}-])|\\bfat[ -]finger(?:ed|s|ing)?\\b",
    '(?<![\\p{L}-])(?:lack|want) of (?:care|attention|diligence|discipline|professionalism|common sense|competence|concentration|vigilance)(?![\\p{L}-])',
    "(?<![\\p{L}-])(?:not|n't) (?:being )?(?:careful|attentive|diligent|vigilant) enough(?![\\p{L}-])|(?<![\\p{L}-])insufficient (?:care|attention|diligence|vigilance)(?![\\p{L}-])(?! to detail)",
    '(?<=(?:due to|caused by|because of|result of|this was|it was|that was|which was|down to|owing to|(?:cause|reason) was|as) )(?:an?|the|our|one|simple|pure|their) (?:\\p{L}+ )?(?:mistake|oversight)(?![\\p{L}-])',
  ].join('|'),
  'giu',
);
/** “User error” is a kind of answer as well, and an operator a program: only as a cause. */
const asCause = new RegExp(
  '(?<=(?:due to|caused by|because of|blam\\p{L}+ on|down to|attribut\\p{L}+ to|result of|(?:is|was|were|be|been|cause:|causes?:|reason:|as|from|through|triggered by|led to by|put down to|simple|pure|plain|just|purely|simply|mostly)) (?:an? |some |pure |plain |simple |purely )*)(?:user|operator|engineer|developer|admin(?:istrator)?|manual|typing|configuration by|on-call) (?:error|mistake)s?(?![\\p{L}-])(?! (?:rates?|messages?|pages?|reports?|logs?|codes?|budgets?))|^(?:user|operator|manual) (?:error|mistake)(?=[.,;:]|$)|(?<=^|\\b(?:an|of|that|simple|plain) )(?:operator|user|engineer|manual) (?:error|mistake) (?:was|is|has been|caused|led|brought)(?= )',
  'giu',
);
/** Words that are about keeping such causes away, or that say it was none. */
const guarded =
  /\b(?:not|\w+n't|never|no|rather than|instead of|without|prevent\w*|avoid\w*|reduc\w*|eliminat\w*|guard\w*|protect\w*|against|resilien\w*|tolera\w*|robust|safe|beyond|minimi[sz]\w*|rul\w+ out|less|limit\w*|risk of|chance of|chances of|potential for|prone to|room for|scope for|possibility of|susceptib\w*|stop at|behind|(?:call|label|name)\w* (?:it|this|that)|blam\w+ nobody|margin)\b[^.;:]{0,40}$/i;

/** A cause that is a verdict on somebody: it explains nothing, and nothing can be done about it. */
export function* humanError({ words }: Looked): Generator<Found> {
  for (const pattern of [errors, asCause])
    for (const { 0: found, index } of words.matchAll(pattern)) {
      // Capitals are the law’s: a licence that was pasted in.
      if (found === found.toUpperCase() && words === words.toUpperCase()) continue;
      if (guarded.test(words.slice(Math.max(0, index - 90), index))) continue;
      if (
        /^ (?:is|was|are|were) (?:not|never|no|a symptom|the start|where|only the|an effect)\b|^ (?:isn't|wasn't)\b/i.test(
          words.slice(index + found.length),
        )
      )
        continue;
      yield {
        rule: 'human-error',
        from: index,
        to: index + found.length,
        title: `${quoted(found)} is no cause`,
        reason: 'It names a person’s part, and leaves out what made the error easy to make.',
        ask: 'Which conditions: a missing guard, a stale document, time pressure?',
      };
    }
}
