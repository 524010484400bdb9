import { useRef, useState } from 'react';
import { personKey } from '../../../shared/duty/turns.ts';
import { comeBack, takeBreak } from '../../incident-parts/duty-actions.ts';
import { useOnDuty } from '../../incident-parts/duty.ts';
import { matching, peopleOf } from '../../incident-parts/people.ts';
import { leavesCommandOpen, WITHOUT_COMMAND } from '../../incident-parts/without-command.ts';
import { stamp } from '../../incident-parts/zone.ts';
import { useNow } from '../../state/clock.ts';
import { focusComposer } from '../../state/focus.ts';
import { useOpened, usePerson, usePlaybook } from '../../state/projections.ts';
import { closeSheet } from '../../state/ui.ts';
import { Button } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { Picks, Sheet } from '../../ui/sheet.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { minutesOf } from './break-words.ts';

const OPEN = 'no time said';
/** How many suggestions are shown at once. */
const SHOWN = 3;

/** Sends somebody on a break: whoever sits here unless another name is typed. Enter begins it. */
export function BreakSheet({ person: asked }: { person?: string | undefined }) {
  const opened = useOpened();
  const self = usePerson();
  const { breakMinutes, roster } = usePlaybook();
  const now = useNow();
  const onDuty = useOnDuty(now);
  const field = useRef<HTMLInputElement>(null);
  const [name, setName] = useState(asked ?? self);
  const [minutes, setMinutes] = useState(String(breakMinutes));
  const [refused, setRefused] = useState<string | null>(null);
  if (opened === null) return null;
  const person = name.trim();
  const known = peopleOf(opened.incident, opened.rows, self, roster);
  const people =
    person === '' || known.some((each) => each.name === person)
      ? []
      : matching(known, person, (each) => each.name).slice(0, SHOWN);
  const on = onDuty.get(personKey(person))?.onBreak ?? null;
  const leave = (): void => {
    closeSheet();
    focusComposer();
  };
  const done = (why: string | null): void => {
    if (why === null) leave();
    else setRefused(why);
  };
  const length = minutesOf(minutes);
  function begin(): void {
    if (person === '') setRefused('Who takes the break? Type a name.');
    else if (minutes.trim() !== '' && length === null)
      setRefused('For how long? Type minutes, such as 20, or leave it empty.');
    else void takeBreak(person, length).then(done);
  }
  return (
    <Sheet
      title={personKey(person) === personKey(self) ? 'Take a break' : `A break for ${person}`}
      aside="/break"
      first={field}
      refused={refused}
      why={
        <>
          {on === null
            ? `From ${breakMinutes} minutes on, time on duty counts anew after it.`
            : `On a break since ${stamp(on.from, now)}${on.until === null ? '' : `, back at ${stamp(on.until, now)}`}.`}
          {leavesCommandOpen(opened.incident, person) && (
            <>
              <br />
              {WITHOUT_COMMAND}
            </>
          )}
        </>
      }
      onSubmit={begin}
      onCancel={leave}
      buttons={
        <>
          {on !== null && (
            <Button look="plain" small onPress={() => void comeBack(person).then(done)}>
              Back now
            </Button>
          )}
          <Button look="plain" small chord="Escape" onPress={leave}>
            Cancel
          </Button>
          <Button look="primary" small chord="Enter" submit>
            Break
          </Button>
        </>
      }
    >
      <Picks
        label="Length"
        options={['10 min', '20 min', '30 min', '60 min', OPEN]}
        picked={minutes.trim() === '' ? OPEN : `${minutesOf(minutes) ?? ''} min`}
        onPick={(option) => {
          setMinutes(option === OPEN ? '' : option.replace(' min', ''));
          field.current?.focus();
        }}
      />
      <TextField
        label="Minutes"
        field={field}
        value={minutes}
        maxLength={12}
        onChange={setMinutes}
        understood={length === null ? '' : `back at ${stamp(now + length * 60_000, now)}`}
      />
      <TextField label="Person" placeholder="Type a name" value={name} maxLength={80} onChange={setName} />
      {people.length > 0 && (
        <Menu
          flat
          id="break-people"
          label="People"
          items={people.map((each) => ({ id: each.name, word: each.name, about: each.about }))}
          active={-1}
          onPick={(item) => setName(item.word)}
        />
      )}
    </Sheet>
  );
}
