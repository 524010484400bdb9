import fc from 'fast-check';
import type { CommandInput } from '../../shared/incident/commands.ts';
import { actionItemSlice } from '../../shared/incident/events/action-item-set.ts';
import type { Incident } from '../../shared/incident/state.ts';
import { people } from './invent.ts';

type Told = (incident: Incident) => CommandInput;

const person = fc.constantFrom(...people.slice(0, 3));
const day = fc.constantFrom('2026-12-01', '2026-12-08', '2026-12-24');
const words = fc.constantFrom('rotate the keyring by a job', 'alert on the age of keys');
/** Two ids: two desktops may send the same item. */
const id = fc.constantFrom('action-a', 'action-b');

const opened = fc
  .record({ text: words, owner: person, due: day, id })
  .map((fields): CommandInput => ({ name: 'add-action', fields }));

const changes = fc.record(
  {
    text: words,
    owner: fc.oneof(person, fc.constant('')),
    due: fc.oneof(day, fc.constant('')),
    category: fc.constantFrom('process', 'detection', ''),
    priority: fc.constantFrom('high', 'low'),
    state: fc.constantFrom('open', 'in-progress', 'done', 'dropped'),
    link: fc.constantFrom('https://tickets.example/1', ''),
    effect: fc.constantFrom('worked', 'did-not-work', ''),
    words: fc.constantFrom('no longer needed', ''),
  },
  { requiredKeys: [] },
);

/** Where there is an item, it is changed; else one is opened. */
const changed = fc
  .tuple(opened, changes, fc.nat(9), fc.constantFrom({}, {}, {}, { remove: true }, { restore: true }))
  .map(([open, fields, n, back]): Told => (incident) => {
    const items = [...actionItemSlice.of(incident).keys()].sort();
    const action = items[n % Math.max(1, items.length)];
    return action === undefined ? open : { name: 'set-action', fields: { action, ...fields, ...back } };
  });

/** Commands of action items. */
export const actionCommands: readonly { readonly weight: number; readonly arbitrary: fc.Arbitrary<Told> }[] =
  [
    {
      weight: 1,
      arbitrary: opened.map(
        (command): Told =>
          () =>
            command,
      ),
    },
    { weight: 3, arbitrary: changed },
  ];
