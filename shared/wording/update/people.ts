import { literalPattern } from './literals.ts';
import { matchesIn, type ReadText, type Span } from './read-text.ts';

/** Names that are words as well: they count where the sentence treats them as somebody. */
const alsoWords = new Set(
  (
    'will mark grace art bill rose joy hope may april june august chase frank jack max pat rich ray sue drew dean page miles sky summer ' +
    'autumn dawn faith victor rob nick don gene josh penny sandy iris ivy lily violet olive basil ginger amber ruby pearl jade crystal ' +
    'holly heather robin jay martin carol chuck bob skip guy earl duke king major price chance clay cliff dale glen forest heath ford wade ' +
    'lane reed stone hunter mason parker cooper porter tanner carter taylor baker cook smith angel christian dallas austin paris london jordan ' +
    'israel georgia virginia florence sydney chelsea brooklyn madison lincoln washington jackson houston phoenix dakota carolina savannah ' +
    'charlotte park young long short white black green brown gray grey west north south east field fields banks wood woods bush rivers ' +
    'lake hill hall church bell ball love best moon star day knight noble power powers little small large mint sage star storm cash'
  ).split(' '),
);
/** What people call themselves by their work: no names. */
const byWork = new Set(
  'ic comms scribe support lead ops oncall deputy commander team admin root me customer customers sme product executives'.split(
    ' ',
  ),
);

const months = new Set(['may', 'april', 'june', 'august']);
/** What only somebody does. */
const acts =
  /^(?:'s)? (?:is|has|was|and \p{Lu}|found|fixed|says|said|rolled|rolls|restarted|reverted|joined|leads|noticed|saw|will|reports|confirmed|from (?:the|our)|on our|took|takes|works|moved|undid)\b/u;

/** Names of people in the text, the longest first where one is part of another. */
export function* peopleIn(read: ReadText, roster: readonly string[]): Generator<Span> {
  const { known, pattern } = indexed(roster);
  if (pattern === null) return;
  let end = 0;
  for (const { span, found, sentence } of matchesIn(read, pattern)) {
    if (span.from < end) continue;
    const names = known.get(found.toLowerCase()) ?? [];
    const handle = read.words[span.from - 1] === '@';
    const [start, from] = [span.from, handle ? span.from - 1 : span.from];
    const whole = names.find((name) => name.includes(' ') && isAt(read.words, start, name));
    if (whole !== undefined) {
      end = start + whole.length;
      yield { from, to: end };
    } else if (handle || isSomebody(read, span, found, names, sentence)) {
      end = span.to;
      yield { from, to: end };
    }
  }
}

type Names = { readonly known: ReadonlyMap<string, readonly string[]>; readonly pattern: RegExp | null };
const indexes = new WeakMap<readonly string[], Names>();

/** Every name by its words. */
function indexed(roster: readonly string[]): Names {
  const held = indexes.get(roster);
  if (held !== undefined) return held;
  const known = new Map<string, string[]>();
  for (const name of roster) {
    const plain = name.trim().replaceAll('’', "'");
    for (const part of plain.split(/\s+/)) {
      const key = part.toLowerCase();
      if (key.length > 1 && !byWork.has(key)) known.set(key, [...(known.get(key) ?? []), plain]);
    }
  }
  const names = { known, pattern: literalPattern([...known.keys()]) };
  indexes.set(roster, names);
  return names;
}

const isAt = (words: string, at: number, name: string): boolean =>
  words.slice(at, at + name.length).toLowerCase() === name.toLowerCase() &&
  /^\p{Lu}/u.test(words.slice(at)) &&
  !/^[\p{L}\p{N}]/u.test(words.slice(at + name.length));

function isSomebody(
  { words }: ReadText,
  span: Span,
  bare: string,
  names: readonly string[],
  sentence: Span,
): boolean {
  const key = bare.toLowerCase();
  const capital = /^\p{Lu}/u.test(bare);
  const [before, after] = [words.slice(sentence.from, span.from), words.slice(span.to, sentence.to)];
  if (!alsoWords.has(key)) return capital || names.includes(bare);
  if (!capital) return false;
  if (months.has(key) && (/(?:\d|in|by|since|of|until) $/i.test(before) || /^ \d/.test(after))) return false;
  if (before.trim() === '') return acts.test(after);
  return !/\p{Lu}[\p{L}'-]* $/u.test(before) && !/^ \p{Lu}/u.test(after);
}
