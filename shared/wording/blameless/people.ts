import { peopleIn } from '../update/people.ts';
import { givenNames } from './given-names.ts';
import type { Span } from './read-block.ts';

/** Who is a person in a sentence. */
export type People = {
  /** The words of a sentence, unit for unit, with every name as a run of `NAME`. */
  marked(words: string): string;
};

/** What stands for a unit of somebody's name. */
export const NAME = '\uE000';

const capitalised = /(?<![\p{L}\p{N}@._/-])\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?(?![\p{L}\p{N}_/]|\.\p{L})/gu;
const surname = /^ \p{Lu}[\p{Ll}'-]+(?:-\p{Lu}\p{Ll}+)?(?![\p{L}\p{N}])/u;
const handle =
  /(?<![\p{L}\p{N}_.@/-])@[\p{L}\p{N}](?:[\p{L}\p{N}_.-]{0,38}[\p{L}\p{N}])?(?![\p{L}\p{N}_/(])/gu;

const acting =
  /^(\p{Lu}\p{Ll}+)(?= (?:\p{L}+ed|mis\p{L}+|forgot|broke|ran|left|put|sent|set|let|lost|gave|got|took|made|wrote|should|could|ought|did|didn't|had|was|never|not) )/u;

/** Knows the people of a roster, people with a common given name, and handles. */
export function peopleOf(roster: readonly string[]): People {
  return {
    marked(words) {
      let marked = words;
      const mark = ({ from, to }: Span): void => {
        marked = marked.slice(0, from) + NAME.repeat(to - from) + marked.slice(to);
      };
      for (const span of onRoster(words, roster)) mark(withSurname(words, span));
      for (const { 0: found, index } of words.matchAll(capitalised))
        if (givenNames.has(found) && marked[index] !== NAME)
          mark(withSurname(words, { from: index, to: index + found.length }));
      if (words.includes('@'))
        for (const { 0: found, index } of words.matchAll(handle))
          mark({ from: index, to: index + found.length });
      return marked;
    },
  };
}

function withSurname(words: string, { from, to }: Span): Span {
  return { from, to: to + (surname.exec(words.slice(to, to + 40))?.[0].length ?? 0) };
}

function* onRoster(words: string, roster: readonly string[]): Generator<Span> {
  if (roster.length === 0) return;
  const sentence = { from: 0, to: words.length, words, looked: new Map() };
  yield* peopleIn({ text: words, words, sentences: [sentence], end: words.length }, roster);
  // “Will skipped the test”: a name that is a word as well is a name where it did something.
  const first = acting.exec(words)?.[1];
  if (first !== undefined && roster.some((name) => name.split(' ')[0] === first))
    yield { from: 0, to: first.length };
}

/** Nouns that are people by their work; a head noun is enough, what stands before it does not matter. */
const roles =
  '(?:(?:software |support |network |systems? )?engineers?|developers?|devs?|programmers?|sysadmins?|admins?|administrators?|SREs?|DBAs?|' +
  '(?<!(?:OCSP|DNS|mDNS|HTTP|auto) )responders?|(?:incident )?commander|scribe|deputy|' +
  '(?:incident|engineering|release|product|project|duty|shift|on-call|team|change|line|support) managers?|' +
  '(?:tech|technical|comms|communications|team|engineering|incident|squad|on-call|shift|dev) leads?|(?:team|staff|[Ss]omeone|[Ss]omebody|[Ee]veryone|[Ee]verybody|crew) members?|members? of (?:the |our )?(?:\\w+ )?(?:team|staff)|' +
  'colleagues?|teammates?|co-?workers?|employees?|interns?|contractors?|technicians?|reviewers?|authors?|maintainers?|committers?|staff|[Ss]omeone|[Ss]omebody|[Ee]veryone|[Ee]verybody|' +
  '(?:[Tt]he|[Oo]ur|[Aa]n?|new|secondary|primary|current) on-?call|(?:[Tt]he )?IC|(?:human|on-call|duty|night|shift|data ?cent(?:er|re)) operators?|person|anyone|anybody)';
const teams = '(?:(?<!\\b(?:Microsoft) )[Tt]eams?|squads?|crews?|management|leadership)';
const self = '(?:we|I|he|she|We|He|She)';

/** Words that may stand between somebody and what they did. */
const between =
  "(?: (?:who|had|has|have|then|also|again|later|first|initially|already|still|just|simply|even|both|all|may|might|must|seems? to|appears? to|clearly|obviously|\\p{L}+ly)|'(?:d|ve|s)(?= ))*";
const aside =
  '(?:, [^,;.:]{1,60},| \\([^()]{1,50}\\)| (?:on call|on duty|on shift|at the time|in charge|involved|at work|of the shift|that night|that day|themsel(?:f|ves)|himself|herself)| who(?: (?!(?:that|which|when|while|as|so|because|if|where|whose|and)\\b)[^\\s,;:]+){1,7}?)?';
const by = `(?:(?<name>${NAME}+)|(?<self>(?<![\\p{L}'])${self})|(?<they>(?<!\\p{L})[Tt]hey)|(?<you>(?<!\\p{L})[Yy]ou)|(?<nobody>(?<!\\p{L})(?:[Nn]obody|[Nn]o one|[Nn]one of (?:us|them)))|(?<role>(?<![\\p{L}-])${roles}|(?<!\\p{L})(?:One|one|two|Two|some|Some|several|all|most) of (?:us|them|the team))|(?<team>(?<![\\p{L}-])${teams}))`;
const direct = new RegExp(`${by}${aside}${between} ?$`, 'u');
/** The start of a clause whose verbs go on with “and”. */
const earlier = new RegExp(
  `(?:^|[,;:(–—-] |\\b(?:and|but|then|when|while|because|after|so|that|where|since|until) )(?:[Tt]he |[Aa]n? |[Oo]ur |[Oo]ne )?(?:[\\w-]+ ){0,2}?${by}(?= (?!(?:that|which|when|while|because|until|as|so|if|where|who)\\b)[\\p{L}])(?: (?!(?:that|which|when|while|because|until|so|if|where|and|but)\\b)[^\\s,;:]+){1,12}$`,
  'u',
);
const joined = /(?:,? (?:and|but|or)(?: then| also| so| had| again)?| then|, then)(?: \p{L}+ly)? ?$/u;

/** What stands before a noun: “the on-call ”, “our database ”. */
const article =
  /(?<![\p{L}-])(?:[Tt]he|[Aa]n?|[Oo]ur|[Oo]ne|[Aa]nother|[Ss]ome|[Tt]his|[Tt]hat) (?:[\p{L}\d/-]+ ){0,2}$/u;

type Who = 'name' | 'self' | 'they' | 'you' | 'nobody' | 'role' | 'team';
export type Subject = {
  readonly who: Who;
  readonly from: number;
  readonly to: number;
  /** Where words about them begin: with them, or, where other words of theirs stand between, at what they did. */
  readonly tells: number;
};

/** As far back as a subject is looked for. */
const REACH = 140;

/** Who does what stands at a place: the person just before it, or at the start of the clause that it goes on with “and”. */
export function subjectBefore(marked: string, at: number): Subject | null {
  const start = Math.max(0, at - REACH);
  const before = marked.slice(start, at);
  const near = direct.exec(before);
  if (near !== null) return subjectIn(near, start, null);
  const conjunction = joined.exec(before);
  if (conjunction === null) return null;
  const far = earlier.exec(before.slice(0, conjunction.index));
  return far === null ? null : subjectIn(far, start, at);
}

const kinds: readonly Who[] = ['name', 'self', 'they', 'you', 'nobody', 'role', 'team'];

function subjectIn(match: RegExpExecArray, start: number, tells: number | null): Subject | null {
  for (const who of kinds) {
    const found = match.groups?.[who];
    if (found === undefined) continue;
    const index = match[0].indexOf(found);
    const from = start + match.index + index;
    const isNoun = who === 'role' || who === 'team';
    const before = isNoun ? (article.exec(match.input.slice(0, match.index + index))?.[0].length ?? 0) : 0;
    return { who, from: from - before, to: from + found.length, tells: tells ?? from - before };
  }
  return null;
}

/** A person as part of a longer pattern: a name, a role with its article, or a team. */
export const somebody = `(?:${NAME}+|(?:(?:[Tt]he|[Aa]n?|[Oo]ur|[Oo]ne|[Aa]nother|[Ss]ome) )(?:[\\w/-]+ ){0,3}?(?:${roles}|${teams})(?![\\p{L}-])|(?:[Ss]omeone|[Ss]omebody))`;
