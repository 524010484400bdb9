import type { ActionItem } from '../../shared/incident/action-items.ts';
import { editedIn, fieldOf, keptOf, useField, writeField } from '../state/fields.ts';
import { draftOf, emptyAction, type ActionDraft } from './action-draft.ts';

const fieldsOf = (edit: ActionItem | undefined): ((part: string) => string) => {
  const place = `action.${edit?.id ?? 'new'}`;
  return (part) => `${place}.${part}`;
};

/** What is typed, kept with what else is half typed in this incident; of an item that is there, only what differs. */
export function useTypedAction(
  edit: ActionItem | undefined,
): readonly [ActionDraft, (to: Partial<ActionDraft>) => void, () => void] {
  const name = fieldsOf(edit);
  const before = edit === undefined ? emptyAction : draftOf(edit);
  const typed = useFieldsOf(name);
  const draft = Object.fromEntries(
    Object.entries(before).map(([part, was]) => [part, editedIn(typed[part] ?? '', was)]),
  ) as ActionDraft; // its own parts, and what was picked of them
  const change = (to: Partial<ActionDraft>): void => {
    for (const [part, words] of Object.entries(to))
      writeField(name(part), keptOf(words, before[part as keyof ActionDraft])); // its own
  };
  const forget = (): void => {
    for (const part of Object.keys(emptyAction)) if (fieldOf(name(part)) !== '') writeField(name(part), '');
  };
  return [draft, change, forget];
}

function useFieldsOf(name: (part: string) => string): Readonly<Record<string, string>> {
  const [text] = useField(name('text'));
  const [owner] = useField(name('owner'));
  const [due] = useField(name('due'));
  const [category] = useField(name('category'));
  const [priority] = useField(name('priority'));
  const [state] = useField(name('state'));
  const [link] = useField(name('link'));
  const [effect] = useField(name('effect'));
  const [words] = useField(name('words'));
  return { text, owner, due, category, priority, state, link, effect, words };
}
