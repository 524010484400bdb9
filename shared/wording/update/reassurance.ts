import type { Fix } from '../finding.ts';
import type { Found } from './found.ts';
import type { UpdateContext } from '../update-context.ts';
import { clockWords, goesOn, quoted } from './context-words.ts';
import { clauseAt, dropClause, sayClause, without } from './rewrite.ts';
import { matchesIn, type ReadText, type Span } from './read-text.ts';

const hollow = new RegExp(
  [
    '\\b(?:(?:is|are|have been|has been|been) )?(?:all )?(?:working|work) (?:very |extremely |really |so )?(?:hard|tirelessly|diligently|feverishly|frantically|relentlessly|around the clock|round the clock|day and night|flat out|non-?stop)\\b(?: (?:and|or) (?:tirelessly|hard|diligently))?',
    '\\b(?:around|round) the clock\\b|\\btireless(?:ly)?\\b',
    '\\b(?:doing|do|done|trying) (?:our (?:utmost|very best|best|level best)|(?:everything|all|whatever)(?: that)?(?: is)? (?:we can|possible|it takes|in our power|within our power))\\b',
    '\\b(?:everything|all|things|the situation|it) (?:is|are) (?:now |fully |completely |well )?(?:under control|in (?:good )?hand|in good hands)\\b|\\bunder control\\b',
    '\\b(?:just |only )?an? (?:small|minor|tiny|little|slight|brief|quick|temporary) (?:hiccup|blip|glitch|hitch|snag|bump|wobble|niggle)\\b|\\b(?:small|minor|tiny|little|slight) (?:hiccup|blip|glitch|hitch|snag)s?\\b|\\bhiccups?\\b|\\b(?:an? )?(?:tiny|trivial|little) (?:issue|problem)s?\\b',
    '\\b(?:please )?(?:rest|be) assured\\b(?: that)?',
    "\\b(?:there is |there's )?no (?:need|reason|cause) (?:to (?:worry|panic|be (?:alarmed|concerned|worried))|for (?:concern|alarm|panic|worry))\\b|\\bnothing to worry about\\b|\\b(?:do not|don't|please don't) (?:worry|panic|be alarmed)\\b",
    '\\bwe (?:always |do )?take (?:[\\w-]+ ){1,6}?(?:very |extremely |incredibly |really )?seriously\\b',
    '\\b(?:is |remains )?(?:our|a|the) (?:top|highest|absolute|number one|number-one|first|utmost|#1) priority\\b',
    "\\ball hands (?:are )?on deck\\b|\\bour (?:best|finest|top|brightest) (?:people|engineers|minds|experts|team)\\b|\\bleav\\w+ no stone unturned\\b|\\bgiv(?:e|ing) it (?:our|their) all\\b|\\bwe(?:'ve| have) got this\\b",
    '\\bas (?:quickly|fast|swiftly|rapidly|promptly) as (?:possible|we can|we possibly can)\\b|\\bwith the utmost urgency\\b',
  ].join('|'),
  'gi',
);
const negated = /\b(?:not|n't|no longer|never|hardly|far from|neither|isn't)\b[^,;.]{0,30}$/i;
/** “…control”, “…priority” of something else than the incident. */
const elsewhere = /^(?: (?:orders|mail|parcels|tickets|shipping|delivery|support|queue|lane)\b)/i;

/** Comfort that says nothing: readers want to know what is being done, or since when nothing is new. */
export function emptyReassurance(read: ReadText, context: UpdateContext): readonly Found[] {
  const findings: Found[] = [];
  for (const { span, found, sentence } of matchesIn(read, hollow)) {
    if (negated.test(read.words.slice(sentence.from, span.from))) continue;
    if (elsewhere.test(read.words.slice(span.to, sentence.to))) continue;
    if (
      /^under control$/i.test(found) &&
      !/\b(?:is|are|it|now|situation|got|have|has|again) ?$/i.test(read.words.slice(sentence.from, span.from))
    )
      continue;
    findings.push({
      rule: 'empty-reassurance',
      ...span,
      title: downplayed.test(found) ? `${quoted(found)} plays it down` : 'Says nothing new',
      reason: 'Readers are not calmed by words that would be true of any incident.',
      ask:
        context.last === null
          ? 'What is being done?'
          : `What is being done, or what has not changed since ${clockWords(context.last.at, context)}?`,
      fixes: () => fixesFor(read, span, found, context),
    });
  }
  return findings;
}

const downplayed = /tiny|trivial|little|hiccup|blip|glitch|hitch|snag|bump|wobble|niggle/i;
/** Words that a sentence can do without. */
const loose =
  /^(?:(?:please )?(?:rest|be) assured|as (?:quickly|fast|swiftly|rapidly|promptly)|with the utmost|around|round|tirelessly)/i;

function fixesFor(read: ReadText, span: Span, found: string, context: UpdateContext): readonly Fix[] {
  if (downplayed.test(found)) return [plainProblem(read, span, found)];
  const clause = clauseAt(read, span);
  const plain = plainer(found);
  const nothing = nothingNew(context);
  const goesOn = /^ \p{L}/u.test(read.words.slice(span.to));
  return [
    ...(plain !== null && goesOn ? [{ label: `Use “${plain}”`, ...span, insert: plain }] : []),
    ...(loose.test(found) ? [without(read, span)] : []),
    ...(nothing === null ? [] : [sayClause(read, clause, nothing)]),
    ...dropClause(read, clause),
  ];
}

/** “A minor hiccup” is a problem. */
function plainProblem({ text }: ReadText, span: Span, found: string): Fix {
  const many = /s$/i.test(found);
  const one = /\ban? /i.test(found) ? 'a problem' : 'problem';
  const insert = many ? 'problems' : one;
  const first = /^\p{Lu}/u.test(text.slice(span.from));
  const shown = first ? insert.charAt(0).toUpperCase() + insert.slice(1) : insert;
  return { label: `Use “${shown}”`, ...span, insert: shown };
}

/** The same without the effort: “is working hard” is “is working”. */
function plainer(found: string): string | null {
  const plain = /^(.*?\bwork(?:ing)?)\b/i.exec(found)?.[1];
  return plain === undefined || plain === found ? null : plain;
}

/** What an update says when nothing is new, with the time of the last one; null once it is over. */
function nothingNew(context: UpdateContext): string | null {
  if (!goesOn(context)) return null;
  const doing = context.phase === 'resolution' ? 'watching' : 'investigating';
  const since = context.last === null ? '' : `, nothing new since ${clockWords(context.last.at, context)}`;
  return `We are still ${doing}${since}.`;
}
