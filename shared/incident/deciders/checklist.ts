import { ok } from '../../result.ts';
import { runOf, tickPlace } from '../checklist.ts';
import { itemTicked, tickSlice } from '../events/item-ticked.ts';
import { replacing } from '../register.ts';
import { isSettled, refused, type Deciders } from './decider.ts';

/** Ticks by people. */
export const checklist: Deciders<'tick'> = {
  tick(incident, { item, undo }, { now, person, playbook }) {
    const known = playbook.checklist.find((i) => i.id === item);
    if (known === undefined) {
      return refused(
        `There is no item “${item}” on the checklist; it has ${playbook.checklist.map((i) => i.id).join(', ')}.`,
      );
    }
    const e = tickPlace(item, runOf(incident));
    const held = tickSlice.of(incident).get(e);
    if (isSettled(held, !undo, false)) return ok([]);
    return ok([
      itemTicked.draft({
        e,
        at: now,
        u: person,
        payload: { item, text: known.text, done: !undo },
        ...replacing(held),
      }),
    ]);
  },
};
