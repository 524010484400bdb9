import fc from 'fast-check';
import type { CommandInput } from '../../shared/incident/commands.ts';
import { people } from './invent.ts';

/** Two names for workstreams: two desktops may open the same one. */
const name = fc.constantFrom('keyring', 'edge');
const person = fc.constantFrom(...people.slice(0, 3));
const words = fc.constantFrom('keys load', 'two sites are back', 'somebody who knows the edge');

/** What needs something before it comes more often, so that it finds that. */
const told = (arbitrary: fc.Arbitrary<CommandInput>, weight = 1) => ({
  weight,
  arbitrary: arbitrary.map((command) => () => command),
});

/** Commands of workstreams and their reports. */
export const workstreamCommands: readonly {
  readonly weight: number;
  readonly arbitrary: fc.Arbitrary<() => CommandInput>;
}[] = [
  told(fc.record({ name, lead: person }).map((fields) => ({ name: 'workstream', fields }))),
  told(
    fc
      .record({ workstream: name, lead: fc.constantFrom('', ...people.slice(0, 2)) })
      .map((fields) => ({ name: 'set-workstream', fields })),
  ),
  told(
    fc
      .record({ workstream: name, undo: fc.boolean() })
      .map((fields) => ({ name: 'close-workstream', fields })),
  ),
  told(
    fc
      .record({ workstream: name, conditions: words, actions: words, needs: words })
      .map((fields) => ({ name: 'report', fields })),
    3,
  ),
  told(
    fc
      .record({ workstream: name, undo: fc.boolean() })
      .map((fields) => ({ name: 'withdraw-report', fields })),
    3,
  ),
  told(
    fc.record({ workstream: name, undo: fc.boolean() }).map((fields) => ({ name: 'need-met', fields })),
    3,
  ),
];
