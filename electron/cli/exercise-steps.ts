import { exerciseStepSchema, type ExerciseStepInput } from '../../shared/exercise/run.ts';
import { injectKinds } from '../../shared/exercise/scenario.ts';
import { explainIssue } from '../../shared/explain.ts';
import { leadingHere } from './exercise-port.ts';
import { exerciseUsage, type ExerciseWord } from './exercise-usage.ts';
import { runJson, runLines } from './exercise-words.ts';
import { inTerminal } from './failure-words.ts';
import { incidentNamed } from './incident-verbs.ts';
import { oneOf } from './one-of.ts';
import { CommandFailure, UsageError, type Output, type VerbContext } from './verb.ts';

/** The step that the words after the id mean: `words(0, 'INJECT')` is the first of them. */
type StepOf = (words: (index: number, name: string) => string, context: VerbContext) => ExerciseStepInput;

const steps = {
  give: (words) => ({ do: 'give', inject: words(0, 'INJECT') }),
  skip: (words, { options }) => ({
    ...{ do: 'skip', inject: words(0, 'INJECT'), undo: options.has('undo') },
  }),
  move: (words, { options }) => ({
    ...{ do: 'move', inject: words(0, 'INJECT'), minutes: numberOf(words(1, 'MINUTES')) },
    rest: options.has('rest'),
  }),
  improvise: (words, { options }) => ({
    ...{ do: 'improvise', text: words(0, 'TEXT') },
    kind: oneOf('kind of inject', injectKinds, options.get('kind')) ?? 'message',
    ...{ title: textOf(options, 'title'), from: textOf(options, 'from'), to: textOf(options, 'to') },
    inMinutes: options.has('in') ? numberOf(textOf(options, 'in')) : 0,
  }),
  hint: (words, { words: all }) => ({
    do: 'hint',
    ...(all.length > 1 ? { inject: words(0, 'INJECT') } : {}),
  }),
  pause: () => ({ do: 'pause' }),
  resume: () => ({ do: 'resume' }),
  speed: (words) => ({
    ...{ do: 'speed', times: numberOf(words(0, 'TIMES')) },
  }),
  observe: (words, { options }) => ({
    ...{ do: 'observe', text: words(0, 'TEXT') },
    kind: options.has('strength') ? 'strength' : options.has('gap') ? 'gap' : null,
  }),
  saw: (words, { options }) => ({
    ...{ do: 'saw', inject: words(0, 'INJECT'), expectation: words(1, 'EXPECTATION') },
    seen: options.has('undo') ? null : !options.has('not'),
  }),
  end: (_words, { options }) => ({
    ...{ do: 'end', why: textOf(options, 'why') },
  }),
  reopen: () => ({ do: 'reopen' }),
} satisfies Partial<Record<ExerciseWord, StepOf>>;

type StepWord = keyof typeof steps;

export const isStepWord = (word: ExerciseWord): word is StepWord => Object.hasOwn(steps, word);

/** A step of whoever leads an exercise, and how it stands after that. */
export async function stepExercise(word: StepWord, context: VerbContext): Promise<Output> {
  const { typed } = exerciseUsage[word];
  const stepOf: StepOf = steps[word];
  const [name, ...rest] = context.words;
  let taken = 0;
  const input = stepOf((index, wanted) => {
    const given = rest[index];
    taken = Math.max(taken, index + 1);
    if (given === undefined) throw new UsageError(`exercise ${word} needs ${wanted}: ic exercise ${typed}`);
    return given;
  }, context);
  if (rest.length > taken)
    throw new UsageError(
      `exercise does not understand “${rest.slice(taken).join(' ')}”; put text in quotes.`,
    );
  const step = exerciseStepSchema.safeParse(input);
  if (!step.success) throw new UsageError(explainIssue(step.error.issues[0]));
  const id = await incidentNamed(name, context);
  const { keeper } = await leadingHere(context);
  const done = await keeper.step(id, step.data);
  if (!done.ok) throw new CommandFailure(inTerminal(done.error));
  return { text: runLines(done.value, context.zone).join('\n'), json: runJson(done.value) };
}

function numberOf(word: string): number {
  const number = Number(word.replace(/^\+/, ''));
  if (word.trim() === '' || !Number.isFinite(number)) throw new UsageError(`“${word}” is not a number.`);
  return number;
}

const textOf = (options: VerbContext['options'], name: string): string => {
  const said = options.get(name);
  return typeof said === 'string' ? said : '';
};
