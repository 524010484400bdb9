import type { Found } from './found.ts';
import type { UpdateContext } from '../update-context.ts';
import { clockWords, goesOn } from './context-words.ts';
import { EXERCISE } from '../exercise.ts';
import { isPlainName } from './literals.ts';
import { saysNoChange } from './needs.ts';
import { type ReadText, type Span } from './read-text.ts';
import { addBeforeNext, clauseAt, sayClause } from './rewrite.ts';

const unaffected =
  /\b(?:unaffected|not (?:affected|impacted)|(?:are|is) (?:working|running|operating) (?:normally|as (?:usual|normal|expected)|fine)|works? (?:normally|as (?:usual|normal|always)|fine|without)|no impact on|as usual|remains? available|not part of)\b/i;
const everything =
  /\b(?:all|every|each)\b[^.!?\n]{0,30}\b(?:services?|systems?|parts?|components?|products?|features?|everything)\b|\beverything\b|\b(?:entire|whole) (?:\w+ )?(?:product|platform|site|service|shop|app)\b/i;

/** What does not fit the record: a part that is left out or said to work, or the last update word for word. */
export function contradiction(read: ReadText, context: UpdateContext): readonly Found[] {
  if (saysNoChange(read, context)) return [];
  const findings: Found[] = [];
  if (goesOn(context)) {
    const denials = deniedParts(read, context);
    findings.push(...denials.map(({ span, part }) => deniedFinding(read, span, part)));
    const missing = missingParts(read, context).filter((part) => !denials.some((each) => each.part === part));
    if (missing.length > 0) findings.push(fewerFinding(read, missing));
  }
  if (isSame(read, context)) findings.push(sameFinding(read, context));
  return findings;
}

/** The parts of the record that these readers have a word for. */
const partsOf = ({ affected, audience }: UpdateContext): readonly string[] =>
  audience === 'product' ? affected : affected.filter(isPlainName);

/** The parts of the record that the text does not name as affected. */
export function missingParts(read: ReadText, context: UpdateContext): readonly string[] {
  const parts = partsOf(context);
  if (parts.length === 0) return [];
  if (read.sentences.some(({ words }) => everything.test(words) && !unaffected.test(words))) return [];
  const said = stems(read.text);
  // “Check out” is Checkout.
  const joined = read.text.toLowerCase().replaceAll(/[\s-]+/g, '');
  return parts.filter(
    (part) => ![...stems(part)].every((stem) => said.has(stem) || (stem.length > 5 && joined.includes(stem))),
  );
}

/** The parts of the record that the text says are not affected. */
export function deniedParts(
  read: ReadText,
  context: UpdateContext,
): readonly { readonly span: Span; readonly part: string }[] {
  if (!goesOn(context) || context.phase === 'resolution') return [];
  return read.sentences.flatMap((sentence) => {
    const found = unaffected.exec(sentence.words);
    if (found === null) return [];
    const at = { from: sentence.from + found.index, to: sentence.from + found.index + found[0].length };
    const { from, to } = clauseAt(read, at);
    const said = stems(read.words.slice(from, to));
    return partsOf(context)
      .filter((part) => [...stems(part)].every((stem) => said.has(stem)))
      .slice(0, 1)
      .map((part) => ({ span: { from, to }, part }));
  });
}

const small = new Set(['and', 'the', 'of', 'for', 'in', 'on', 'a', 'our']);

/** The words that count, without their endings: “payment” is in “Card payments”. */
function stems(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(
    words
      .filter((word) => !small.has(word))
      .map((word) => (word.length > 3 ? word.replace(/(?:'?s|es|ing|ed)$/, '') : word)),
  );
}

const deniedFinding = (read: ReadText, span: Span, part: string): Found => ({
  rule: 'contradiction',
  ...span,
  title: `The record says ${part} is affected`,
  reason: `This says that it works; the record has ${part} among what is affected.`,
  ask: 'Which one is right?',
  fixes: () => [sayClause(read, clauseAt(read, span), `Also affected: ${part}.`)],
});

function fewerFinding(read: ReadText, missing: readonly string[]): Found {
  const names =
    missing.length > 1
      ? `${missing.slice(0, -1).join(', ')} and ${missing.at(-1) ?? ''}`
      : (missing[0] ?? '');
  return {
    rule: 'contradiction',
    from: read.end,
    to: read.end,
    title: `${names} ${missing.length > 1 ? 'are' : 'is'} not in it`,
    reason: `The record has ${names} among what is affected.`,
    ask: 'Left out on purpose? Then the record needs a correction.',
    fixes: () => [addBeforeNext(read, `Also affected: ${missing.join(', ')}.`)],
  };
}

/** What two updates say, without the times, which are new in every one. */
const core = (text: string): string =>
  text
    .replaceAll(EXERCISE, '')
    .toLowerCase()
    .replaceAll(/\b\d{1,2}[:h]\d{2}(?: ?[ap]\.?m\b)?(?: [a-z]{2,4}\b)?|\bupdate \d+\b/g, '')
    .replaceAll(/[^\p{L}\p{N}%]+/gu, ' ')
    .trim();

const isSame = (read: ReadText, { last }: UpdateContext): boolean =>
  last !== null && core(last.text) !== '' && core(last.text) === core(read.text);

function sameFinding(read: ReadText, context: UpdateContext): Found {
  const start = read.text.startsWith(EXERCISE) ? EXERCISE.length : 0;
  const at = start + (/^\s*/.exec(read.text.slice(start))?.[0].length ?? 0);
  const since = context.last === null ? '' : ` since ${clockWords(context.last.at, context)}`;
  return {
    rule: 'contradiction',
    from: at,
    to: at,
    title: 'The same as the last one',
    reason: 'Readers look for what is new, and take it for a mistake.',
    ask: 'Has nothing changed? Then say so.',
    fixes: () => [
      { label: `Begin with “No change${since}.”`, from: at, to: at, insert: `No change${since}. ` },
    ],
  };
}
