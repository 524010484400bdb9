import fc from 'fast-check';
import type { CommandInput } from '../../shared/incident/commands.ts';
import { bareEnding } from '../../shared/incident/events/exercise.ts';
import { endingOf, exerciseOf, stoodSince } from '../../shared/incident/exercise.ts';
import type { Incident } from '../../shared/incident/state.ts';

type Told = (incident: Incident) => CommandInput;

const begin: CommandInput = {
  name: 'begin-exercise',
  fields: { scenario: 'primary-database.yaml', title: 'The primary goes', roles: ['commander', 'scribe'] },
};

/** Two injects, which two desktops may give at once with other words. */
const give = fc
  .record({
    inject: fc.constantFrom('alert', 'support'),
    kind: fc.constantFrom('alert', 'message', 'hint'),
    title: fc.constantFrom('', 'Errors 12 %'),
    to: fc.constantFrom('', 'scribe', 'ben'),
    text: fc.constantFrom('orders are a day old', 'the replica is behind'),
  })
  .map((fields): CommandInput => ({ name: 'give-inject', fields }));

const pace = fc.boolean().map((undo): CommandInput => ({ name: 'pause-exercise', fields: { undo } }));

const end = fc
  .tuple(fc.constantFrom('went', 'reported', 'undone'), fc.constantFrom('out of time', 'resolved'))
  .map(([how, why]): CommandInput =>
    how === 'undone'
      ? { name: 'end-exercise', fields: { undo: true } }
      : { name: 'end-exercise', fields: how === 'went' ? {} : { ending: { ...bareEnding, why } } },
  );

/** What is done in an exercise; where none has begun it is, and one that is over mostly goes on. */
const step = (what: fc.Arbitrary<CommandInput>): fc.Arbitrary<Told> =>
  what.map((command): Told => (incident) => {
    if (exerciseOf(incident) === null) return begin;
    const isOver = endingOf(incident) !== null;
    if (isOver && command.name !== 'end-exercise') return { name: 'end-exercise', fields: { undo: true } };
    // What changes nothing tells nothing: pausing and going on take turns.
    if (command.name === 'pause-exercise')
      return { name: 'pause-exercise', fields: { undo: stoodSince(incident) !== null } };
    return command;
  });

/** Commands of game days. */
export const exerciseCommands: readonly {
  readonly weight: number;
  readonly arbitrary: fc.Arbitrary<Told>;
}[] = [
  { weight: 2, arbitrary: step(give) },
  { weight: 2, arbitrary: step(pace) },
  { weight: 1, arbitrary: step(end) },
];
