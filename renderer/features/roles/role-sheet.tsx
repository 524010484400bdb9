import { useRef, useState } from 'react';
import { holderOf, postsOf } from '../../../shared/incident/roles.ts';
import type { Incident } from '../../../shared/incident/state.ts';
import { roleLabel, roles, type Role } from '../../../shared/incident/vocabulary.ts';
import { run } from '../../bridge/incidents.ts';
import { matching, peopleOf } from '../../incident-parts/people.ts';
import { missingRolesDue } from '../../../shared/incident/roles.ts';
import { focusComposer } from '../../state/focus.ts';
import { useOpened, usePerson, usePlaybook } from '../../state/projections.ts';
import { changeSheet, closeSheet, offerUndo, useUi, writeSheetText } from '../../state/ui.ts';
import { Button } from '../../ui/button.tsx';
import { Menu, optionId } from '../../ui/menu.tsx';
import { Picks, Sheet } from '../../ui/sheet.tsx';
import { TextField } from '../../ui/text-field.tsx';

const holder = (incident: Incident, role: Role): string | null =>
  role === 'sme'
    ? (postsOf(incident).findLast((post) => post.role === 'sme')?.person ?? null)
    : holderOf(incident, role);

/** How many suggestions are shown at once. */
const SHOWN = 6;

/** Gives a role to a person: the name is typed or picked from the people in the log; Enter assigns. */
export function RoleSheet({ role: asked }: { role: Role | null }) {
  const opened = useOpened();
  const playbook = usePlaybook();
  const self = usePerson();
  const field = useRef<HTMLInputElement>(null);
  const name = useUi((s) => s.sheetText.role);
  const [active, setActive] = useState(-1);
  const [refused, setRefused] = useState<string | null>(null);
  const [first] = useState(() =>
    opened === null ? undefined : missingRolesDue(opened.incident, playbook)[0]?.role,
  );
  if (opened === null) return null;
  const { incident, rows } = opened;
  const role = asked ?? first ?? 'commander';
  const held = holder(incident, role);
  const people = matching(peopleOf(incident, rows, self), name.trim(), (person) => person.name).slice(
    0,
    SHOWN,
  );
  const leave = (): void => {
    closeSheet();
    focusComposer();
  };
  async function assign(person: string): Promise<void> {
    if (person === '') return;
    const failure = await run({ name: 'assign', fields: { role, person } });
    if (failure !== null) {
      setRefused(failure.message);
      return;
    }
    leave();
    const back =
      role === 'sme' || held === null
        ? ({ name: 'release', fields: { role, person } } as const)
        : ({ name: 'assign', fields: { role, person: held } } as const);
    offerUndo(`${roleLabel[role]} set to ${person}`, back);
  }
  async function release(): Promise<void> {
    if (held === null) return;
    const failure = await run({
      name: 'release',
      fields: role === 'sme' ? { role, person: held } : { role },
    });
    if (failure !== null) setRefused(failure.message);
    else {
      leave();
      offerUndo(`${held} released ${roleLabel[role].toLowerCase()}`, {
        name: 'assign',
        fields: { role, person: held },
      });
    }
  }
  const pick = people[active];
  return (
    <Sheet
      title={`${roleLabel[role]}${held === null ? '' : `, now ${held}`}`}
      aside="/role"
      first={field}
      refused={refused}
      why="One person may hold several roles. Anyone may take command."
      onSubmit={() => void assign((pick?.name ?? name).trim())}
      onCancel={leave}
      buttons={
        <>
          {held !== null && (
            <Button look="plain" small onPress={() => void release()}>
              Release
            </Button>
          )}
          <Button look="plain" small chord="Escape" onPress={leave}>
            Cancel
          </Button>
          <Button look="primary" small chord="Enter" submit>
            Assign
          </Button>
        </>
      }
    >
      <Picks
        label="Role"
        options={roles.map((each) => roleLabel[each])}
        picked={roleLabel[role]}
        onPick={(label) => {
          changeSheet({ name: 'role', role: roles.find((each) => roleLabel[each] === label) ?? null });
          field.current?.focus();
        }}
      />
      <TextField
        label="Person"
        placeholder="Type a name"
        field={field}
        value={name}
        maxLength={80}
        onChange={(typed) => {
          writeSheetText({ role: typed });
          setActive(-1);
        }}
        list={{
          id: 'role-people',
          active: active < 0 ? undefined : optionId('role-people', active),
          open: people.length > 0,
        }}
        onKeyDown={(event) => {
          const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
          if (step === 0 || people.length === 0) return;
          event.preventDefault();
          setActive(Math.max(-1, Math.min(people.length - 1, active + step)));
        }}
      />
      {people.length > 0 && (
        <Menu
          flat
          id="role-people"
          label="People"
          items={people.map((person) => ({ id: person.name, word: person.name, about: person.about }))}
          active={active}
          onPick={(item) => void assign(item.word)}
        />
      )}
    </Sheet>
  );
}
