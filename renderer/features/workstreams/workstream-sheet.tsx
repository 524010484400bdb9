import { useRef, useState } from 'react';
import { workstreamNamed, workstreamsOf } from '../../../shared/incident/workstreams.ts';
import { matching, peopleOf } from '../../incident-parts/people.ts';
import { focusComposer } from '../../state/focus.ts';
import { useOpened, usePerson } from '../../state/projections.ts';
import { useEdited, writeField } from '../../state/fields.ts';
import { closeSheet } from '../../state/ui.ts';
import { Button } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { changeWorkstream, closeWorkstream, openWorkstream } from './actions.ts';
import { fieldsOf } from './open.ts';

/** How many suggestions are shown at once. */
const SHOWN = 5;

/** Opens a workstream and names its lead, or changes the one that is there. */
export function WorkstreamSheet({ edit }: { edit?: string | undefined }) {
  const opened = useOpened();
  const self = usePerson();
  const field = useRef<HTMLInputElement>(null);
  const [nameField, leadField] = fieldsOf(edit);
  const before = opened === null ? undefined : workstreamsOf(opened.incident).find(({ id }) => id === edit);
  const [name, writeName] = useEdited(nameField, before?.name ?? '');
  const [lead, writeLead] = useEdited(leadField, before?.lead ?? '');
  const [refused, setRefused] = useState<string | null>(null);
  if (opened === null) return null;
  const { incident, rows } = opened;
  const people = matching(peopleOf(incident, rows, self), lead.trim(), (person) => person.name)
    .filter((person) => person.name !== lead.trim())
    .slice(0, SHOWN);
  const leave = (): void => {
    closeSheet();
    focusComposer();
  };
  async function save(): Promise<void> {
    const [called, led] = [name.trim(), lead.trim()];
    if (called === '') {
      setRefused('A workstream needs a name: what is it about?');
      return;
    }
    const why =
      before === undefined
        ? await openWorkstream(called, led, workstreamNamed(incident, called))
        : await changeWorkstream(before, called, led);
    if (why !== null) {
      setRefused(why);
      return;
    }
    writeField(nameField, '');
    writeField(leadField, '');
    leave();
  }
  return (
    <Sheet
      title={before === undefined ? 'Open a workstream' : `Workstream ${before.name}`}
      aside="/workstream"
      first={field}
      refused={refused}
      why="Work that goes on beside other work. Its lead reports conditions, actions and needs."
      onSubmit={() => void save()}
      onCancel={leave}
      buttons={
        <>
          {before?.open === true && (
            <Button
              look="plain"
              small
              onPress={() => {
                closeSheet();
                void closeWorkstream(before);
              }}
            >
              Close it
            </Button>
          )}
          <Button look="plain" small chord="Escape" onPress={leave}>
            Keep for later
          </Button>
          <Button look="primary" small chord="Enter" submit>
            {before === undefined ? 'Open' : 'Change'}
          </Button>
        </>
      }
    >
      <TextField
        label="Name"
        placeholder="What is it about? Bring the keyring back"
        field={field}
        value={name}
        maxLength={80}
        onChange={writeName}
      />
      <TextField
        label="Lead"
        placeholder="Who leads it? Nobody yet, where it is left empty"
        value={lead}
        maxLength={80}
        onChange={writeLead}
      />
      {people.length > 0 && (
        <Menu
          flat
          id="workstream-people"
          label="People"
          items={people.map((person) => ({ id: person.name, word: person.name, about: person.about }))}
          active={-1}
          onPick={(item) => writeLead(item.word)}
        />
      )}
    </Sheet>
  );
}
