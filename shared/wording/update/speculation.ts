import type { Found } from './found.ts';
import { isLive } from '../../incident/phases.ts';
import type { UpdateContext } from '../update-context.ts';
import { quoted } from './context-words.ts';
import { clauseAt, dropClause, dropTail, sayClause } from './rewrite.ts';
import { matchesIn, type ReadText, type Sentence, type Span } from './read-text.ts';

const because =
  '(?:caused by|due to|because(?: of)?|related to|a result of|the result of|triggered by|down to|behind|linked to|connected (?:to|with)|from|stemming from)';
const maybe =
  '(?:(?:most |very |quite |more than )?(?:probably|likely|possibly|perhaps|maybe|potentially|conceivably)|(?:might|may|could) (?:well )?(?:be|have been)|(?:seems?|seemed|appears?|appeared|looks?|is thought|is believed|are believed) to (?:be|have been))';

/** Words that are a guess whatever they are about. */
const guesses = new RegExp(
  [
    "\\b(?:we|i|our engineers|the team|engineers)(?: (?:currently|now|also|still|strongly|do not|don't|have reason to))* (?:think|believe|suspect|assume|guess|reckon|presume|fear|speculate)\\b(?! you\\b)",
    '\\b(?:our|the|a|best|current|first) (?:best |current |first |working |leading |early )*(?:guess|theory|hypothesis|suspicion)\\b|\\bworking (?:theory|hypothesis)\\b',
    '\\bit (?:now |currently )?(?:looks|seems|appears)(?: now)? (?:like|as if|as though|that)\\b',
    '\\b(?:apparently|presumably|supposedly|hopefully|seemingly)\\b|\\bin all (?:likelihood|probability)\\b|\\bsuspected\\b|\\ba suspicion\\b',
    `\\b${maybe} (?:also )?(?:${because})(?= )`,
    `\\b${maybe} (?:an? |the |some )(?:[\\w-]+ ){0,3}(?:bug|errors?|fault|failure|misconfiguration|attack|change|mistake|overload|glitch|cable|setting|update|release|problem)\\b`,
    '(?<=\\b(?:this|it|that|they|which|the (?:reason|problem|issue|error|failure|outage)) (?:is|was|are|were) )(?:most |very |quite )?(?:probably|likely|possibly|perhaps|maybe) (?:just |only )?(?:an?|the|our|in|with)\\b',
    '\\b(?:problem|issue|cause|fault|error|bug|reason|this|it) (?:might|may|could) be (?:with|in|at) (?:the|our|an?|one)\\b',
    '\\b(?:points?|pointing) (?:to|at|towards) (?:an? |the )',
  ].join('|'),
  'gi',
);
/** “Likely”, with the cause elsewhere in its sentence. */
const hedges = /\b(?:most |very |quite )?(?:probably|likely|possibly|perhaps|maybe|potentially)\b/gi;
const ofCause =
  /\b(?:caus\w+|culprit|root|to blame|triggered|the reason|the source|responsible|stems?|resulted from)\b/i;
const ofEnd =
  /\b(?:be|is|are) (?:\w+ )?(?:fixed|resolved|solved|over|back|restored|recovered|done|gone|up again|normal)\b|\brecover\b/i;
/** What readers are to expect is no guess at a cause: “you will likely see delays”. */
const ofReaders =
  /\b(?:you|customers?|users?|callers?|visitors?|people|orders?|support|responses?|replies|it|this|that|they|who)(?: \w+){0,2} (?:will|may|might|are|is|would)(?: \w+)? ?$|\b(?:will|may|might|can|would) (?:\w+ )?$/i;

/** The cause as if it were known. */
const claims = new RegExp(
  [
    '\\b(?:caused|triggered) by\\b|\\b(?:due to|because of|as a result of|owing to|stems? from|resulting from)\\b',
    '\\bthe (?:root |underlying |main |most likely |actual )*(?:cause|reason)(?: of \\w+(?: \\w+){0,4})? (?:is|was|lies|has been)\\b',
    '\\b(?:identified|found|located|know|understood|determined|pinpointed) (?:the|its|a) (?:root |underlying |likely |probable |possible |exact )*(?:cause|source|culprit|reason)\\b',
    '^(?:root |likely |probable )*cause ?:(?! *(?:not|un\\w+|still|we|to be|open|none|being))',
    '\\btraced (?:it |this |the \\w+ )?(?:back )?to\\b',
  ].join('|'),
  'gi',
);
const becauseOfSomething = /\bbecause\b(?! of\b)/gi;
/** “Because” explains anything: beside these words, what does not work. */
const plainEffect =
  /\b(?:fail\w*|slow\w*|late|down|unavailable|errors?|delay\w*|cannot|can't|unable|drop\w*|lost|missing|reject\w*|declin\w*)\b/i;
const effect =
  /\b(?:fail\w*|slow\w*|late|down|unavailable|errors?|delay\w*|cannot|can't|could(?: not|n't)|unable|drop\w*|lost|missing|reject\w*|declin\w*|degrad\w*|disrupt\w*|interrupt\w*|affect\w*|impact\w*|incident|outage|issue|problem|trouble|broken|crash\w*|(?:this|it) (?:is|was)|time[sd]? out|stuck|blocked|empty|wrong|not)\b/i;
/** What follows from the incident, and what is said not to be so. */
const consequence =
  /^ (?:this|the|these|those|today's|our|that|all) (?:\w+ ){0,2}(?:incidents?|outages?|issues?|problems?|disruptions?|degradation|delays?|situation|maintenance|interruptions?|failures?|backlog)\b/i;
const denied =
  /\b(?:not|n't|no|unknown|whether|what|who|which|if|never|ruled out|rule out|until|once|anything|nothing|how)\b[^,;.]*$/i;
const open = /^ (?:not|n't|still|yet|unknown|unclear|being|under|open|to be|something)\b/i;
/** A former incident, whose cause is known. */
const former = /\b(?:yesterday|last (?:week|month|night)|earlier incident|previous incident)\b/i;

/** What is guessed at: the cause, the end of it, or something else, such as what was lost. */
type About = 'cause' | 'end' | 'other';

function aboutOf(words: string): About {
  if (ofCause.test(words)) return 'cause';
  if (/\bhopefully\b/i.test(words) || ofEnd.test(words)) return 'end';
  return /\b(?:data|lost|loss|safe|stolen|leaked)\b/i.test(words) ? 'other' : 'cause';
}

/** Causes before they are confirmed, guessed or claimed: what turns out wrong has to be taken back in public. */
export function speculation(read: ReadText, context: UpdateContext): readonly Found[] {
  if (context.causeConfirmed) return [];
  const found = new Map<Sentence, Span>();
  const keep = (sentence: Sentence, span: Span): void => {
    if (!found.has(sentence)) found.set(sentence, span);
  };
  for (const { span, sentence } of matchesIn(read, guesses)) keep(sentence, span);
  for (const { span, sentence } of matchesIn(read, hedges)) {
    const { words } = sentence;
    const before = read.words.slice(sentence.from, span.from);
    const ends = ofEnd.test(words);
    if (!ends && ofReaders.test(before)) continue;
    if (/^ causes?\b/.test(read.words.slice(span.to)) && denied.test(before)) continue;
    if (ends || ofCause.test(words)) keep(sentence, span);
  }
  for (const { span, sentence } of claimsIn(read)) keep(sentence, span);
  return [...found].map(([sentence, span]) => finding(read, span, aboutOf(sentence.words), context));
}

function* claimsIn(read: ReadText): Generator<{ readonly span: Span; readonly sentence: Sentence }> {
  for (const { span, sentence } of [...matchesIn(read, claims), ...matchesIn(read, becauseOfSomething)]) {
    const before = read.words.slice(sentence.from, span.from);
    const after = read.words.slice(span.to, sentence.to);
    if (denied.test(before) || consequence.test(after) || open.test(after) || former.test(before)) continue;
    // “It took a minute due to the procedure” gives no cause of an incident.
    const tied = /^(?:because|due to|because of|as a result of|owing to)$/i.test(
      read.words.slice(span.from, span.to),
    );
    const needed = /^because$/i.test(read.words.slice(span.from, span.to)) ? plainEffect : effect;
    if (tied && (!needed.test(before.trim() === '' ? after : before) || /^ you\b/.test(after))) continue;
    yield { span, sentence };
  }
}

const asks: Record<About, Pick<Found, 'reason' | 'ask'>> = {
  cause: {
    reason: 'No hypothesis is confirmed; what turns out wrong has to be taken back.',
    ask: 'Leave the cause out until it is confirmed?',
  },
  end: { reason: 'An estimate is given with its basis, or not at all.', ask: 'What is it based on?' },
  other: { reason: 'What turns out wrong has to be taken back.', ask: 'What do we know for certain?' },
};

const finding = (read: ReadText, span: Span, about: About, { phase }: UpdateContext): Found => ({
  rule: 'speculation',
  ...span,
  title:
    about === 'cause' ? 'Cause not confirmed' : `${quoted(read.text.slice(span.from, span.to))} is a guess`,
  ...asks[about],
  fixes: () => {
    const clause = clauseAt(read, span);
    const cut = dropTail(read, span, clause);
    if (cut.length > 0) return cut;
    const says =
      about === 'cause' && isLive(phase)
        ? [sayClause(read, clause, 'We are still looking for the cause.')]
        : [];
    return [...says, ...dropClause(read, clause)];
  },
});
