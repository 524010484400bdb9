import { quoted, type Found, type Looked, type Rewrite } from './found.ts';

const one =
  '(?:(?:single|sole|only|one|ultimate|true|actual|exact|real|main|primary|definitive|immediate|initial|likely|probable|most likely|confirmed|technical) )*';
const open =
  '(?! (?:still |yet |currently |as yet |now )?(?:unknown|unclear|unconfirmed|not|under|being|never|to be|tbd|undetermined|yet))';
const patterns = new RegExp(
  [
    `(?<whole>(?<!\\p{L})[Tt]he ${one}root[ -]cause (?:(?:of|for|behind|to) [^,.;:]{1,80}? )?(?:was|is|has been|turned out to be|appears to be|seems to (?:be|have been)|lies in|lay in)(?![\\p{L}'])${open})`,
    `(?<plain>(?<!\\p{L})[Tt]he (?:single|sole|only|one|ultimate|one and only|underlying|fundamental) (?:(?:true|real|root) )?cause (?:of|for|was|is|behind)(?![\\p{L}-])${open})`,
    '(?<predicate>(?<=(?:was|is|as|were|be|being|identified as|become) )the (?:actual |real |true |ultimate |single |sole )?root[ -]cause(?![\\p{L}-])(?! (?:analys|is|was)))',
    '(?<label>^(?:The )?[Rr]oot [Cc]ause(?=:| -| –| —|$| (?:of|for) (?:the|this|our) \\p{L}+$))',
  ].join('|'),
  'gu',
);
const denied =
  /\b(?:not|\w+n't|never|no|whether|what|which|if|find|finding|found|looking for|search\w*|determin\w*|investigat\w*|identify|identifying|until|unknown|rarely|seldom|ruled out|rule out|excluded|dismissed)\b(?: \S+){0,4} ?$/i;

/** One cause where there are always several (only a hint: some templates ask for it). */
export function* singleCause({ words, section }: Looked): Generator<Found> {
  if (section === 'actions' || !/cause/i.test(words)) return;
  for (const match of words.matchAll(patterns)) {
    const [found] = match;
    if (denied.test(words.slice(0, match.index))) continue;
    if (/\?$/.test(words)) continue;
    const fix = rewrite(found, match.groups ?? {}, match.index);
    yield {
      rule: 'single-cause',
      from: match.index,
      to: match.index + found.length,
      title: `${quoted(/root[ -]cause/i.exec(found)?.[0] ?? 'cause')}, as if there were one`,
      reason: 'Several conditions had to come together; with one of them named, the search ends.',
      ask: 'Contributing factors, plural?',
      ...(fix === null ? {} : { fixes: [fix] }),
    };
  }
}

/** “The root cause of it was” is “a contributing factor in it was”. */
function rewrite(
  found: string,
  { whole, predicate, label }: Record<string, string | undefined>,
  at: number,
): Rewrite | null {
  const instead = (cause: RegExp, words: string): Rewrite | null => {
    const old = cause.exec(found)?.[0];
    if (old === undefined) return null;
    const insert = /^\p{Lu}/u.test(old) ? words.charAt(0).toUpperCase() + words.slice(1) : words;
    return { label: `Use “${insert}”`, from: at, to: at + old.length, insert };
  };
  if (label !== undefined) return instead(/^.*/, 'contributing factors');
  if (predicate !== undefined) return instead(/^.*/, 'a contributing factor');
  if (whole === undefined) return null;
  if (/^the (?:\p{L}+ )*root[ -]cause (?:of|for|behind|to) /iu.test(found))
    return instead(/^the (?:\p{L}+ )*?root[ -]cause (?:of|for|behind|to)/iu, 'a contributing factor in');
  return instead(/^the (?:\p{L}+ )*?root[ -]cause/iu, 'a contributing factor');
}
