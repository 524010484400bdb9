import { useState } from 'react';
import type { ItemState } from '../../../shared/incident/checklist.ts';
import { matching, peopleOf } from '../../incident-parts/people.ts';
import { focusComposer } from '../../state/focus.ts';
import { usePerson, type Opened } from '../../state/projections.ts';
import { showTrouble } from '../../state/ui.ts';
import { Menu, optionId } from '../../ui/menu.tsx';
import { add, assign, givenTo, skip } from './actions.ts';
import { closeField, useField, writeAdded } from './field.ts';
import { InPlace } from './in-place.tsx';
import css from './checklist.module.css';

type OfItem = { state: ItemState; back: () => void };

/** Asks for a word why an item is left out. */
export function SkipField({ state, back }: OfItem) {
  const [why, setWhy] = useState('');
  const leave = (): void => {
    closeField();
    back();
  };
  return (
    <InPlace
      label={`Why is “${state.item.text}” skipped?`}
      done="Skip"
      placeholder="Why? A word is enough"
      value={why}
      maxLength={255}
      onChange={setWhy}
      onEnter={() => {
        if (why.trim() === '') return;
        leave();
        void skip(state, why.trim());
      }}
      onLeave={leave}
    />
  );
}

const SHOWN = 5;
const NOBODY = 'Nobody in particular';

/** The people an item can be given to; where somebody has it, making it nobody’s stands first. */
export function AssignField({ state, back, opened }: OfItem & { opened: Opened }) {
  const self = usePerson();
  const [name, setName] = useState('');
  const [active, setActive] = useState(0);
  const { incident, rows } = opened;
  const given = givenTo(incident, state.item.id);
  const people = matching(peopleOf(incident, rows, self), name.trim(), (person) => person.name)
    .filter((person) => person.name !== given)
    .slice(0, SHOWN)
    .map((person) => ({ id: person.name, word: person.name, about: person.about }));
  const items =
    given === null || name.trim() !== ''
      ? people
      : [{ id: '', word: NOBODY, about: `now ${given}` }, ...people];
  const id = `people-${state.item.id}`;
  const leave = (): void => {
    closeField();
    back();
  };
  const give = (person: string | null): void => {
    leave();
    void assign(state, person, given);
  };
  return (
    <div className={css['menu']}>
      <InPlace
        label={`Who does “${state.item.text}”?`}
        done="Give"
        placeholder="Who? Type a name"
        value={name}
        maxLength={80}
        onChange={(typed) => {
          setName(typed);
          setActive(0);
        }}
        list={{
          id,
          active: items.length === 0 ? undefined : optionId(id, active),
          onMove: (step) => setActive((active + step + items.length) % Math.max(1, items.length)),
        }}
        onEnter={() => {
          const typed = name.trim().replace(/^@/, '');
          const pick = items[active];
          if (pick !== undefined) give(pick.id === '' ? null : pick.id);
          else if (typed !== '') give(typed);
        }}
        onLeave={leave}
      />
      <Menu
        flat
        id={id}
        label="People"
        items={items}
        active={active}
        onPick={(item) => give(item.id === '' ? null : item.id)}
      />
    </div>
  );
}

/** A new item, at the end of the list: it belongs to the phase at hand. */
export function AddField() {
  const text = useField((s) => s.added);
  const leave = (): void => {
    closeField();
    focusComposer();
  };
  async function enter(): Promise<void> {
    if (text.trim() === '') return;
    const refused = await add(text.trim());
    showTrouble(refused);
    if (refused !== null) return;
    writeAdded('');
    leave();
  }
  return (
    <InPlace
      label="New item"
      done="Add"
      placeholder="What is to be done?"
      value={text}
      maxLength={255}
      onChange={writeAdded}
      onEnter={() => void enter()}
      onLeave={leave}
    />
  );
}
