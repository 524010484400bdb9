import { quoted, type Found, type Looked } from './found.ts';
import { subjectBefore } from './people.ts';
import { deletion } from './words.ts';

/** Judged always: nothing else is meant by them. */
const verdicts =
  /(?<![\p{L}-])(?:obviously|carelessly|foolishly|stupidly|thoughtlessly|needless to say|as (?:anyone|everyone|everybody) (?:knows|could see))(?![\p{L}-])/giu;
const ofCourse =
  /(?<!(?:change|changes|matter|correction|loss|out|crash|end|start|length) )(?<![\p{L}-])of course(?![\p{L}-])(?! (?:correction|of action))/giu;
const clearly =
  /(?<![\p{L}-])clearly(?![\p{L}-])(?! (?:visible|label\w*|document\w*|mark\w*|communicat\w*|stat(?:e|ed|es|ing)|defin\w*|separat\w*|distinguish\w*|describ\w*|explain\w*|identif\w*|nam(?:e|ed|es|ing)|indicat\w*|articulat\w*|understood|understand|see|written|displayed|define|signpost\w*|audible|delineat\w*|scoped|tell|told|says?|said|set out|legible|readable|worded|structured|presented|warn\w*|spell\w*|outlin\w*|specif\w*|list\w*|point(?:s|ed)? (?:out|to)|attribut\w*|assign\w*|recognis\w*|recogniz\w*|announc\w*|report\w*|express\w*|logged|exposed|enough|and))/giu;
const manner =
  /\b(?:more|less|very|as|so|how|most|not|\w+n't|too|quite|speak\w*|communicat\w*|stat\w+|explain\w*|mark\w*|label\w*|defin\w*|written|see|seen|say|said|shown?|visible|think) $/i;
const simply =
  /(?<![\p{L}-])(?:simply|merely)(?![\p{L}-])(?! (?:connected|typed|supported|put\b|because|stated|speaking|as\b|by\b))/giu;
/** The same of what people did; of a program it is what happened. */
const justSo =
  /(?<![\p{L}-])just(?= (?:did not|didn't|ignored|skipped|wasn't|weren't|overlooked|missed)(?![\p{L}-]))/giu;
/** “wrongly assumed”: at the time it was what they knew. */
const wrongly =
  /(?<![\p{L}-])(?:wrongly|incorrectly|mistakenly|falsely|erroneously|naively)(?= (?:assum|believ|thought|conclud|assess|suppos|judg|expect|presum|interpret|diagnos|decid|estimat|attribut)\p{L}*)/giu;
/** “just” of time, of number and of likeness is a fact; of these words it plays something down. */
const just = new RegExp(
  [
    '(?<=(?:should|could|would|needed|had) )just(?= (?:have|been (?:a |more )?(?:careful|restarted|checked|tested)|to (?!now)\\p{L}+|need|check|test|restart|rolled|read|ask|look|use|run|do|roll|wait|add|set|re-?run)(?![\\p{L}-]))',
    "(?<=(?:was|is|were|it's|that's|'s) )just(?= (?:an? (?:simple|small|matter|typo|mistake|question|case|silly|minor|oversight|bad|tiny|little|misunderstanding|careless|slip)|human|careless|not (?:careful|paying|good|tested|enough)|wrong|bad luck|unlucky|sloppy))",
    '(?<![\\p{L}-])just(?= (?:forgot|assumed|guessed|hoped|needed to|had to|kept going|went ahead|shrugged)(?![\\p{L}-]))',
  ].join('|'),
  'giu',
);
const obvious =
  /(?<![\p{L}-])(?:(?:was|is|were|are|been) (?:quite |pretty |very |already |immediately |rather |all too |painfully |glaringly |perfectly )?obvious(?! (?:to (?:us|them|anyone|the (?:team|responders?|engineers?)) (?:at|until))|(?:ly))|[Oo]bvious in (?:hindsight|retrospect)|in (?:hindsight|retrospect),? (?:it (?:was|is) )?(?:obvious|clear|evident))(?![\p{L}-])/gu;
const properly = new RegExp(
  '(?<![\\p{L}-])properly(?= (?:test\\p{L}*|review\\p{L}*|document\\p{L}*|monitor\\p{L}*|check\\p{L}*|validat\\p{L}*|communicat\\p{L}*|configur\\p{L}*|plan\\p{L}*|train\\p{L}*|escalat\\p{L}*|verif\\p{L}*|investigat\\p{L}*|follow\\p{L}*|maintain\\p{L}*|set up|secur\\p{L}*|announc\\p{L}*|coordinat\\p{L}*|vet\\p{L}*|underst\\p{L}*|consider\\p{L}*|assess\\p{L}*|evaluat\\p{L}*|scope\\p{L}*|estimat\\p{L}*|prepar\\p{L}*|think|thought|read|look\\p{L}*|done|clean\\p{L}* up|hand\\p{L}* over|staff\\p{L}*|sized|scaled|provisioned|tuned|rehears\\p{L}*|inform\\p{L}*|brief\\p{L}*)(?![\\p{L}-]))|(?<=(?:tested|reviewed|documented|monitored|checked|validated|communicated|planned|trained|escalated|verified|investigated|followed|maintained|prepared|understood|done|read|test it|check it|check this|test this|review it) )properly(?![\\p{L}-])',
  'giu',
);
const lacking =
  /(?:\b(?:not|never|nobody|no one|without|failed to|forgot to|neglected to|should|could|if (?:it|this|we|they))\b|n't\b)[^,;:.]{0,40}$/i;
const basic =
  /(?<![\p{L}-])(?:basic|elementary) (?:\p{L}+ )?(?:mistakes?|errors?(?! (?:handling|page|message|log|report|code))|oversights?|precautions?|hygiene|due diligence|common sense|competence|care|blunders?)(?![\p{L}-])|(?<=(?:\b(?:no|not even|without|even|lack of|lacked|lacks|skipped|missing|most|failed|forgot|neglected|ignored|the most|n't|not|never)\b)(?: \S+){0,3}? )(?:basic|elementary)(?= (?:[\p{L}-]+ )?(?:checks?|tests?|testing|sanity|precautions?|monitoring|alerting|safeguards?|validation|steps?|procedures?|rules?|practices?|principles?|knowledge|training|review|things)(?![\p{L}-]))/giu;
const denied =
  /\b(?:not|\w+n't|never|less|no|hardly|far from|neither|isn't|wasn't|non|nothing|anything but|as)(?: (?:so|as|very|at all|immediately|always|\p{L}+ly))? $/iu;

/** What is to become obvious is a wish for a better screen. */
const aim = /\b(?:so that|so|make|makes|making|until|whether|if|ensure|once|unless)\b[^,;:.]{0,30}$/i;

/** Words of somebody who knows how it ended: at the time it was neither obvious nor simple. */
export function* hindsightAdverb(looked: Looked): Generator<Found> {
  const { words, section } = looked;
  if (
    section === 'actions' ||
    section === 'went-well' ||
    !/obvious|careless|foolish|stupid|thoughtless|needless|knows|course|clear|simply|merely|\bjust\b|proper|basic|elementary|wrongly|incorrect|mistaken|false|errone|naive/i.test(
      words,
    )
  )
    return;
  const loose: readonly RegExp[] = [verdicts, ofCourse, clearly, simply, just, justSo, wrongly];
  for (const pattern of loose)
    for (const { 0: found, index } of words.matchAll(pattern)) {
      const before = words.slice(0, index);
      if (pattern === verdicts && /\b(?:nothing|none|no)\b[^,;.]{0,40}$/i.test(before)) continue;
      if (
        denied.test(before) ||
        /\b(?:rather than|instead of|than to|than) $/.test(before) ||
        (pattern === clearly && manner.test(before))
      )
        continue;
      if (pattern === clearly && /^[.,;:)]|^ ?$/.test(words.slice(index + found.length)) && index > 0)
        continue;
      if (pattern === simply && !isJudged(looked, index)) continue;
      if ((pattern === justSo || pattern === wrongly) && !byPerson(looked.marked, index)) continue;
      yield finding(words, index, index + found.length, true);
    }
  for (const { 0: found, index } of words.matchAll(properly)) {
    const person = subjectBefore(looked.marked, index);
    const before = words.slice(0, index);
    if (lacking.test(before) || (person !== null && /\b(?:did|had|should|could)\b/.test(before.slice(-30))))
      yield finding(words, index, index + found.length, false);
  }
  for (const pattern of [obvious, basic])
    for (const { 0: found, index } of words.matchAll(pattern))
      if (!denied.test(words.slice(0, index)) && !aim.test(words.slice(0, index)))
        yield finding(words, index, index + found.length, false);
}

/** “Simply” tells how a program works as well: it judges beside a wish, of what was wrong, and of what people did. */
function isJudged({ words, marked }: Looked, at: number): boolean {
  const [before, after] = [words.slice(0, at), words.slice(at)];
  if (/^\S+ \p{L}+ed by /u.test(after)) return false;
  if (
    /^\S+ (?:forgot|missed|overlooked|assumed|did not|didn't|needed|wrong|bad|human|careless)/iu.test(after)
  )
    return true;
  if (
    /\b(?:was|were|should|could|would|had|have|needed to|had to|has to|need to|just)(?: \S+)? $/i.test(before)
  )
    return true;
  // “They simply go on” are functions as often as people; “Simply restarting it helped” begins with what people did.
  if (at === 0) return /^\S+ \p{L}+ing\b/u.test(after);
  const subject = subjectBefore(marked, at);
  return subject !== null && subject.who !== 'you' && subject.who !== 'they';
}

/** Whether somebody of the team is the subject; “you” is the reader of an instruction. */
function byPerson(marked: string, at: number): boolean {
  const subject = subjectBefore(marked, at);
  return subject !== null && subject.who !== 'you';
}

function finding(words: string, from: number, to: number, loose: boolean): Found {
  const found = words.slice(from, to);
  return {
    rule: 'hindsight-adverb',
    from,
    to,
    title: quoted(found),
    reason: loose
      ? 'It was not, at the time: the word knows how it ended.'
      : 'It measures by what is known today, and says nothing of what was done.',
    ask: loose ? 'Delete it?' : 'What exactly was there, and what was not?',
    ...(loose ? { fixes: deletion(words, from, to) } : {}),
  };
}
