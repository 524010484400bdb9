import { EXERCISE } from '../exercise.ts';
import type { UpdateContext } from '../update-context.ts';
import type { ReadText } from './read-text.ts';
import type { Found } from './found.ts';

const endMark = /EXERCISE EXERCISE EXERCISE[.!]?$/;

/** The mark of an exercise: at both ends of its messages, and nowhere in a real one. */
export function exerciseMark({ text, words }: ReadText, { exercise }: UpdateContext): readonly Found[] {
  if (!exercise)
    return [...words.matchAll(new RegExp(EXERCISE, 'g'))].map(({ index }) => misplaced(text, index));
  const [start, end] = [text.length - text.trimStart().length, text.trimEnd().length];
  const findings: Found[] = [];
  if (!text.startsWith(EXERCISE, start)) findings.push(missing(start, 'begin', `${EXERCISE}\n`));
  if (!endMark.test(text.slice(0, end)) || end - start < 2 * EXERCISE.length)
    findings.push(missing(end, 'end', `\n${EXERCISE}`));
  return findings;
}

const missing = (at: number, where: 'begin' | 'end', insert: string): Found => ({
  rule: 'exercise-mark',
  from: at,
  to: at,
  title: where === 'begin' ? 'Does not begin as an exercise' : 'Does not end as an exercise',
  reason: `Every message of an exercise ${where}s with ${EXERCISE}.`,
  ask: 'Could somebody take this for real?',
  fixes: () => [
    { label: `Add it at the ${where === 'begin' ? 'beginning' : 'end'}`, from: at, to: at, insert },
  ],
});

function misplaced(text: string, from: number): Found {
  const to = from + EXERCISE.length;
  const after = /^[.!]?\s*/.exec(text.slice(to))?.[0].length ?? 0;
  const before =
    from > 0 && to + after >= text.length ? (/\s*$/.exec(text.slice(0, from))?.[0].length ?? 0) : 0;
  return {
    rule: 'exercise-mark',
    from,
    to,
    title: 'This is not an exercise',
    reason: 'The incident is real; whoever reads the mark would do nothing.',
    ask: 'Is this the right incident?',
    fixes: () => [{ label: 'Delete the mark', from: from - before, to: to + after, insert: '' }],
  };
}
