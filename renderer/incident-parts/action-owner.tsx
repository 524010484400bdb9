import { useState } from 'react';
import { Menu, optionId } from '../ui/menu.tsx';
import { TextField } from '../ui/text-field.tsx';
import { matching, type Person } from './people.ts';

/** How many suggestions are shown at once. */
const SHOWN = 5;

type Props = {
  readonly value: string;
  readonly people: readonly Person[];
  readonly onChange: (name: string) => void;
};

/** Who owns it: typed, or picked with the arrows from those who are known. */
export function OwnerField({ value, people, onChange }: Props) {
  const [active, setActive] = useState(-1);
  const [open, setOpen] = useState(false);
  const typed = value.trim().replace(/^@/, '');
  const found = matching(people, typed, ({ name }) => name)
    .filter(({ name }) => name !== typed)
    .slice(0, SHOWN);
  const shown = open && found.length > 0;
  const pick = (name: string): void => {
    onChange(name);
    setActive(-1);
    setOpen(false);
  };
  return (
    <div onBlur={() => setOpen(false)}>
      <TextField
        label="Owner"
        placeholder="Who sees to it?"
        value={value}
        maxLength={80}
        onChange={(words) => {
          onChange(words);
          setOpen(true);
          setActive(-1);
        }}
        list={{
          id: 'action-people',
          active: active < 0 ? undefined : optionId('action-people', active),
          open: shown,
        }}
        onKeyDown={(event) => {
          const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
          const chosen = shown ? found[active] : undefined;
          if (step !== 0) {
            event.preventDefault();
            setOpen(true);
            setActive(Math.max(-1, Math.min(found.length - 1, active + step)));
          } else if (chosen !== undefined && (event.key === 'Enter' || event.key === 'Tab')) {
            if (event.key === 'Enter') event.preventDefault();
            pick(chosen.name);
          } else if (event.key === 'Escape' && shown) {
            event.preventDefault();
            event.stopPropagation();
            setOpen(false);
          }
        }}
      />
      {shown && (
        <Menu
          flat
          id="action-people"
          label="People"
          items={found.map(({ name, about }) => ({ id: name, word: name, about }))}
          active={active}
          onPick={({ id }) => pick(id)}
        />
      )}
    </div>
  );
}
