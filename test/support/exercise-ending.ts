import type { ExerciseEnding } from '../../shared/incident/events/exercise.ts';

/** What a facilitator publishes at the end; times are minutes of the course that it is played in. */
export const ending: ExerciseEnding = {
  why: 'mitigated',
  story: 'The disk of the primary was gone from the beginning.\nThe replica was 40 minutes behind.',
  severity: 'sev2',
  responses: [
    { inject: 'Errors 12 %', words: 'Somebody takes command', done: true, afterMinutes: 1, within: 5 },
    {
      inject: 'The CEO calls',
      words: 'The call goes to the communications lead',
      done: true,
      afterMinutes: 7,
      within: 3,
    },
    {
      inject: 'The CEO calls',
      words: 'The commander stays on the incident',
      done: null,
      afterMinutes: null,
      within: null,
    },
    { inject: 'The CEO calls', words: 'Nobody promises a time', done: false, afterMinutes: null, within: 10 },
  ],
  notGiven: ['The backup fails its check'],
  observations: [
    { at: 9, text: 'The scribe repeats decisions aloud.', kind: 'strength', by: 'fay' },
    { at: 28, text: 'Two people spoke over each other {0}.', kind: 'gap', by: 'fay' },
    { at: 29, text: 'It was quiet.', kind: null, by: 'fay' },
  ],
  debrief: ['What did you not know that you needed?'],
};
