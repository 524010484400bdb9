import type { EntityId } from '../../ids.ts';
import { ok } from '../../result.ts';
import { actionItemIn, actionItemsOf } from '../action-items.ts';
import type { CommandFields } from '../commands.ts';
import {
  actionItemSet,
  actionItemSlice,
  type ActionItemChanges,
  type ActionItemField,
  type HeldActionItem,
} from '../events/action-item-set.ts';
import { canWriteTo } from '../policy.ts';
import { replacingAll, winner, type Register } from '../register.ts';
import type { Incident } from '../state.ts';
import { isSettled, refused, sentence, type Deciders } from './decider.ts';

/** What was promised, who owns it and what became of it. */
export const promising: Deciders<'add-action' | 'set-action'> = {
  'add-action'(incident, { text, owner, due, category, priority, id }, { now: at, person: u, newId }) {
    // Sent again after “not saved”.
    if (id !== undefined && actionItemSlice.of(incident).has(id)) return ok([]);
    const to = {
      text,
      ...(owner === undefined ? {} : { owner }),
      ...(due === undefined ? {} : { due }),
      ...(category === undefined ? {} : { category }),
      ...(priority === undefined ? {} : { priority }),
    };
    return ok([actionItemSet.draft({ e: id ?? newId(), at, u, payload: { name: text, opened: true, to } })]);
  },

  'set-action'(incident, { action, ...asked }, { now: at, person: u }) {
    const e = actionMeant(incident, action);
    const held = e === undefined ? undefined : actionItemSlice.of(incident).get(e);
    const item = e === undefined ? undefined : actionItemIn(incident, e);
    if (e === undefined || held === undefined || item === undefined)
      return refused(`Nothing changed: there is no action item “${action}” in this incident.`);
    const verdict = canWriteTo(incident, e);
    if (verdict !== true) return refused(sentence('Nothing changed', verdict));
    const wished = changesOf(asked);
    const isRemoved = winner(held.removed)?.value === true;
    if (isRemoved && wished.removed === undefined)
      return refused('Nothing changed: the action item was taken back; restore it first.');
    const { to, registers } = whatChanges(held, wished);
    if (registers.length === 0) return ok([]);
    const payload = { name: item.text, opened: false, to };
    return ok([actionItemSet.draft({ e, at, u, payload, ...replacingAll(registers) })]);
  },
};

/** An item by its id, or by the beginning of its id where only one has it. */
function actionMeant(incident: Incident, words: string): EntityId | undefined {
  if (actionItemSlice.of(incident).has(words)) return words;
  const [one, another] = actionItemsOf(incident).filter(({ id }) => id.startsWith(words));
  return another === undefined ? one?.id : undefined;
}

const none = (words: string): string | null => (words === '' ? null : words);

function changesOf(asked: Omit<CommandFields<'set-action'>, 'action'>): ActionItemChanges {
  const { text, owner, due, category, priority, state, link, effect, words, remove, restore } = asked;
  return {
    ...(text === undefined ? {} : { text }),
    ...(owner === undefined ? {} : { owner: none(owner) }),
    ...(due === undefined ? {} : { due: none(due) }),
    ...(category === undefined ? {} : { category: category === '' ? null : category }),
    ...(priority === undefined ? {} : { priority }),
    ...(state === undefined ? {} : { state }),
    ...(link === undefined ? {} : { link: none(link) }),
    ...(effect === undefined ? {} : { effect: effect === '' ? null : effect }),
    ...(words === undefined ? {} : { words }),
    ...(restore ? { removed: false } : remove ? { removed: true } : {}),
  };
}

/** What a field that nobody has written yet is. */
const initial: Readonly<Record<ActionItemField, unknown>> = {
  ...{ text: '', owner: null, due: null, category: null, priority: 'medium', state: 'open' },
  ...{ link: null, effect: null, words: '', removed: false },
};

/** The fields that are not so already, with the registers that they are written to. */
function whatChanges(
  held: HeldActionItem,
  wished: ActionItemChanges,
): { readonly to: ActionItemChanges; readonly registers: readonly Register<unknown>[] } {
  const changed = Object.entries(wished).filter(
    ([field, value]) =>
      !isSettled<unknown>(held[field as ActionItemField], value, initial[field as ActionItemField]), // its own keys
  );
  return {
    to: Object.fromEntries(changed), // some of the fields of one
    registers: changed.map(([field]) => held[field as ActionItemField] as Register<unknown>), // its own keys
  };
}
