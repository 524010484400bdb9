import type { CommandName } from '../../../shared/incident/commands.ts';
import type { Maker } from './maker-words.ts';

const notYet: Maker = (_, step) => Promise.reject(new Error(`line ${step.line}: not made by keyboard yet`));

type Learnt = Extract<
  CommandName,
  | 'edit-text'
  | 'set-review'
  | 'need-review'
  | 'hold-meeting'
  | 'note-review'
  | 'remove-review-note'
  | 'tick-review'
  | 'tag-cause'
  | 'curate'
  | 'weigh'
  | 'add-action'
  | 'set-action'
  | 'use-runbook'
  | 'note-runbook'
>;

/** What is learnt from an incident, by keyboard. */
export const learnMakers: Readonly<Record<Learnt, Maker>> = {
  'edit-text': notYet,
  'set-review': notYet,
  'need-review': notYet,
  'hold-meeting': notYet,
  'note-review': notYet,
  'remove-review-note': notYet,
  'tick-review': notYet,
  'tag-cause': notYet,
  curate: notYet,
  weigh: notYet,
  'add-action': notYet,
  'set-action': notYet,
  'use-runbook': notYet,
  'note-runbook': notYet,
};
