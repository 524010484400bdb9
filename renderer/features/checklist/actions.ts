import { tickPlace, runOf, type ItemState } from '../../../shared/incident/checklist.ts';
import type { CommandInput } from '../../../shared/incident/commands.ts';
import { ownItemSlice } from '../../../shared/incident/events/item-added.ts';
import { itemOwnerSlice } from '../../../shared/incident/events/item-ticked.ts';
import { winner } from '../../../shared/incident/register.ts';
import type { Incident } from '../../../shared/incident/state.ts';
import { runOrSay } from '../../bridge/incidents.ts';
import { runForNew } from '../../incident-parts/appeared.ts';
import { offerUndo } from '../../state/ui.ts';

/** To whom an item was given, beside whoever holds its role. */
export const givenTo = (incident: Incident, item: string): string | null =>
  winner(itemOwnerSlice.of(incident).get(tickPlace(item, runOf(incident))))?.value ?? null;

/** Runs a command, and offers what takes it back. */
async function make(words: string, command: CommandInput, back: CommandInput): Promise<boolean> {
  if (!(await runOrSay(command))) return false;
  offerUndo(words, back);
  return true;
}

/** Ticks an item, or opens one again that was ticked or skipped. */
export function tick({ item, done, skipped }: ItemState): Promise<boolean> {
  const back: CommandInput =
    skipped === null
      ? { name: 'tick', fields: { item: item.id, undo: !done } }
      : { name: 'skip', fields: { item: item.id, why: skipped } };
  return make(
    done ? `Opened “${item.text}” again` : `Ticked “${item.text}”`,
    { name: 'tick', fields: { item: item.id, undo: done } },
    back,
  );
}

export const skip = ({ item }: ItemState, why: string): Promise<boolean> =>
  make(
    `Skipped “${item.text}”`,
    { name: 'skip', fields: { item: item.id, why } },
    { name: 'tick', fields: { item: item.id, undo: true } },
  );

const assigned = (item: string, person: string | null): CommandInput => ({
  name: 'assign-item',
  fields: { item, ...(person === null ? {} : { person }) },
});

/** Gives an item to a person; null makes it nobody’s in particular. */
export const assign = ({ item }: ItemState, person: string | null, before: string | null): Promise<boolean> =>
  make(
    person === null ? `“${item.text}” is nobody’s in particular` : `“${item.text}” is ${person}’s`,
    assigned(item.id, person),
    assigned(item.id, before),
  );

export const takeOff = ({ item }: ItemState): Promise<boolean> =>
  make(
    `Took “${item.text}” off`,
    { name: 'remove-item', fields: { item: item.id } },
    { name: 'remove-item', fields: { item: item.id, undo: true } },
  );

/** Adds an item of this incident’s own. @returns null, or why it was not added. */
export async function add(text: string): Promise<string | null> {
  const outcome = await runForNew({ name: 'add-item', fields: { text } }, (incident) => [
    ...ownItemSlice.of(incident).keys(),
  ]);
  if (outcome.failure !== null) return outcome.failure.message;
  if (outcome.id !== null)
    offerUndo(`Added “${text}”`, { name: 'remove-item', fields: { item: outcome.id } });
  return null;
}
