import type { CommandInput } from './commands.ts';
import { disputed, type Dispute } from './dispute.ts';
import { reviewNoteSlice } from './events/review-noted.ts';
import { reviewSlice, reviewStateLabel } from './events/review-set.ts';
import { curatedSlice } from './events/timeline-curated.ts';
import { tradeoffSlice, verdictLabel } from './events/tradeoff-weighed.ts';
import type { Incident } from './state.ts';

/** What several set at once around a post-mortem. Ticks are no choice: who ticks what is ticked changes nothing. */
export const reviewDisputes = (incident: Incident): readonly Dispute[] => [
  ...fields(incident),
  ...notes(incident),
  ...timeline(incident),
  ...tradeoffs(incident),
];

const set = (fields: Extract<CommandInput, { name: 'set-review' }>['fields']): CommandInput => ({
  name: 'set-review',
  fields,
});

function fields(incident: Incident): readonly Dispute[] {
  const { owner, state, need, meeting } = reviewSlice.of(incident);
  return [
    ...disputed(owner, 'Owner of the post-mortem', ({ value }) => ({
      words: value ?? 'nobody',
      command: set({ owner: value ?? '' }),
    })),
    ...disputed(state, 'Post-mortem', ({ value }) => ({
      words: reviewStateLabel[value].toLowerCase(),
      command: set({ state: value }),
    })),
    ...disputed(need, 'Whether a post-mortem is needed', ({ value }) => {
      if (value === null)
        return {
          words: 'as the playbook says',
          command: { name: 'need-review', fields: { needed: 'playbook' } },
        };
      const { needed, why } = value;
      return {
        words: `${needed ? 'needed' : 'not needed'}${why === '' ? '' : `: ${why}`}`,
        command: { name: 'need-review', fields: { needed: needed ? 'yes' : 'no', why } },
      };
    }),
    ...disputed(meeting, 'Meeting over the post-mortem', ({ value }) =>
      value === null
        ? { words: 'called off', command: set({ 'call-off': true }) }
        : {
            words: `{0}, ${value.minutes} min`,
            times: [value.at],
            command: set({ meeting: value.at, minutes: value.minutes }),
          },
    ),
  ];
}

/** Words of a note that two changed at once; where one took it out, it stays until somebody takes it out again. */
const notes = (incident: Incident): readonly Dispute[] =>
  [...reviewNoteSlice.of(incident)].flatMap(([note, { body }]) =>
    disputed(
      body,
      'A note of the review',
      ({ value: { kind, text, person, category, removed } }) => ({
        words: removed ? 'taken out' : `“${text}”`,
        command: removed
          ? { name: 'remove-review-note', fields: { note } }
          : {
              name: 'note-review',
              fields: {
                ...{ kind, text, note },
                ...(person === null ? {} : { person }),
                ...(category === null ? {} : { category }),
              },
            },
      }),
      note,
    ),
  );

const timeline = (incident: Incident): readonly Dispute[] =>
  [...curatedSlice.of(incident)].flatMap(([row, held]) =>
    disputed(
      held,
      'A row of the post-mortem’s timeline',
      ({ value: { shown, note, evidence } }) => ({
        words: [
          shown === null ? 'as the console picks' : shown ? 'shown' : 'left out',
          ...(note === '' ? [] : [`“${note}”`]),
          ...(evidence === '' ? [] : [evidence]),
        ].join(', '),
        command: {
          name: 'curate',
          fields: { row, show: shown === null ? 'default' : shown ? 'yes' : 'no', note, evidence },
        },
      }),
      row,
    ),
  );

const tradeoffs = (incident: Incident): readonly Dispute[] =>
  [...tradeoffSlice.of(incident)].flatMap(([entry, held]) =>
    disputed(
      held,
      'How a decision looks afterwards',
      ({ value }) =>
        value === null
          ? { words: 'not evaluated', command: { name: 'weigh', fields: { entry, undo: true } } }
          : {
              words: `${verdictLabel[value.verdict].toLowerCase()}${value.words === '' ? '' : `: “${value.words}”`}`,
              command: {
                name: 'weigh',
                fields: { entry, verdict: value.verdict, words: value.words },
              },
            },
      entry,
    ),
  );
