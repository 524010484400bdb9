import { quoted, type Found, type Looked } from './found.ts';

const patterns = new RegExp(
  [
    '(?<![\\p{L}-])(?:(?:\\p{L}+ )?(?:mistakes?|errors of judge?ment|misjudge?ments?|missteps|wrong decisions|bad decisions|poor decisions|wrong assumptions|incorrect assumptions)|(?:some|several|two|many|various|certain|an|human|a few|multiple) errors?|^errors) (?:was|were|had been|have been|got) (?:clearly |also |again |unfortunately )?(?:made|committed)(?![\\p{L}-])',
    '(?<![\\p{L}-])(?:some|certain|many|several|various|a few|a lot of|the right|those|important|necessary|all the usual)? ?(?:things|balls?|corners|boxes) (?:was|were|got|had been|have been|went) (?:just |simply |badly |clearly |then |also )?(?:wrong|missed|overlooked|dropped|forgotten|cut|not done|done wrong|unticked)(?![\\p{L}-])|(?<!\\p{L})the ball (?:was|got) dropped(?!\\p{L})',
    '(?<![\\p{L}-])(?:[Ss]omething|[Ee]verything|[Aa] lot|[Mm]uch) (?:then |also |somehow |clearly |must have )*(?:went|gone|has gone|had gone) (?:badly |terribly |horribly |very )?wrong(?![\\p{L}-])',
    '(?<![\\p{L}-])(?:wires|signals) (?:got|were) crossed(?![\\p{L}-])|(?<![\\p{L}-])(?:things|it|this|that|issue|issues|problem|change|bug|request|ticket|task) (?:slipped|fell|fallen) through the (?:cracks|net)(?![\\p{L}-])|(?<![\\p{L}-])communications? broke down(?![\\p{L}-])',
    '(?<![\\p{L}-])(?:the |an? |some |several |this |that |these |two |one |important |crucial |key )*(?:[\\p{L}-]+ ){0,2}?(?:alerts?|warnings?|pages?|notifications?|steps?|details?|issues?|bugs?|problems?|changes?|signs?|symptoms?|requirements?|edge cases?|dependency|dependencies|risks?|implications?|impact|it|this|possibility|interaction|e-?mails?|tickets?|instructions?|settings?|assumptions?) (?:was|were|had been|has been|got|went) (?:simply |completely |also |initially |entirely |clearly |sadly |unfortunately |just |apparently |then |accidentally )*(?:overlooked|missed|forgotten|ignored|neglected|skipped|misunderstood|misread|misinterpreted|disregarded|unnoticed(?! by (?:users|customers)))(?![\\p{L}-])',
    "(?<![\\p{L}-])(?:the |our |correct |proper |standard |usual |established |agreed |right |normal |release |change |deployment |incident )+(?:process(?:es)?|procedures?|protocols?|checklists?|runbooks?|playbooks?|policy|policies|guidelines|instructions|steps|best practices) (?:(?:was|were)(?: not|n't)|had(?: not|n't) been) (?:properly |correctly |fully |always |strictly )?(?:followed|respected|observed|adhered to|obeyed)(?![\\p{L}-])",
    '(?<![\\p{L}-])(?:was|were|is|are|got|been|being) (?:being )?(?:accidentally|mistakenly|inadvertently|erroneously|unintentionally|wrongly) (?:\\p{L}+ed|run|sent|set|put|built|made|left|given|taken|cut|shut|overwritten)(?![\\p{L}-])|(?<![\\p{L}-])by (?:mistake|accident)(?![\\p{L}-])',
    "(?<![\\p{L}-])(?:was|were|had been|been) (?:not |n't )?(?:inadvertently |mistakenly |accidentally )?(?:forgotten about|mishandled|mismanaged|dropped on the floor|botched|bungled)(?![\\p{L}-])",
  ].join('|'),
  'giu',
);
/** By what it happened is the mechanism that is asked for. */
const agent =
  /^ (?:by|because|since|when|as|due to|in favou?r|until|so that|at \d|from \d|for \d)(?![\p{L}-])/u;
const denied =
  /\b(?:not|\w+n't|never|no|nothing|if|whether|when|in case|unless|ensure|so that|where|indicat\w+|signal\w*|suggest\w*)\b(?: \S+){0,2} ?$/i;

/** Neither somebody nor a mechanism: “mistakes were made” is not what blameless means. */
export function* vaguePassive({ words, section }: Looked): Generator<Found> {
  if (
    section === 'actions' ||
    !/\b(?:was|were|been|got|went|gone|slipped|fell|fallen|broke|mistake|accident)\b|n't /.test(words)
  )
    return;
  for (const { 0: found, index } of words.matchAll(patterns)) {
    const from = index + (/^ */.exec(found)?.[0].length ?? 0);
    const before = words.slice(0, from);
    const after = words.slice(index + found.length);
    if ((agent.test(after) && !/wrong$/i.test(found)) || denied.test(before)) continue;
    if (/\b(?:what|[Ww]hat|which|that)$/.test(before.trim())) continue;
    yield {
      rule: 'vague-passive',
      from,
      to: index + found.length,
      title: 'Says neither who nor how',
      reason: `Blameless is not vague: of ${quoted(found.trim())} nobody can learn.`,
      ask: 'What is the mechanism? Which step, shown where, looked like what?',
    };
  }
}
