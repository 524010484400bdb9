import type { ActionItem } from '../../shared/incident/action-items.ts';
import type { IncidentId } from '../../shared/ids.ts';
import type { CommandInput } from '../../shared/incident/commands.ts';
import { toBase32 } from '../../shared/ids.ts';
import { runIn } from '../bridge/incidents.ts';
import { offerUndo } from '../state/ui.ts';
import { addCommand, type ReadAction } from './action-draft.ts';

/** What can be changed of an action item; a field that is left out stays. */
export type ActionChange = Partial<
  Pick<ActionItem, 'text' | 'owner' | 'due' | 'category' | 'priority' | 'state' | 'link' | 'effect' | 'words'>
>;

type Fields = Extract<CommandInput, { name: 'set-action' }>['fields'];

/** The command that makes these fields so; empty words are “none”. */
export function setCommand(action: string, change: ActionChange): CommandInput {
  const said = Object.fromEntries(Object.entries(change).map(([field, value]) => [field, value ?? '']));
  return { name: 'set-action', fields: { action, ...(said as Omit<Fields, 'action'>) } }; // null is '' there
}

/** The change that brings an item back to what it is now in the fields that another change names. */
export const backTo = (item: ActionItem, change: ActionChange): ActionChange =>
  Object.fromEntries(Object.keys(change).map((field) => [field, item[field as keyof ActionChange]])); // its own fields

/** Opens an action item. Ctrl+Z takes it back. @returns null, or why it was not opened, as a sentence. */
export async function addAction(incident: IncidentId, read: ReadAction): Promise<string | null> {
  const id = toBase32(crypto.getRandomValues(new Uint8Array(10)), 13);
  const failure = await runIn(incident, addCommand(read, id));
  if (failure !== null) return failure.message;
  offerUndo(`Action item: ${read.text}`, { name: 'set-action', fields: { action: id, remove: true } });
  return null;
}

/**
 * Changes an action item of the incident on screen: what is so already is not said again, and nobody else’s word of it is
 * taken back with Ctrl+Z. @returns null, or why it was not changed.
 */
export async function changeAction(
  incident: IncidentId,
  item: ActionItem,
  wished: ActionChange,
): Promise<string | null> {
  const change: ActionChange = Object.fromEntries(
    Object.entries(wished).filter(([field, value]) => item[field as keyof ActionChange] !== value), // its own fields
  );
  if (Object.keys(change).length === 0) return null;
  const failure = await runIn(incident, setCommand(item.id, change));
  if (failure !== null) return failure.message;
  offerUndo(`Action item changed: ${item.text}`, setCommand(item.id, backTo(item, change)));
  return null;
}
