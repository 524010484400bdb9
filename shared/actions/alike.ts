import type { Instant } from '../ids.ts';

/** Words that say nothing about what is broken. */
const common = new Set(
  'about after all and are before can could does for from has have into not now off one only out over since some than that the their then there this too very was were when with'.split(
    ' ',
  ),
);

/** What an incident is recognised by. */
export type Looks = {
  readonly title: string;
  readonly services: readonly string[];
  /** The categories of its causes, where they are known. */
  readonly causes?: readonly string[];
  readonly startedAt: Instant;
};

const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(
    text
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length > 2 && !common.has(word))
      .map((word) => word.replace(/(?:es|s|ed|ing)$/, '')),
  );

const read = new WeakMap<Looks, ReadonlySet<string>>();

/** The words of a title and services; read once, since thousands are compared with every key press. */
function wordsIn(looks: Looks): ReadonlySet<string> {
  let held = read.get(looks);
  if (held === undefined) {
    held = wordsOf(`${looks.title} ${looks.services.join(' ')}`);
    read.set(looks, held);
  }
  return held;
}

/** A cause that is the same weighs as much as two words. */
const CAUSE = 2;

/**
 * Former incidents that share words, services or causes with one, the closest and latest first; at most three. One word
 * alone says nothing, unless there is only one.
 */
export function seenBefore<T extends Looks>(
  known: readonly T[],
  title: string,
  services: readonly string[],
  causes: readonly string[] = [],
): readonly T[] {
  const typed = wordsOf(`${title} ${services.join(' ')}`);
  if (typed.size === 0 && causes.length === 0) return [];
  const enough = causes.length > 0 ? 2 : Math.min(2, typed.size);
  return known
    .map((looks) => {
      const words = wordsIn(looks);
      const same = causes.filter((cause) => looks.causes?.includes(cause) === true).length;
      return { looks, shared: [...typed].filter((word) => words.has(word)).length + same * CAUSE };
    })
    .filter(({ shared }) => shared >= enough)
    .sort((a, b) => b.shared - a.shared || b.looks.startedAt - a.looks.startedAt)
    .slice(0, 3)
    .map(({ looks }) => looks);
}
