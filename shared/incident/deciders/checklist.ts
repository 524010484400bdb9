import type { ChecklistItem, Playbook } from '../../playbook/playbook.ts';
import { ok } from '../../result.ts';
import { itemsOf, runOf, tickPlace } from '../checklist.ts';
import { itemAdded, itemWithdrawn, ownItemSlice } from '../events/item-added.ts';
import {
  itemAssigned,
  itemOwnerSlice,
  itemSkipped,
  itemTicked,
  tickSlice,
  type TickState,
} from '../events/item-ticked.ts';
import { phaseOf } from '../facts.ts';
import { replacing, winner, type Register } from '../register.ts';
import type { Incident } from '../state.ts';
import { isSettled, refused, type Deciders, type Decision } from './decider.ts';

/** The checklist: what people do with its items, and the items that they add. */
export const checklist: Deciders<'tick' | 'skip' | 'assign-item' | 'add-item' | 'remove-item'> = {
  tick(incident, { item, undo }, { now, person, playbook }) {
    const known = knownItem(incident, playbook, item);
    if (known === undefined) return noSuchItem(incident, playbook, item);
    const e = tickPlace(item, runOf(incident));
    const held = tickSlice.of(incident).get(e);
    if (isInState(held, undo ? 'open' : 'done')) return ok([]);
    const payload = { item, text: known.text, done: !undo };
    return ok([itemTicked.draft({ e, at: now, u: person, payload, ...replacing(held) })]);
  },

  skip(incident, { item, why }, { now, person, playbook }) {
    const known = knownItem(incident, playbook, item);
    if (known === undefined) return noSuchItem(incident, playbook, item);
    const e = tickPlace(item, runOf(incident));
    const held = tickSlice.of(incident).get(e);
    if (isInState(held, 'skipped') && winner(held)?.value.why === why) return ok([]);
    const payload = { item, text: known.text, why };
    return ok([itemSkipped.draft({ e, at: now, u: person, payload, ...replacing(held) })]);
  },

  'assign-item'(incident, { item, person = null }, { now, person: u, playbook }) {
    const known = knownItem(incident, playbook, item);
    if (known === undefined) return noSuchItem(incident, playbook, item);
    const e = tickPlace(item, runOf(incident));
    const held = itemOwnerSlice.of(incident).get(e);
    if (isSettled(held, person, null)) return ok([]);
    const payload = { item, text: known.text, person };
    return ok([itemAssigned.draft({ e, at: now, u, payload, ...replacing(held) })]);
  },

  'add-item'(incident, { text, phase, role = null, item }, { now, person, newId }) {
    if (item !== undefined && ownItemSlice.of(incident).get(item)?.said !== undefined) return ok([]);
    const payload = { text, phase: phase ?? phaseOf(incident), role };
    return ok([itemAdded.draft({ e: item ?? `own-${newId()}`, at: now, u: person, payload })]);
  },

  'remove-item'(incident, { item, undo }, { now, person }) {
    const own = ownItemSlice.of(incident).get(item);
    if (own?.said === undefined) {
      return refused('Only an item that was added here can be taken off; skip one of the playbook instead.');
    }
    if (isSettled(own.withdrawn, !undo, false)) return ok([]);
    const payload = { text: own.said.text, withdrawn: !undo };
    return ok([itemWithdrawn.draft({ e: item, at: now, u: person, payload, ...replacing(own.withdrawn) })]);
  },
};

const isInState = (held: Register<TickState> | undefined, state: TickState['state']): boolean =>
  (held?.visible.length ?? 0) <= 1 && (winner(held)?.value.state ?? 'open') === state;

/** An item of this incident, or one of the playbook that this severity does not ask for: doing it anyway counts. */
const knownItem = (incident: Incident, playbook: Playbook, item: string): ChecklistItem | undefined =>
  itemsOf(incident, playbook).find(({ id }) => id === item) ??
  playbook.checklist.find(({ id }) => id === item);

function noSuchItem(incident: Incident, playbook: Playbook, item: string): Decision {
  const all = itemsOf(incident, playbook).map(({ id }) => id);
  return refused(`There is no item “${item}” on the checklist; it has ${all.join(', ')}.`);
}
