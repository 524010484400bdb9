import { quoted, type Found, type Looked } from './found.ts';
import { NAME, somebody, subjectBefore, type Subject } from './people.ts';

const alarms =
  '(?:alerts?|pages?|warnings?|steps?|flags?|lines?|checks?|notifications?|symptoms?|signals?|signs?|errors?|messages?|bugs?|problems?|issues?|changes?|deadlines?|emails?|e-mails?|tickets?|details?|settings?|entry|entries|clauses?|notes?|dependency|dependencies|typos?|updates?|fact|cues?|anomaly|spikes?)';
const some =
  '(?:the|an?|this|that|these|those|several|some|two|three|her|his|their|our|every|both|all|one|it|any)';
const failings = [
  'misread|misunderst(?:ood|and)|misjudged|misinterpreted|misdiagnosed|miscalculated|mis-?typed|misspelled|misspelt|misremembered|mishandled|mismanaged|misconfigured|misused|misheard|mistook|misplaced|misidentified|miscommunicated',
  'overlooked|forgot(?:ten)?|neglected|botched|bungled|fumbled|fat-?fingered|blundered|panicked|goofed|slacked off',
  '(?:messed|screwed|slipped|mixed|cocked|ballsed) up|cut corners|dropped the ball|lost track|jumped to (?:the wrong |a )?conclusions?|fell asleep|slept through',
  'confused (?:the (?:two|\\w+ with)|\\w+ (?:with|and)|one )|got (?:it|this|that|them|the \\w+(?: \\w+)?) wrong|was wrong (?:about|to|in)|made (?:an? |the |another |several |some |two |many )?(?:\\p{L}+ ){0,2}(?:mistakes?|errors?|typos?|slips?|oversights?|blunders?)(?! (?:visible|budgets?|messages?|pages?|rates?))',
  'was (?:too |rather |very |not (?:careful|attentive|paying|competent|qualified)|so |simply |clearly )?(?:careless|negligent|sloppy|inattentive|complacent|lazy|reckless|incompetent|at fault|to blame|the culprit|asleep|out of (?:his|her|their) depth)?(?<=careless|negligent|sloppy|inattentive|complacent|lazy|reckless|incompetent|fault|blame|culprit|asleep|depth|careful|attentive|paying|competent|qualified)',
  'failed (?:to(?= \\p{L})|in (?:his|her|their))|omitted (?:to|the)\\b|ignored(?! (?:the |all |all the |that |this )?(?:noise|false|distractions?|unrelated|spam))',
  `missed (?:${some} )?(?:[\\w-]+ ){0,3}?${alarms}(?![\\p{L}-])|missed (?:it|this|that)(?= |[.,;]|$)`,
  `broke (?!(?:down|the (?:news|silence|tie|work|task|incident|problem|ice|deadlock|seal|glass|loop|cycle|record|issue|question|group|team)|it (?:down|up|into)|into|up|out|off|away|through|even|ground|for|the \\w+ (?:down|up|into|out))\\b)(?:${some}|production|prod|\\p{L}+)`,
  'skipped (?!(?:lunch|dinner|breakfast|(?:his|her|their|a|the) (?:break|lunch|dinner|holiday|meeting|party|commute))\\b)(?:the|a|an|this|that|two|some|several|all|both|one|testing|review|staging|it)\\b',
  '(?:(?:wrongly|incorrectly|mistakenly|accidentally|inadvertently|erroneously|carelessly|improperly|unintentionally|unwittingly|negligently|recklessly|prematurely) )(?=\\p{L}+(?:ed|t|n|ew|an|ut|ad|et|ent|old|ook|ove|ose|oke|eft)\\b)\\p{L}+',
  '(?!(?:fixed|corrected|spotted|found|noticed|saw|caught|reverted|removed|undid|replaced|identified|discovered|reported|flagged|cleaned)\\b)\\p{L}+(?:ed|an|ut|ose|ave|ook|ent|et) (?:(?:in|in ?to|on|at|to|from|with|over|off) )?the wrong(?! (?:one|thing) (?:up|out))(?: \\p{L}+)?',
  '(?:pushed|deployed|merged|shipped|committed|released|wrote|introduced|applied|rolled out|added|left) (?:an? |the |some )?(?:\\p{L}+ )?(?:bad|broken|faulty|buggy|untested|unreviewed|incorrect|defective|bugs?|typos?|regressions?)\\b',
  'caused (?:the|this|an|a|our|all|another|that|most|these|both) (?!(?:stir|smile|laugh)\\b)|(?:brought|took|knocked) (?:down |out )?(?:the (?:whole |entire )?(?:site|shop|platform|service|cluster|production|website|system)|production|prod|everything)(?: down| out| offline)?\\b',
  "(?:did not|didn't|never|had(?: not|n't)) (?:even |properly |carefully |actually |really |fully |bother to |think to |thoroughly |correctly )?(?:check|test|verify|read|follow|validate|review|notice|realise|realize|think|bother|tell|inform|communicate|escalate|announce|ask|consult|confirm|understand|pay|double-check|look|document|consider|listen|respond|react|(?:check|test|verifi|follow|validat|review|notic|realis|realiz|bother|inform|communicat|escalat|announc|ask|consult|confirm|look|document|consider|listen|respond)ed|read|told|understood|paid|thought)(?![\\p{L}-])(?! (?:of|about) any other)",
] as const;
/** What somebody did that did not go well, right after who did it. */
const failing = new RegExp(`(?<![\\p{L}-])(?:${failings.join('|')})`, 'gu');
/** What only a person is said to do; a bare subject further away is enough for none of the others. */
const blind = new RegExp(
  `(?<![\\p{L}-])(?:\\p{L}+(?:ed|an|ut|oke|ent|id|ade|old|ook|eft|ot|uck|ave|et) [^,.;:]{0,60}?(?:by (?:accident|mistake)|without (?:first |even |properly |really )?(?:checking|testing|reading|asking|telling|realising|realizing|thinking|verifying|reviewing|announcing|informing|consulting|looking|understanding|notifying|following|approval|a review|review)))(?![\\p{L}-])`,
  'gu',
);
/** “missed by the engineer”, “because Sarah misreading…”. */
const others = new RegExp(
  [
    `(?<![\\p{L}-])(?:missed|overlooked|ignored|forgotten|misread|misunderstood|misinterpreted|caused|broken|botched|skipped|misconfigured|neglected|mishandled|mistyped|misjudged|fat-fingered)(?: \\p{L}+ly)? by ${somebody}(?! (?:test|script|tool|bot|account|alias|job|dashboard)\\b)(?:'s? \\p{L}+)?`,
    `(?:${NAME}+|(?:[Tt]he|[Aa]n|[Oo]ur) (?:[\\w-]+ )?engineers?)(?:'s)? (?:misreading|misunderstanding|overlooking|forgetting|ignoring|neglecting|failing to|mistyping|misjudging|not (?:checking|reading|noticing|following|testing|reviewing))(?![\\p{L}-])`,
    `(?:${NAME}+'s?|(?<![\\p{L}-])(?:[Hh]is|[Hh]er|[Tt]heir|[Mm]y|[Yy]our|(?:[Tt]he|[Aa]n?) (?:[\\w-]+ ){0,2}?(?:engineer|developer|operator|reviewer|team|on-call|commander|admin|technician)'s)) (?:own |careless |simple |stupid |silly |basic |honest |typing |small |big |initial |costly )?(?:mistakes?|errors?(?! (?:message|budget|page|rate|log|handling|conditions?|codes?|objects?|types?|class|responses?|counts?|reports?))|typos?|oversights?|negligence|carelessness|misunderstandings?|fault(?! toleran)|slip(?:-up)?|blunders?|failures? to|inattention|inexperience|ignorance|incompetence|misreading|bad (?:judge?ment|call|decision)|poor (?:judge?ment|decision)s?|lack of (?:care|attention|experience|knowledge|diligence|understanding))(?![\\p{L}-])`,
    `${NAME}+'s? (?:\\p{L}+ )?(?:faulty|broken|bad|buggy|incorrect|wrong|untested|sloppy|careless|hasty) \\p{L}+`,
    `${NAME}+'s? (?:[\\p{L}-]+ )?(?:change|deploy|deployment|commit|release|script|command|migration|fix|PR|pull request|merge|patch|query|code|rollout|edit|test|experiment|refactor(?:ing)?) (?:broke|caused|took down|brought down|crashed|deleted|introduced|led to|was the (?:cause|problem|reason)|was (?:wrong|broken|bad|at fault|to blame)|knocked)(?![\\p{L}-])`,
    `(?:${NAME}+|(?<![\\p{L}-])(?:[Tt]he|[Oo]ur) (?:[\\w-]+ ){0,2}?(?:engineers?|developers?|team|reviewer|on-call|commander|operator)) (?:is|are|was|were) (?:solely |partly |entirely |also |mainly |clearly )?(?:to blame|at fault|responsible for (?:the|this|that) (?:outage|incident|failure|mistake|error|bug|crash|disruption|data loss|downtime)|the culprits?)(?![\\p{L}-])`,
    `(?<![\\p{L}-])blam(?:ed?|ing) ${NAME}+`,
  ].join('|'),
  'gu',
);
const denied =
  /\b(?:not|\w+n't|never|nothing|nobody|no one|isn't|wasn't|through no|rather than|instead of|without|neither|nor|hardly)\b(?: \S+){0,2} ?$/i;
/** What nobody did is somebody’s failing only where it is a duty. */
const duties =
  /(?<![\p{L}-])(?<!\b(?:that|which) )(?:[Nn]obody|[Nn]o one|[Nn]one of (?:us|them)) (?:had |ever |even |actually |on the team |in the team )*(?:thought|bothered|cared|checked|tested|reviewed|verified|read|followed|told|remembered|took ownership)(?![\p{L}-])/gu;
const cue =
  /mis|forg|overlook|neglect|miss|broke|skip|wrong|ignor|fail|caus|botch|bungl|fumbl|finger|blunder|panic|goof|slack|up\b|corner|ball|track|conclusion|asleep|mistake|error|typo|slip|oversight|care|neglig|slopp|attent|complac|lazy|reckless|compet|fault|blame|culprit|omit|accident|inadvert|erron|improper|intention|unwitting|premature|bad\b|bug|untested|unreview|incorrect|defect|regression|down|not\b|n't|never|by mistake|without|ignoran|experience|judge?ment|responsible|obody|o one|one of|depth|paying|qualified|hasty|knock|took|brought|introduced|confus|slept/i;

/** Somebody is the subject of what failed: a name, a role, a team; not “we”, who tell what they saw. */
export function* personFailed({ words, marked }: Looked): Generator<Found> {
  if (!cue.test(marked)) return;
  for (const pattern of [failing, blind])
    for (const { 0: found, index } of marked.matchAll(pattern)) {
      const subject = subjectBefore(marked, index);
      if (
        subject === null ||
        nobody.test(marked.slice(0, subject.from)) ||
        !blames(subject, marked.slice(index), marked.slice(0, index))
      )
        continue;
      if (asPlanned.test(marked.slice(index))) continue;
      yield finding(words, subject.from, index + found.trimEnd().length);
    }
  for (const { 0: found, index } of marked.matchAll(others))
    if (!denied.test(marked.slice(0, index))) yield finding(words, index, index + found.length);
  for (const { 0: found, index } of marked.matchAll(duties))
    yield finding(words, index, index + found.length);
}

/** What was done by the book, or on purpose, did not fail. */
const asPlanned =
  /\b(?:as (?:(?:the|our) )?(?:runbooks?|playbook|documentation|docs|guide|checklist|procedure|plan)\b|as (?:agreed|planned|documented|instructed|asked|told|designed|intended)|on purpose|deliberately|intentionally|by design)\b/;

/** “No engineer was at fault.” */
const nobody = /(?<![\p{L}-])(?:[Nn]o|[Nn]either|not) $/u;

/** Words that only people are the subject of. */
const human =
  /^(?:mis(?!placed|configured)|overlooked|forgot|neglected|botched|bungled|fat|panicked|messed|screwed|slipped|made|cut corners|was)/;
const wish = /^(?:failed to|neglected to|forgot(?:ten)? (?:to|about|the|that|it)|omitted to)\b/;

function blames({ who }: Subject, found: string, before: string): boolean {
  if (/\b(?:never|not|\w+n't|hardly|neither|nor) (?:\S+ )?$/.test(before)) return false;
  if (/\b(?:helped|let|made|making|caused|led|for|allowed|prevented|stopped|kept) \S+ (?:to )?$/.test(before))
    return false;
  if (who === 'name') return true;
  // What “we” failed to do is told by the rule of what did not happen.
  if (who === 'role' || who === 'team') return !wish.test(found);
  if (who === 'self')
    return (
      !wish.test(found) && /\b(?:I|[Hh]e|[Ss]he)(?: \S+){0,3} ?$/.test(before.slice(-60)) && human.test(found)
    );
  return who === 'they' && human.test(found) && !wish.test(found);
}

const finding = (words: string, from: number, to: number): Found => ({
  rule: 'person-failed',
  from,
  to,
  title: 'A person is the subject',
  reason: `${quoted(words.slice(from, to))} ends the search at somebody, where the conditions would have begun.`,
  ask: 'Make the condition the subject: what made this look right at the time?',
});
