import { useRef, useState } from 'react';
import { dayAt, dayWords, parseDay } from '../../shared/time/days.ts';
import type { ActionItem } from '../../shared/incident/action-items.ts';
import {
  actionCategories,
  actionEffectLabel,
  actionEffects,
  actionPriorities,
  actionStateLabel,
  actionStates,
} from '../../shared/incident/events/action-item-set.ts';
import { useNow } from '../state/clock.ts';
import { useOpened, usePerson, usePlaybook } from '../state/projections.ts';
import { Button } from '../ui/button.tsx';
import { Chip } from '../ui/chip.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { TextField } from '../ui/text-field.tsx';
import { readAction, signsRead, type DraftProblem } from './action-draft.ts';
import css from './action-form.module.css';
import { addAction, changeAction } from './action-writing.ts';
import { OwnerField } from './action-owner.tsx';
import { Pick } from './action-pick.tsx';
import { useTypedAction } from './action-typed.ts';
import { peopleOf } from './people.ts';
import { zone } from './zone.ts';

type Props = {
  /** The item that is there already; a new one is opened where there is none. */
  readonly edit?: ActionItem | undefined;
  /** It is saved, or kept for later: whoever shows the form closes it. */
  readonly onDone: () => void;
};

/**
 * What is to be done so that this happens less: its words, owner, day, category and priority. What is typed is kept through
 * Esc and a restart until it is in the record. For the incident on screen.
 */
export function ActionForm({ edit, onDone }: Props) {
  const opened = useOpened();
  const self = usePerson();
  const { roster } = usePlaybook();
  const today = dayAt(useNow(), zone);
  const first = useRef<HTMLInputElement>(null);
  const dueField = useRef<HTMLInputElement>(null);
  const wordsField = useRef<HTMLInputElement>(null);
  const [draft, change, forget] = useTypedAction(edit);
  const [problem, setProblem] = useState<DraftProblem | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  if (opened === null) return null;
  const { incident, rows } = opened;
  const people = peopleOf(incident, rows, self, roster);
  const day = draft.due.trim() === '' ? null : parseDay(draft.due, today);
  async function save(): Promise<void> {
    const read = readAction(edit === undefined ? signsRead(draft, today) : draft, people, today);
    if (!read.ok) {
      setProblem(read.error);
      ({ text: first, due: dueField, words: wordsField })[read.error.field].current?.focus();
      return;
    }
    const { owner, due, category, link, effect, ...said } = read.value;
    const none = <T extends string>(value: T | ''): T | null => (value === '' ? null : value);
    const now = {
      ...{ ...said, owner: none(owner), due: none(due), category: none(category) },
      ...{ link: none(link), effect: none(effect) },
    };
    const why =
      edit === undefined
        ? await addAction(incident.id, read.value)
        : await changeAction(incident.id, edit, now);
    if (why !== null) {
      setRefused(why);
      return;
    }
    forget();
    onDone();
  }
  const type = (part: 'text' | 'due' | 'link' | 'words') => (words: string) => {
    change({ [part]: words });
    setProblem(null);
  };
  return (
    <Sheet
      title={edit === undefined ? 'New action item' : 'Action item'}
      aside="/promise"
      first={first}
      refused={refused}
      why="What makes this rarer, or shorter? It stands under Actions until it is done."
      onSubmit={() => void save()}
      onCancel={onDone}
      buttons={
        <>
          <Button look="plain" small chord="Escape" onPress={onDone}>
            {edit === undefined ? 'Keep for later' : 'Cancel'}
          </Button>
          <Button look="primary" small chord="Enter" submit>
            {edit === undefined ? 'Add' : 'Change'}
          </Button>
        </>
      }
    >
      <TextField
        label="What is to be done"
        placeholder="Rotate the signing keys by a job, not by hand"
        field={first}
        value={draft.text}
        maxLength={1_000}
        onChange={type('text')}
        error={problem?.field === 'text' ? problem.words : null}
      />
      <div className={css['pair']}>
        <OwnerField value={draft.owner} people={people} onChange={(owner) => change({ owner })} />
        <TextField
          label="Until"
          placeholder="fri, in 2 weeks, 2026-12-01"
          field={dueField}
          value={draft.due}
          maxLength={40}
          onChange={type('due')}
          understood={day?.ok === true && <Chip accent>{dayWords(day.value, today)}</Chip>}
          error={problem?.field === 'due' ? problem.words : null}
        />
      </div>
      <div className={css['kinds']}>
        <Pick
          label="Category"
          options={actionCategories}
          picked={draft.category}
          onPick={(picked) => change({ category: picked === draft.category ? '' : picked })}
        />
        <Pick
          label="Priority"
          options={actionPriorities}
          picked={draft.priority}
          onPick={(priority) => change({ priority })}
        />
        {edit !== undefined && (
          <Pick
            label="State"
            options={actionStates}
            words={actionStateLabel}
            picked={draft.state}
            onPick={(state) => change({ state })}
          />
        )}
        {edit !== undefined && draft.state === 'done' && (
          <Pick
            label="Did it work?"
            options={actionEffects}
            words={actionEffectLabel}
            picked={draft.effect}
            onPick={(effect) => change({ effect: effect === draft.effect ? '' : effect })}
          />
        )}
      </div>
      {edit !== undefined && (
        <div className={css['pair']}>
          <TextField
            label="Ticket"
            placeholder="Where it is worked on"
            value={draft.link}
            maxLength={2_000}
            onChange={type('link')}
          />
          <TextField
            label={draft.state === 'dropped' ? 'Why it is dropped' : 'What shows how it stands'}
            placeholder={
              draft.state === 'dropped' ? 'The reason, for whoever asks later' : 'Two drills without a page'
            }
            field={wordsField}
            value={draft.words}
            maxLength={2_000}
            onChange={type('words')}
            error={problem?.field === 'words' ? problem.words : null}
          />
        </div>
      )}
    </Sheet>
  );
}
