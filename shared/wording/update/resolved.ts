import type { Fix } from '../finding.ts';
import type { Found } from './found.ts';
import type { UpdateContext } from '../update-context.ts';
import { goesOn, quoted } from './context-words.ts';
import { addSentence, clauseAt, dropClause, sayClause } from './rewrite.ts';
import { matchesIn, type ReadText, type Span } from './read-text.ts';

const thing =
  '(?:incident|issue|problem|outage|disruption|matter|case|ticket|it|this|degradation|failure|bug)s?';
const fully =
  '(?:now |fully |completely |finally |all |entirely |officially |been |successfully |permanently |again |both )*';

/** Words that say the incident is over. */
const over = new RegExp(
  [
    `(?:\\b(?:is|are|was|were|has|have|been|got|now)|'s|'ve) ${fully}(?:resolved|fixed|solved|sorted(?: out)?|remedied|rectified)\\b(?! by \\d)`,
    `\\b${thing} (?:is |as |now |has been |are |has |)*(?:closed|over|behind us|a thing of the past|gone)\\b(?! (?:\\d|an? hour))`,
    `\\bwe(?:'ve| have)? ${fully}(?:resolved|fixed|solved) (?:the|this|these|it|all|your|our)\\b`,
    '\\ball[ -]clear\\b|\\bclosing (?:this|the) (?:incident|issue|ticket|case)\\b',
  ].join('|'),
  'gi',
);
const heading = /^\W{0,3}(?:resolved|fixed|solved|closed)\b(?= *(?:[-:–—.!\]|,]|$| at \d| on \d))/gi;
/** Words that say that nothing is affected any more: true once it is mitigated, and not before. */
const normal = new RegExp(
  [
    '\\bback to normal\\b|\\bback to full (?:service|capacity)\\b|\\bnormal (?:service|operations?) (?:has|have|is|are) (?:been )?(?:resumed|restored)\\b',
    `\\b(?:everything|all (?:of )?(?:our |the |affected )?(?:[\\w-]+ )?(?:systems|services|features|regions|customers|users)|(?:our |the )?services?|the (?:site|platform|service|shop|app)) (?:is|are|has|have) ${fully}(?:back(?: up| online| to normal)?|restored|recovered|operational|operating normally|working (?:normally|again|as usual|as expected)|up again|normal)\\b`,
    '\\b(?:fully|completely) (?:restored|recovered|operational)\\b|\\ball systems operational\\b',
    '\\bthe (?:impact|disruption|effect) (?:has |is )?(?:stopped|ended|over)\\b',
  ].join('|'),
  'gi',
);

const notYet = new RegExp(
  [
    "\\b(?:not|never|no longer|hardly|cannot|yet to be|far from|neither|nothing|none|without|how|why)\\b|n't\\b",
    '\\b(?:once|until|till|when|whenever|if|before|as soon as|unless|whether|by the time)\\b',
    "\\b(?:will|would|should|could|can|may|might|to be|to have|to get|to see|be|aim\\w*|expect\\w*|hope\\w*|want\\w*|going to)\\b(?! consider)|'ll\\b",
    '\\b(?:partially|partly|almost|nearly|mostly|some|many|most|several|a few|half|part of|first|(?:one|two|three|four|five|\\d+) (?:out )?of|believe|think|tomorrow)\\b|\\d ?%',
    "\\b(?:yesterday|earlier|previous|last (?:week|month|night)|unrelated|separate|another|other|former|older|monday|tuesday|wednesday|thursday|friday)(?:'s)?\\b",
    '\\bafter (?:it|this|the \\w+) ',
  ].join('|'),
  'i',
);
const partAfter = /^ (?:for|in|on|at) [^.;!?]{1,60}[.,;:!?–—-]/;
const othersStill = /\b(?:still|remain\w*|others?|except|apart from|elsewhere|continue\w*|not yet)\b/i;

type Claim = { readonly span: Span; readonly found: string; readonly sentence: Span; readonly head: boolean };

/** Where the text says that it is over; `strict` for words that are too early even when it is mitigated. */
function claimsIn(read: ReadText, strict: boolean): readonly Claim[] {
  const heads = [...matchesIn(read, heading)].map(({ span, found, sentence }) => {
    const word = found.replace(/^\W+/, '');
    return { span: { from: span.to - word.length, to: span.to }, found: word, sentence, head: true };
  });
  const said = [...matchesIn(read, over), ...(strict ? [] : matchesIn(read, normal))].map((claim) => ({
    ...claim,
    head: false,
  }));
  return [...heads, ...said].filter(({ span, sentence, head }) => {
    const before = read.words.slice(sentence.from, span.from);
    if (!head && notYet.test(before)) return false;
    const after = read.words.slice(span.to, span.to + 160);
    return !(partAfter.test(after) && othersStill.test(after));
  });
}

/** “Resolved” while it is not: mitigated is not resolved, and an update that has to be taken back costs trust. */
export function resolvedTooEarly(read: ReadText, context: UpdateContext): readonly Found[] {
  if (!goesOn(context)) return [];
  const mitigated = context.phase === 'resolution';
  return claimsIn(read, mitigated).map((claim): Found => ({
    rule: 'resolved-too-early',
    ...claim.span,
    title: `${quoted(read.text.slice(claim.span.from, claim.span.to))} is too early`,
    reason: mitigated
      ? 'The impact has stopped; the incident is not resolved.'
      : 'The impact has not stopped, by the record.',
    ask: mitigated
      ? 'What are you watching before you call it resolved?'
      : 'What works again, and what does not?',
    fixes: () => fixesFor(read, claim, mitigated),
  }));
}

function fixesFor(read: ReadText, { span, head }: Claim, mitigated: boolean): readonly Fix[] {
  const says = mitigated ? 'The impact has stopped; we are watching it.' : 'We are still working on it.';
  const clause = clauseAt(read, span);
  const rest = dropClause(read, clause);
  if (!head) return [sayClause(read, clause, says), ...rest];
  const word = mitigated ? 'Monitoring' : 'Update';
  return [{ label: `Use “${word}”`, ...span, insert: word }, ...rest];
}

const things =
  '(?:data|orders?|payments?|messages?|files?|uploads?|records?|events?|e-?mails?|transactions?|bookings?|entr(?:y|ies)|work|changes|content|documents?|invoices?|reports?|photos?|videos?|recordings?|drafts?|history|results?|tickets?|calls?|notifications?|subscriptions?|transfers?|balances?|money|funds|purchases?|information|items?|rows?|comments?|deliver(?:y|ies))';
const lossWords =
  '(?:lost|loss|losing|lose|missing|went missing|gone|duplicat\\w*|doubled|twice|corrupt\\w*|deleted|erased|overwritten|intact|safe|preserved|damaged|complete|compromised|leaked|exposed|recovered|restored|delivered|replayed|reprocessed|processed|refunded|affected)';
const aboutData = new RegExp(
  `\\b${things}\\b[^.!?\\n]*\\b${lossWords}\\b|\\b(?:lost|loss of|losing|missing|duplicated?|corrupted|deleted|damaged|doubled|lose) (?:[\\w']+ ){0,3}${things}\\b`,
  'i',
);
const nothingLost =
  /\b(?:nothing|no one|none|nobody|not a single|anything)\b[^.!?\n]*\b(?:lost|missing|loss|duplicated|charged|deleted)\b|\b(?:saved|sent|entered|uploaded|ordered|bought)\b[^.!?\n]*\b(?:still there|all there|kept)\b|\bcharged (?:twice|double)\b|\bdata loss\b|\blost data\b/i;
/** “Affected” and “processed” say something of data only beside words of loss. */
const weak =
  /\b(?:lost|loss of|losing) (?:the )?(?:access|connection|connectivity|service|signal|contact|power|network)\b|\bpacket loss\b/gi;

/** Whether the text says what became of people's data: lost, doubled, late, or all there. */
function saysLoss({ words }: ReadText): boolean {
  const plain = words.replaceAll(weak, '');
  return plain.split(/[.!?\n]/).some((sentence) => aboutData.test(sentence) || nothingLost.test(sentence));
}

/** A last update has to say what was lost, or that nothing was: it is the first thing that readers ask. */
export function dataLossUnsaid(read: ReadText, context: UpdateContext): readonly Found[] {
  if (goesOn(context) || context.severity === 'sev4') return [];
  if (claimsIn(read, false).length === 0 || saysLoss(read)) return [];
  return [
    {
      rule: 'data-loss-unsaid',
      from: read.end,
      to: read.end,
      title: 'Not a word on what was lost',
      reason: 'Whether anything was lost or doubled is the first thing that readers ask.',
      ask: 'Was anything lost or doubled? If nothing was, say so.',
      fixes: () => [addSentence(read, 'We are still checking whether any data was lost.')],
    },
  ];
}
