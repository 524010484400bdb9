import { useState, type RefObject } from 'react';
import { matching, type Person } from '../../incident-parts/people.ts';
import { Menu, optionId } from '../../ui/menu.tsx';
import { TextField } from '../../ui/text-field.tsx';

/** How many suggestions are shown at once. */
const SHOWN = 6;

type Props = {
  field: RefObject<HTMLInputElement | null>;
  value: string;
  people: readonly Person[];
  change: (name: string) => void;
  /** A name was picked: what comes next has the focus. */
  picked: () => void;
};

/** To whom: typed, or picked from who could take over. */
export function PersonField({ field, value, people, change, picked }: Props) {
  const [active, setActive] = useState(-1);
  const [shut, setShut] = useState('');
  const typed = value.trim();
  const known = people.some(({ name }) => name === typed);
  const shown =
    known || (typed !== '' && shut === typed)
      ? []
      : matching(people, typed, ({ name }) => name).slice(0, SHOWN);
  const pick = (name: string): void => {
    change(name);
    setActive(-1);
    picked();
  };
  return (
    <>
      <TextField
        label="To"
        placeholder="Type a name"
        field={field}
        value={value}
        maxLength={80}
        onChange={(name) => {
          change(name);
          setActive(-1);
        }}
        list={{
          id: 'handoff-people',
          active: active < 0 ? undefined : optionId('handoff-people', active),
          open: shown.length > 0,
        }}
        onKeyDown={(event) => {
          const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
          if (step !== 0 && shown.length > 0) {
            event.preventDefault();
            setActive(Math.max(-1, Math.min(shown.length - 1, active + step)));
          }
          if (event.key === 'Escape' && typed !== '' && shown.length > 0) {
            event.preventDefault();
            event.stopPropagation(); // the list goes first, then the front
            setShut(typed);
            setActive(-1);
          }
          if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
          event.preventDefault();
          const name = shown[active]?.name ?? typed;
          if (name !== '') pick(name);
        }}
      />
      {shown.length > 0 && (
        <Menu
          flat
          id="handoff-people"
          label="People"
          items={shown.map(({ name, about }) => ({ id: name, word: name, about }))}
          active={active}
          onPick={({ word }) => pick(word)}
        />
      )}
    </>
  );
}
