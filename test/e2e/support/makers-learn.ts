import type { CommandName } from '../../../shared/incident/commands.ts';
import type { Maker } from './maker-words.ts';
import { actionMakers } from './makers-actions.ts';
import { exerciseMakers } from './makers-exercises.ts';
import { reviewMakers } from './makers-reviews.ts';
import { runbookMakers } from './makers-runbooks.ts';
import { textMakers } from './makers-texts.ts';

type Learnt = Extract<
  CommandName,
  | 'edit-text'
  | 'redact-text'
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
  | 'begin-exercise'
  | 'give-inject'
  | 'pause-exercise'
  | 'end-exercise'
  | 'import'
  | 'undo-import'
>;

/** What is learnt from an incident, by keyboard. */
export const learnMakers: Readonly<Record<Learnt, Maker>> = {
  ...reviewMakers,
  'edit-text': textMakers['edit-text'],
  'redact-text': () => Promise.reject(new Error('no recorded course takes words out')),
  ...actionMakers,
  ...runbookMakers,
  ...exerciseMakers,
  import: () => Promise.reject(new Error('what other tools recorded comes from their files')),
  'undo-import': () => Promise.reject(new Error('an import is taken back where it was made')),
};
