import { quoted, type Found, type Looked } from './found.ts';

/** What people put in place: its lack is a condition. A lack of disk space, or of impact, is a fact of that day. */
const guards =
  '(?:monitoring|alerting|alerts? (?:for|on|about|covering|that|to|existed|was configured|were configured|configured)|observability|visibility|oversight|(?:test|tests|testing|test coverage|coverage|QA)|(?:code |peer |design |change |security )?reviews?(?! (?:board|app))|documentation|docs|runbooks?|playbooks?|training|(?:clear )?(?:process|procedures?|ownership|owners?|guidance|guidelines|policy)|safeguards?|guard ?rails?|safety nets?|validation|redundancy|planning|knowledge|expertise|experience|awareness|communication(?! (?:between|with|from|to))|canary|canaries|change control|checklists?|on-call (?:rotation|coverage|schedule)|escalation (?:path|policy)|staging environment|rollback plan|contingency plan|recovery plan|load tests?|load testing|capacity planning|instrumentation|dashboards?|staffing|resourcing|automation|error handling|health checks?|rate limit(?:s|ing)?|smoke tests?|logging|circuit breakers?|back-?off|protective mechanisms?)';
const kind = '(?:[\\p{L}-]+ ){0,2}?';
const patterns = new RegExp(
  [
    `(?<!\\p{L})there (?:wasn't|weren't|isn't|aren't|was|were|is|are|had been|has been|'s|existed) (?:simply |also |just |clearly |currently |at the time |obviously )?(?:no|insufficient|inadequate|not enough|not any|any|enough|sufficient|little|too little|very little|poor|limited|an? (?:complete |total |general |clear |distinct )?lack of|an absence of|not sufficient|no proper|no adequate|no sufficient|hardly any|barely any) ${kind}${guards}(?![\\p{L}-])`,
    `(?<!\\p{L})(?:the |a |an |our |due to |because of )?(?:(?:complete|total|general) )?(?:lack|absence) of (?:any |proper |adequate |sufficient |good |clear |appropriate |automated |effective )*${kind}${guards}(?![\\p{L}-])`,
    `(?<!\\p{L})(?:insufficient|inadequate|missing|non-?existent|poor) (?:[\\p{L}-]+ )?${guards}(?![\\p{L}-])(?! (?:cell|row|column|value|page|link)s?)`,
    `(?<![\\p{L}-])${guards} (?:coverage )?(?:was|were|is|are|had been) (?:simply |clearly |completely |totally |very |also )?(?:insufficient|inadequate|missing|lacking|absent|non-?existent|poor|not (?:sufficient|adequate|in place|good enough)|incomplete)(?![\\p{L}-])(?! (?:an?|the|its|their|some|one|from) )`,
    `(?<!\\p{L})(?:we|the team|teams|they|it|this service|the service) (?:had|have|has) (?:no|insufficient|inadequate|little|not enough|too little|very little) ${kind}${guards}(?![\\p{L}-])`,
    `(?<!\\p{L})(?:we|the team|they|it|\\p{L}+) lack(?:ed|s)? (?:any |proper |adequate |sufficient |the |good |clear |an? )*${kind}${guards}(?![\\p{L}-])`,
    `(?<!\\p{L})no ${kind}${guards} (?:(?:was|were|had been) (?:in place|set up|available|configured|defined|written|present|documented)|existed|configured|in place)(?![\\p{L}-])`,
  ].join('|'),
  'giu',
);
/** What happened with something that was there is an event: “the missing documentation was written at 14:00”. */
const mended =
  /^[^.;]{0,40}\b(?:was|were|is|has been|have been) (?:\w+ )?(?:added|written|fixed|restored|put in place|created|noted)\b/i;
/** “no owner field”: the last word is what was missing. */
const compound =
  /^ (?:fields?|changes?|pages?|entry|entries|columns?|jobs?|runs?|failures?|results?|records?|files?|rows?|requests?|data|servers?|hosts?|traffic|links?|updates?|tabs?|tools?|errors?|tables?|queries|ids?|names?)\b/i;
const denied = /\b(?:not|\w+n't|never|no|rather than|despite|if|whether|without)\b(?: \S+){0,1} ?$/i;

/** What was not there, told as if it had happened: in the story it explains nothing, as a factor it does. */
export function* absenceAsEvent({ words, section }: Looked): Generator<Found> {
  if (
    section !== 'what-happened' ||
    !/\b(?:no|not|\w+n't|little|lack\w*|absen\w+|insuff\w+|inadeq\w+|missing|poor|limited|non-?existent|incomplete|hardly|barely)\b/i.test(
      words,
    )
  )
    return;
  for (const { 0: found, index } of words.matchAll(patterns)) {
    if (denied.test(words.slice(0, index)) || mended.test(words.slice(index + found.length))) continue;
    if (
      /\b(?:add\w*|wr(?:o|i)te\w*|written|fix\w*|fill\w*|report\w*) (?:the )?$/i.test(words.slice(0, index))
    )
      continue;
    if (compound.test(words.slice(index + found.length))) continue;
    if (/\b(?:is|are|was|were|'s) (?:any|enough|sufficient)\b/i.test(found)) continue;
    yield {
      rule: 'absence-as-event',
      from: index,
      to: index + found.length,
      title: 'A lack is not an event',
      reason: `${quoted(found)} did not happen at any time: it is a condition, and belongs to the contributing factors.`,
      ask: 'What did happen, and what did people see of it? Move the lack to the contributing factors or to the actions.',
    };
  }
}
