import { disputed, type Dispute } from './dispute.ts';
import {
  actionEffectLabel,
  actionItemSlice,
  actionStateLabel,
  type HeldActionItem,
} from './events/action-item-set.ts';
import { excerptOf } from './excerpt.ts';
import { winner } from './register.ts';
import type { Incident } from './state.ts';
import type { EntityId } from '../ids.ts';

/** What was said of an action item by people who had not seen each other’s words: each field by itself. */
export const actionDisputes = (incident: Incident): readonly Dispute[] =>
  [...actionItemSlice.of(incident)].flatMap(([id, held]) => ofItem(id, held));

function ofItem(action: EntityId, held: HeldActionItem): readonly Dispute[] {
  const name = `Action item “${excerptOf(winner(held.text)?.value ?? '')}”`;
  const set = (fields: object) => ({ name: 'set-action', fields: { action, ...fields } }) as const;
  const stands = disputed(held.removed, name, ({ value }) => ({
    words: value ? 'taken back' : 'stands',
    command: set(value ? { remove: true } : { restore: true }),
  }));
  if (winner(held.removed)?.value === true) return stands;
  return [
    ...stands,
    ...disputed(held.text, 'The words of an action item', ({ value: text }) => ({
      words: `“${text}”`,
      command: set({ text }),
    })),
    ...disputed(held.owner, `${name}: who owns it`, ({ value }) => ({
      words: value ?? 'nobody',
      command: set({ owner: value ?? '' }),
    })),
    ...disputed(held.due, `${name}: until when`, ({ value }) => ({
      words: value ?? 'no day',
      command: set({ due: value ?? '' }),
    })),
    ...disputed(held.category, `${name}: category`, ({ value }) => ({
      words: value ?? 'none',
      command: set({ category: value ?? '' }),
    })),
    ...disputed(held.priority, `${name}: priority`, ({ value }) => ({
      words: value,
      command: set({ priority: value }),
    })),
    ...disputed(held.state, `${name}: state`, ({ value }) => ({
      words: actionStateLabel[value].toLowerCase(),
      command: set({ state: value }),
    })),
    ...disputed(held.link, `${name}: ticket`, ({ value }) => ({
      words: value ?? 'none',
      command: set({ link: value ?? '' }),
    })),
    ...disputed(held.effect, `${name}: did the fix work`, ({ value }) => ({
      words: value === null ? 'not said' : actionEffectLabel[value].toLowerCase(),
      command: set({ effect: value ?? '' }),
    })),
    ...disputed(held.words, `${name}: why`, ({ value }) => ({
      words: value === '' ? 'nothing' : `“${value}”`,
      command: set({ words: value }),
    })),
  ];
}
