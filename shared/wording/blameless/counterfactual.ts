import { quoted, type Found, type Looked } from './found.ts';
import { NAME, subjectBefore } from './people.ts';
import type { Span } from './read-block.ts';
import type { Section } from './section.ts';
import { haveDone } from './words.ts';

const modal = new RegExp(
  `(?<![\\p{L}-])(?<modal>[Ss]hould|[Cc]ould|[Oo]ught(?: not)? to|[Ww]ould)(?: not)?${haveDone}`,
  'gu',
);
/** “We should have.” */
const bareWish = /(?<![\p{L}-])(?:[Ss]hould|[Cc]ould)(?:n't| not)? have(?=[.,;!?]|$)/gu;
/** “should have automated tests” wishes for tests; “should have automated it” that somebody had done so. */
const alsoKinds =
  /^(?:limited|unlimited|dedicated|shared|increased|reduced|detailed|automated|managed|improved|documented|tested|defined|agreed|trained|designated|scheduled|named|fixed|required|elevated|restricted|isolated|separated|distributed|written|known|added|combined|extended|advanced|closed|open|nested|mixed|based|expected|planned|monitored|rehearsed|encrypted|replicated|signed|built|set|read|cut|run|split|left)$/;
const object =
  /^(?:$|[.,;:!?)]| (?:the|this|that|these|those|it|them|her|him|us|our|its|their|an?|all|every|each|both|more|for|whether|how|what|why|with|before|after|earlier|sooner|first|in|on|off|out|up|down|against|and|at|from|to|by|if|when|much|immediately|right|back|over|\d)(?![\p{L}]))/u;

/** What only people do to something, so that “should have been …” is a wish about people. */
const byPeople =
  '(?:reviewed|tested|caught|noticed|checked|verified|validated|communicated|documented|escalated|announced|planned|done|avoided|prevented|monitored|told|informed|warned|notified|consulted|trained|known|spotted|discussed|considered|asked|approved|tracked|fixed|upgraded|removed|rotated|renewed|merged|handled|addressed|anticipated|foreseen|recognised|recognized|realised|realized|clear|obvious|better|faster|quicker|sooner|earlier|more careful|careful|staged|rehearsed|questioned|challenged|coordinated|followed|investigated|made|taken|written|set up|in place|part of|rolled back|rolled out|reverted|declared|paged|a no-brainer|an? \\p{L}+|double-checked|mitigated|resolved|shorter|smaller|found|detected|identified|picked up|raised|reported|audited|automated|assessed|scheduled|pinned|limited|configured|set|cleaned up|kept|used|added|included|given|involved|held)';
const passive = new RegExp(
  `(?<![\\p{L}-])(?:[Ss]hould|[Cc]ould|[Oo]ught to|[Ww]ould)(?: (?:not|also|probably|really|at least|perhaps|easily|clearly|obviously|never|just|ideally|\\p{L}+ly))*(?: have|'ve|n't have)(?: (?:also|at least|never|\\p{L}+ly))* been (?:(?:much|far|a lot|\\p{L}+ly) )?${byPeople}(?![\\p{L}-])`,
  'gu',
);
/** “should not have been run”: only somebody does what should have been left. */
const undoing =
  /(?<![\p{L}-])(?:[Ss]hould|[Oo]ught)(?:n't| not| never) (?:to )?have been (?!possible|affected|able|any|a |an |in|down|up|there|necessary|needed)(?:\p{L}+ed|run|put|set|made|given|sent|left|cut|taken|built|shut|written|chosen)(?![\p{L}-])/gu;
/** “could have been worse”, “could have been caused by”: luck, and a guess. */
const could = /^[Cc]ould/;
const couldBe =
  /been (?:(?:much|far|a lot|\p{L}+ly) )?(?:avoided|prevented|caught|noticed|spotted|detected|found|mitigated|resolved|shorter|smaller|faster|quicker|sooner|earlier|better|handled|fixed|foreseen|anticipated|tested|reviewed|checked|communicated|rolled back|reverted|identified|picked up|done|documented)(?! (?:by (?:an? )?(?:attacker|user|customer)s?))/u;
const wouldBe =
  /been (?:\p{L}+ly )?(?:caught|avoided|prevented|noticed|spotted|detected|found|mitigated|shorter|faster|quicker|sooner|earlier|fixed)(?![\p{L}-])/u;
const saves = new RegExp(
  '(?<![\\p{L}-])(?:[Ww]ould|[Cc]ould|[Mm]ight) (?:easily |probably |also |likely |surely |certainly |all )*have (?:easily |probably |also |likely )?(?:prevented|caught|avoided|detected|averted|stopped (?:this|it|the (?:outage|incident|rollout|deploy))|shown (?:the|that|us|it|this|a)|told us|saved us|shortened|helped|spotted|noticed|revealed|flagged)(?![\\p{L}-])',
  'gu',
);

const ifOnly =
  /(?<![\p{L}-])(?<!even )[Ii]f only (?:\S+ ){1,7}?(?:had(?:n't)?|would(?:n't)?|were(?:n't)?|could(?:n't)?)(?![\p{L}-])/gu;
const unreal =
  /(?<![\p{L}-])(?:would|could|might)(?:n't)?(?: not)? (?:\p{L}+ )?(?:have|be|'ve)(?![\p{L}-])|'d (?:not )?have\b/u;
const hadBeen = new RegExp(
  `(?:(?<=^(?:[Aa]nd |[Bb]ut |[Ss]o )?)[Hh]ad|(?<=[\\p{L},;—–-] )had) (?:we|I|they|he|she|you|someone|somebody|anyone|this|that|it|there|${NAME}+|(?:the|an?|our|any|these|those|more|either) (?:[\\w/-]+ ){1,5}?)(?: ?(?:not|only|also|just|already|at least|\\p{L}+ly))* ?(?:been|\\p{L}+ed|known|had|seen|done|taken|run|read|caught|gone|set|kept|put|told|made|written|found)(?![\\p{L}-])`,
  'gu',
);
const ifHad = new RegExp(
  `(?<![\\p{L}-])(?<!as )[Ii]f (?:(?:we|I|he|she|you|they|someone|somebody|anyone|the (?:\\p{L}+ )?(?:team|engineers?|developers?|on-call|reviewers?|responders?)|${NAME}+)(?:'d| had)(?: not|n't)?(?: \\p{L}+ly| also| just| only| even)* (?:\\p{L}+ed|known|had|seen|done|taken|run|read|caught|gone|set|kept|put|told|made|written|found|been|built|chosen)|(?:\\S+ ){1,6}?had(?: not|n't)? been (?:\\p{L}+ly )?${byPeople})(?![\\p{L}-])`,
  'gu',
);
const undone =
  /(?<![\p{L}-])(?:failed|neglected|omitted|forgot|forgotten|fail|neglect|forget)(?: to(?= \p{L})|(?<=forgot|forgotten|neglected)(?= (?:the|that|about|a|this|it|one)\b))/gu;
const bare =
  /^(?:(?:Also|Then|We|Again|Initially),? )?(?:[Ff]orgot(?:ten)?|[Nn]eglected) (?:to|the|that|about)(?= )/gu;
const questions =
  /(?<![\p{L}-])(?:[Ss]hould|[Cc]ould)(?:n't)? (?:we|I|they|the team|someone|somebody|anyone) (?:not )?(?:also )?have (?:\p{L}+ )?(?:\p{L}+ed|been|caught|seen|known|done|told|taken|run|found|kept|gone)(?![\p{L}-])/gu;

/** What did not happen: with the knowledge of today, and nothing is learnt of what people knew then. */
export function* counterfactual({ words, marked, section }: Looked): Generator<Found> {
  if (section === 'actions') return;
  if (!/should|could|would|ought|might|if only|\bhad\b|fail|neglect|omit|forg|\bif\b/i.test(marked)) return;
  const found = (span: Span): Found => finding(words, span);
  const conditions = [...conditionsIn(marked)];
  yield* conditions.map(found);
  // “Had we known, we would have acted” is one wish.
  if (conditions.length === 0) yield* [...wishesIn(marked, section)].map(found);
  for (const { 0: whole, index } of marked.matchAll(questions))
    yield found({ from: index, to: index + whole.length });
  yield* undoneIn(words, marked);
}

function* conditionsIn(marked: string): Generator<Span> {
  for (const { 0: whole, index } of marked.matchAll(ifOnly)) yield { from: index, to: index + whole.length };
  if (!unreal.test(marked)) return;
  for (const { 0: whole, index } of marked.matchAll(ifHad)) yield { from: index, to: index + whole.length };
  for (const { 0: whole, index } of marked.matchAll(hadBeen)) {
    const to = index + whole.length;
    if (unreal.test(marked.slice(0, index)) || unreal.test(marked.slice(to))) yield { from: index, to };
  }
}

function* wishesIn(marked: string, section: Section): Generator<Span> {
  for (const match of marked.matchAll(passive)) {
    const [whole] = match;
    if (could.test(whole) && !couldBe.test(whole)) continue;
    if (/^[Ww]ould/.test(whole) && (section !== 'what-happened' || !wouldBe.test(whole))) continue;
    if (/^[WwCc]ould/.test(whole) && /\b(?:harder|worse|more difficult|not|\w+n't)\b/.test(whole)) continue;
    yield { from: match.index, to: match.index + whole.length };
  }
  for (const match of marked.matchAll(modal)) {
    const span = wished(marked, match);
    if (span !== null) yield span;
  }
  for (const { 0: whole, index } of marked.matchAll(bareWish)) {
    const subject = subjectBefore(marked, index);
    if (subject !== null) yield { from: subject.tells, to: index + whole.length };
  }
  for (const { 0: whole, index } of marked.matchAll(undoing)) yield { from: index, to: index + whole.length };
  if (section !== 'what-happened') return;
  for (const { 0: whole, index } of marked.matchAll(saves))
    if (!/\b(?:no|not|none|nothing|nobody)\b[^,;:.]{0,60}$/i.test(marked.slice(0, index)))
      yield { from: index, to: index + whole.length };
}

/** “The migration should have had a plan”; that users had no trouble is what was expected. */
const wanted = /^ (?:an?|more|better|enough|its own|their own|two|some) /;
/** How much worse it might have been is no wish. */
const luck = /^[^.;]{0,40}\b(?:later|worse|longer|more (?:harm|damage|data))\b/;

/** Somebody should, could or would have done something. */
function wished(marked: string, match: RegExpExecArray): Span | null {
  const [whole] = match;
  const { modal: verb = '', done = '' } = match.groups ?? {};
  const end = match.index + whole.length;
  const after = marked.slice(end);
  if (done === 'been') return null;
  const kind = verb.toLowerCase();
  if (alsoKinds.test(done) && !object.test(after)) return null;
  if (kind === 'should' && done === 'had' && wanted.test(after)) return { from: match.index, to: end };
  if (match.index === 0) return kind === 'should' ? { from: 0, to: end } : null;
  if (luck.test(after)) return null;
  const subject = subjectBefore(marked, match.index);
  if (subject === null) return null;
  if (subject.who === 'you' && /^(?:received|seen|gotten|got|noticed|been|had|heard)$/.test(done))
    return null;
  if (subject.who === 'they' && kind !== 'should' && !kind.startsWith('ought')) return null;
  // What nobody could have done or known then is told fairly.
  if (kind === 'could' && /^could(?: not|n't)/i.test(whole)) return null;
  // What might have been lost is a risk, not a wish; nor is what people would have seen.
  if (
    kind === 'could' &&
    /^(?:lost|had|been|ended|suffered|faced|needed|seen|gotten|got|experienced|received|exposed|affected|impacted)$/.test(
      done,
    )
  )
    return null;
  if (
    kind === 'would' &&
    !/^(?:caught|known|noticed|seen|found|spotted|detected|avoided|prevented|tested|checked|rolled|realised|realized|reacted|responded|mitigated|acted|stopped|saved|declared|escalated|been|done|had|chosen|used|asked|looked)$/.test(
      done,
    )
  )
    return null;
  if (kind === 'would' && subject.who === 'you') return null;
  return { from: subject.tells, to: end };
}

function* undoneIn(words: string, marked: string): Generator<Found> {
  for (const { 0: whole, index } of marked.matchAll(bare))
    yield finding(words, { from: index, to: index + whole.length });
  for (const { 0: whole, index } of marked.matchAll(undone)) {
    const subject = subjectBefore(marked, index);
    if (subject === null || /\b(?:never|not|\w+n't)(?: \S+)? $/.test(marked.slice(0, index))) continue;
    const failed = /^fail|^omit/.test(whole);
    if (/^(?:fail|forget|neglect)(?: |$)/.test(whole)) continue;
    // “They failed to start” are pods as often as people.
    if (failed && (subject.who === 'they' || subject.who === 'you')) continue;
    yield finding(words, { from: subject.tells, to: index + whole.trimEnd().length });
  }
}

const finding = (words: string, { from, to }: Span): Found => ({
  rule: 'counterfactual',
  from,
  to,
  title: quoted(words.slice(from, to)),
  reason: 'It tells what did not happen, with the knowledge of today.',
  ask: 'Say what happened and what was known. Does the wish belong to the actions?',
});
