import { exerciseUsage, type ExerciseWord } from './exercise-usage.ts';
import { UsageError, type Verb } from './verb.ts';

const exerciseWords = Object.keys(exerciseUsage);

/** `ic exercise`: game days without a window, or beside one. */
export const exerciseVerb: Verb = {
  usage: `${exerciseWords.join('|')} ...`,
  summary: 'Lead a game day: begin it, give what is due, observe, end it and read its report',
  details: [
    ...Object.values(exerciseUsage).map(({ typed, says }) => `${typed}: ${says}`),
    'What is due is given by the console’s window, or by watch where no window is open.',
    'What is to come stays on this desktop until it is given; it is never exchanged.',
  ],
  options: ['kind', 'title', 'from', 'to', 'in', 'why', 'format', 'out', 'seed'],
  flags: ['solo', 'undo', 'rest', 'strength', 'gap', 'not', 'fast', 'forget'],
  async run(context) {
    const [word, ...words] = context.words;
    if (word === undefined) throw new UsageError('exercise needs a word: ic help exercise lists them.');
    if (!isWord(word))
      throw new UsageError(`exercise does not understand “${word}”; there are ${exerciseWords.join(', ')}.`);
    // Scenarios, players and reports are loaded only where somebody practises.
    const { runExerciseWord } = await import('./exercise-doings.ts');
    return runExerciseWord(word, { ...context, words });
  },
};

const isWord = (word: string): word is ExerciseWord => Object.hasOwn(exerciseUsage, word);
