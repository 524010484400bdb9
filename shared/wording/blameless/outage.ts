import type { BlamelessContext } from './blameless-context.ts';
import type { Found, Looked } from './found.ts';

/** The whole service by its words: another noun before it (“database outage”) says what was out. */
const outage =
  /(?<![\p{L}-])(?<article>[Tt]he|[Aa]n?|[Tt]his|[Oo]ur|[Tt]hat|[Dd]uring|[Aa]fter|[Bb]efore|[Oo]f|[Cc]aused|[Tt]otal|[Cc]omplete|[Ff]ull|[Mm]ajor|[Ww]hole|[Ee]ntire|[Ee]xtended|[Ll]ong|[Ss]evere|\d+[ -](?:minutes?|hours?)(?: long)?|[Tt]wo-hour|[Oo]ne-hour|\p{L}+-long|\p{L}+-hour|\p{L}+-minute|^) ?(?<noun>[Oo]utage|(?<=\b(?:[Tt]he|[Oo]ur|[Tt]hese|[Bb]oth|[Tt]wo|[Tt]hree) )[Oo]utages)(?![\p{L}-])(?! (?:page|window|report|calculator|map|drill|simulation|exercise|of (?:the |our |one |a |an |its )?(?:\p{L}+[ -]?){1,3}))/gu;
const partial =
  /\b(?:partial\w*|partly|some|degrad\w*|slow\w*|intermittent\w*|sporadic\w*|few|several|certain|minor|half|third|quarter|fifth|tenth|most|many|part of|subset|elevated|delay\w*|late|reduced|one in|latency|limited|up to)\b|\b(?:[1-9]|[1-9]\d)(?:[.,]\d+)? ?(?:%|per ?cent)/i;
const total =
  /\b(?:all|every|entire|whole|complete(?:ly)?|total(?:ly)?|full(?:y)?|down for everyone|everyone|everybody|nobody could|no one could|100 ?(?:%|per ?cent))\b/i;

/** Whether the record says that the service went on for some: SEV1 is “down”, the others are not. */
function wasPartial({ impact, severity }: BlamelessContext): boolean {
  if (impact !== null && impact.trim() !== '') {
    if (partial.test(impact)) return true;
    if (total.test(impact)) return false;
  }
  return severity !== null && severity !== 'sev1';
}

/** Any outage, or somebody else’s. */
const denied =
  /\b(?:(?:not|\w+n't|no|rather than|instead of|never|avoid\w*|prevent\w*|without)\b(?: \S+){0,3}|(?:if|when|whenever|there is|there's|in case of|report\w*|declar\w*)(?: there(?: is|'s)?)?(?: an)?|(?:their|its|'s|another)) ?$/i;

/** “Outage” says that everything was down: whoever could work all day reads on with distrust. */
export function* outageOverclaim({ words, section, context }: Looked): Generator<Found> {
  if (section === 'actions' || !/outage/i.test(words) || !wasPartial(context)) return;
  for (const match of words.matchAll(outage)) {
    const { noun = '', article = '' } = match.groups ?? {};
    const from = match.index + match[0].length - noun.length;
    if (denied.test(words.slice(0, match.index))) continue;
    const many = noun.endsWith('s');
    const plain = many ? 'degradations' : 'degradation';
    const shown = noun.startsWith('O') ? plain.charAt(0).toUpperCase() + plain.slice(1) : plain;
    const an = /^an?$/i.test(article);
    const insert = an ? `${article.charAt(0)} ${shown}` : shown;
    const start = an ? match.index : from;
    yield {
      rule: 'outage-overclaim',
      from,
      to: from + noun.length,
      title: 'It was partial',
      reason: `The record says ${impactWords(context)}; “outage” says that nobody could use it.`,
      ask: 'Incident, or degradation?',
      fixes: [
        { label: `Use “${insert}”`, from: start, to: from + noun.length, insert },
        { label: `Use “${inOtherWords(noun)}”`, from, to: from + noun.length, insert: inOtherWords(noun) },
      ],
    };
  }
}

const inOtherWords = (noun: string): string =>
  noun.replace(/outage/i, (word) => (word.startsWith('O') ? 'Incident' : 'incident'));

function impactWords({ impact, severity }: BlamelessContext): string {
  if (impact !== null && partial.test(impact)) {
    const plain = impact.replaceAll(/\s+/g, ' ').trim();
    return `“${plain.length > 60 ? `${plain.slice(0, 59).trimEnd()}…` : plain}”`;
  }
  return severity === null ? 'that it was partial' : severity.toUpperCase();
}
