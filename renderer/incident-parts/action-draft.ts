import { promiseWords } from '../../shared/actions/promise-words.ts';
import type { ActionItem } from '../../shared/incident/action-items.ts';
import type { CommandInput } from '../../shared/incident/commands.ts';
import type {
  ActionCategory,
  ActionEffect,
  ActionPriority,
  ActionState,
} from '../../shared/incident/events/action-item-set.ts';
import { personMeant } from '../../shared/incident/people.ts';
import { parseDay, type Day } from '../../shared/time/days.ts';
import { err, ok, type Result } from '../../shared/result.ts';

/** An action item as it is being typed: all of it words. */
export type ActionDraft = {
  readonly text: string;
  readonly owner: string;
  readonly due: string;
  readonly category: ActionCategory | '';
  readonly priority: ActionPriority;
  readonly state: ActionState;
  /** The ticket that it became. */
  readonly link: string;
  readonly effect: ActionEffect | '';
  /** Why it was dropped, or what shows that it works. */
  readonly words: string;
};

export const emptyAction: ActionDraft = {
  ...{ text: '', owner: '', due: '', category: '', priority: 'medium' },
  ...{ state: 'open', link: '', effect: '', words: '' },
};

export const draftOf = (item: ActionItem): ActionDraft => {
  const { text, owner, due, category, priority, state, link, effect, words } = item;
  return {
    text,
    owner: owner ?? '',
    due: due ?? '',
    category: category ?? '',
    priority,
    state,
    link: link ?? '',
    effect: effect ?? '',
    words,
  };
};

/** What is recorded of a draft: its words as they are meant. */
export type ReadAction = Omit<ActionDraft, 'due'> & {
  /** Empty where there is none. */
  readonly due: Day;
};
export type DraftProblem = { readonly field: 'text' | 'due' | 'words'; readonly words: string };

/**
 * A new item whose words are typed as after `/promise` and whose other fields nobody touched: its signs go where they
 * belong. Without a sign it stays as it is, so that a day in the words remains words.
 */
export function signsRead(draft: ActionDraft, today: Day): ActionDraft {
  const untouched = draft.owner === '' && draft.due === '' && draft.category === '';
  const { text, owner, due, category, priority } = promiseWords(draft.text, today);
  if (!untouched || text === '' || (owner ?? category ?? priority) === null) return draft;
  return {
    ...{ ...draft, text, owner: owner ?? '', due: due ?? '', category: category ?? '' },
    priority: priority ?? draft.priority,
  };
}

/** Takes a draft by its word. @returns the item, or the field that can't be used and why. */
export function readAction(
  { text, owner, due, link, words, ...others }: ActionDraft,
  known: readonly { readonly name: string }[],
  today: Day,
): Result<ReadAction, DraftProblem> {
  const day = due.trim() === '' ? ok('') : parseDay(due, today);
  if (text.trim() === '')
    return err({ field: 'text', words: 'Not saved: say what is to be done. What you typed is kept.' });
  if (!day.ok) return err({ field: 'due', words: day.error });
  if (others.state === 'dropped' && words.trim() === '')
    return err({ field: 'words', words: 'Say why: without a reason somebody will open it again.' });
  const typed = owner.trim().replace(/^@/, '');
  return ok({
    text: text.trim(),
    owner: typed === '' ? '' : personMeant(typed, known),
    due: day.value,
    link: link.trim(),
    words: words.trim(),
    ...others,
  });
}

/** The command that opens it under an id. */
export const addCommand = (
  { text, owner, due, category, priority }: ReadAction,
  id: string,
): CommandInput => ({
  name: 'add-action',
  fields: {
    ...{ text, id, priority },
    ...(owner === '' ? {} : { owner }),
    ...(due === '' ? {} : { due }),
    ...(category === '' ? {} : { category }),
  },
});
