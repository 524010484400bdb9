import { actionCategories, type ActionCategory } from '../../../shared/incident/events/action-item-set.ts';
import type { ListedAction } from '../../../shared/incident/action-items.ts';
import { causeLabel } from '../../../shared/incident/causes.ts';
import { isSamePerson } from '../../../shared/incident/people.ts';
import { usePerson, usePlaybook } from '../../state/projections.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { KeyCap } from '../../ui/key-cap.tsx';
import css from './filter.module.css';
import { narrow, showAll, showEarlier, useActions } from './page-state.ts';

/** Narrows the page: whose, of which service, cause and category. What there is to choose is what occurs. */
export function FilterBar({ all, shown }: { all: readonly ListedAction[]; shown: number }) {
  const filter = useActions((s) => s.filter);
  const earlier = useActions((s) => s.earlier);
  const playbook = usePlaybook();
  const self = usePerson();
  const names = some(all.flatMap(({ owner }) => owner ?? []));
  const services = some(all.flatMap(({ incident }) => incident.services));
  const causes = some(all.flatMap(({ incident }) => incident.causes));
  const mine = filter.person !== undefined && isSamePerson(filter.person, self);
  const narrowed = Object.keys(filter).length > 0;
  return (
    <div className={css['bar']} role="group" aria-label="Narrow the list">
      <button
        type="button"
        className={css['toggle']}
        aria-pressed={mine}
        onClick={() => narrow({ person: mine ? undefined : self })}
      >
        Mine <KeyCap chord="M" small />
      </button>
      <Choose
        label="Owner"
        every="Every owner"
        value={filter.person}
        options={names.map((name) => [name, name])}
        onPick={(person) => narrow({ person })}
      />
      <Choose
        label="Service"
        every="Every service"
        value={filter.service}
        options={services.map((name) => [name, name])}
        onPick={(service) => narrow({ service })}
      />
      <Choose
        label="Cause"
        every="Every cause"
        value={filter.cause}
        options={causes.map((id) => [id, causeLabel(playbook, id)])}
        onPick={(cause) => narrow({ cause })}
      />
      <Choose
        label="Category"
        every="Every category"
        value={filter.category}
        options={actionCategories.map((name) => [name, name])}
        onPick={(category) => narrow({ category: category as ActionCategory | undefined })} // one of these
      />
      <button
        type="button"
        className={css['toggle']}
        aria-pressed={earlier}
        title="What was done or dropped more than four weeks ago"
        onClick={() => showEarlier(!earlier)}
      >
        Done earlier
      </button>
      {narrowed && (
        <>
          <span className={css['count']}>
            {shown} of {all.length}
          </span>
          <Button look="plain" small onPress={showAll}>
            Show all
          </Button>
        </>
      )}
    </div>
  );
}

const some = (words: readonly string[]): readonly string[] =>
  [...new Set(words)].sort((a, b) => a.localeCompare(b));

type ChooseProps = {
  readonly label: string;
  readonly every: string;
  readonly value: string | undefined;
  readonly options: readonly (readonly [value: string, words: string])[];
  readonly onPick: (value: string | undefined) => void;
};

function Choose({ label, every, value, options, onPick }: ChooseProps) {
  const missing = value !== undefined && options.every(([each]) => each !== value);
  return (
    <select
      className={cx(css['choose'], value !== undefined && css['picked'])}
      aria-label={label}
      value={value ?? ''}
      onChange={(event) => onPick(event.currentTarget.value === '' ? undefined : event.currentTarget.value)}
    >
      <option value="">{every}</option>
      {missing && <option value={value}>{value}</option>}
      {options.map(([each, words]) => (
        <option key={each} value={each}>
          {words}
        </option>
      ))}
    </select>
  );
}
