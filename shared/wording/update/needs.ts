import type { Found } from './found.ts';
import type { UpdateContext } from '../update-context.ts';
import { goesOn, isMajor } from './context-words.ts';
import { has, type ReadText, type Sentence } from './read-text.ts';
import { addBeforeNext } from './rewrite.ts';

const verb =
  '(?:load|work|respond|arriv|go|show|open|send|receiv|play|sync|updat|reach|start|appear|complet|deliver|connect|print|sav|accept|process)\\w*';
const effect = new RegExp(
  `\\b(?:fail\\w*|cannot|can't|can not|couldn't|could not|unable|unavailable|unreachable|inaccessible|slow\\w*|slower|delay\\w*|late|later than|error\\w*|down|offline|degrad\\w*|affect\\w*|impact\\w*|interrupt\\w*|disrupt\\w*|outages?|tim(?:e|ed|es|ing)[ -]?outs?|timed? out|times out|reject\\w*|declin\\w*|missing|lost|drop(?:s|ped|ping)?|crash\\w*|freez\\w*|frozen|blank|black|stuck|stall\\w*|pending|empty|broken|duplicat\\w*|twice|wrong\\w*|out of date|outdated|stale|behind|longer than|trouble|difficult\\w*|unusable|blocked|waiting|stutter\\w*|buffer(?:s|ing)|no \\w+ ${verb}|(?:do|does|did|is|are|was|were|has|have|will)(?: not|n't) (?:\\w+ )?${verb}|not (?:working|available|possible|loading|responding)|(?:nobody|no one|no customers?|none)(?: \\S+){0,3} (?:can|is|are|could|arriv\\w*|gets?|sees?)|(?:problem|issue)s? (?:with|when|at|in|for|log|load|pay))\\b`,
  'i',
);
const amount =
  /\bno \w+ (?:starts?|loads?|arrives?|opens?|plays?|works?|go|goes|reach)\b|\d ?%|\bper ?cent\b|\b(?:\d[\d,. ]*|one|two|three|four|five|six|seven|eight|nine|ten) (?:in|of|out of) (?:every |all |our |the )?(?:\d|\w)|\b(?:some|most|mostly|all|every|everyone|everybody|everywhere|each|many|few|several|half|third|quarter|majority|minority|nobody|no one|none|nothing|thousands?|hundreds?|dozens?|millions?|any|anyone|anybody|only|subset|portion|fraction|share|limited|entire|entirely|whole|completely|totally|intermittent\w*|occasional\w*|sometimes|globally|worldwide|nationwide|both|single|certain|two|three|four|five)\b|\bnumber of\b|\bup to\b|\b\d[\d,. ]* (?:customers|users|orders|accounts|shops|teams|payments|people|stores|sites|requests|calls|messages|minutes|times|seconds)\b|\b(?:customers?|users?|shops?|teams?|accounts?|people|visitors?) (?:in|on|of|with|who|whose|using|that)\b/i;
/** “In Europe”: a place says how much as well. */
const place = /\b(?:in|across|for|from|throughout) (?:the )?(?!CET|UTC|GMT|We\b|I\b)\p{Lu}\p{L}+/u;
const thanks = /^(?:thank|sorry|we apologi[sz]e|our apologies|please)\b/i;

const us =
  /\b(?:we|we've|we're|our|teams?|engineers?|colleagues|specialists?|staff|technicians|being|has been|have been|continues?|continuing|still|fix|fixes)\b/i;
const doing = new RegExp(
  '\\b(?:investigat\\w*|identif\\w*|mitigat\\w*|roll(?:ed|ing|s)? (?:\\S+ ){0,4}?back|rolled|revert\\w*|restor(?:ing|ed|e)|mov(?:ed|ing)|switch(?:ed|ing)|shift(?:ed|ing)|re-?rout\\w*|rout(?:ed|ing)|redirect\\w*|deploy\\w*|appl(?:ied|ying)|implement\\w*|test(?:ed|ing)|monitor\\w*|watch(?:ing)?|look(?:ing|ed)? (?:for|into|at|closely)|work(?:ing|ed)? (?:\\w+ ){0,2}(?:on|to|with|around|through)|fix(?:ing|es)?|undo\\w*|undid|undone|restart\\w*|replac\\w*|scal(?:ed|ing)|add(?:ed|ing)|disabl\\w*|turn(?:ed|ing) (?:\\S+ ){0,4}?(?:off|on|back)|block(?:ed|ing)|bring(?:ing)?|brought|put(?:ting)?|repair\\w*|clean\\w*|rebuil\\w*|reprocess\\w*|replay\\w*|catch(?:ing)? up|escalat\\w*|contact\\w*|check(?:ing|ed)|compar(?:ing|ed)|debug\\w*|isolat\\w*|narrow\\w*|trac(?:ed|ing)|paus(?:ed|ing)|stopp(?:ed|ing)|limit(?:ed|ing)|engag\\w*|correct(?:ed|ing)|recover(?:ing)|patch\\w*|fall(?:en|ing)? back|fell back|failed over|failing over|tak(?:en|ing)|search\\w*|increas(?:ed|ing)|resending|resent|analys\\w*|analyz\\w*|diagnos\\w*|shutting|shut|prepar\\w*|confirm\\w*|cut(?:ting)? over|swapp\\w*|reset\\w*|clear(?:ed|ing)|digging|alerted|trying|tried|reduc(?:ed|ing))\\b',
  'i',
);
const labelled =
  /^(?:doing|actions?|what we do|what we are doing|being done|status|now|current status)\b ?:|^(?:investigating|identified|monitoring|mitigating|restoring|undoing|rolling back|moving|replaying|restarting|switching|working on)\b|\binvestigations? (?:is|are|continues?|under|goes|in)\b|\ba (?:fix|patch|workaround|correction) (?:is|has|was|will)\b|\bin progress\b|\bunder way\b|\bunderway\b|\bwe(?:'re| are) (?:on|at) it\b|\bis being\b|\bare being\b/i;
const unchanged =
  /\bno change\b|\bnothing new\b|\bunchanged\b|\bnothing has changed\b|\bno news\b|\bnot changed\b|\bno new information\b|\bsame as at\b/i;

/** Whether the text says what is affected. */
export const saysEffect = (read: ReadText): boolean =>
  plainSentences(read).some((sentence) => has(effect, sentence));

/** Whether the text says how much: a share, a number, a place. */
export const saysAmount = (read: ReadText): boolean =>
  plainSentences(read).some((sentence) => has(amount, sentence) || has(place, sentence));

/** Sentences that tell something. */
const plainSentences = ({ sentences }: ReadText): readonly Sentence[] =>
  sentences.filter((sentence) => !has(thanks, sentence));

export const saysImpact = (read: ReadText): boolean => saysEffect(read) && saysAmount(read);

/** Whether the text says what is being done. */
export const saysAction = (read: ReadText): boolean =>
  read.sentences.some((sentence) => has(labelled, sentence) || (has(us, sentence) && has(doing, sentence)));

/** An update that says that nothing is new stands on the one before it. */
export const saysNoChange = ({ words }: ReadText, { last }: UpdateContext): boolean =>
  last !== null && unchanged.test(words);

/** What SEV1 and SEV2 ask for: what is affected and how much, and what is being done (PagerDuty's response guide). */
export function needs(read: ReadText, context: UpdateContext): readonly Found[] {
  if (!isMajor(context) || !goesOn(context) || saysNoChange(read, context)) return [];
  const missing = { from: read.end, to: read.end };
  const findings: Found[] = [];
  if (!saysImpact(read))
    findings.push({
      rule: 'impact-missing',
      ...missing,
      title: saysEffect(read) ? 'How much is not said' : 'What is affected is not said',
      reason: 'Readers look for themselves in it: which part, for whom, how many.',
      ask: saysEffect(read) ? 'For how many, or for whom?' : 'What can people not do, and how many of them?',
      fixes: () => [],
    });
  if (!saysAction(read))
    findings.push({
      rule: 'action-missing',
      ...missing,
      title: 'What is being done is not said',
      reason: 'Readers want to know that somebody is on it, and what they do.',
      ask: 'What is being done right now?',
      fixes: () => [
        addBeforeNext(
          read,
          context.phase === 'resolution' ? 'We are watching it.' : 'We are still investigating.',
        ),
      ],
    });
  return findings;
}
