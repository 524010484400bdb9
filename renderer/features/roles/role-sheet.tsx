import { useRef, useState } from 'react';
import { personMeant } from '../../../shared/incident/people.ts';
import { missingRolesDue, postsOf, type Post } from '../../../shared/incident/roles.ts';
import type { Incident } from '../../../shared/incident/state.ts';
import { roleLabel, roles, type Role } from '../../../shared/incident/vocabulary.ts';
import { showHandoff } from '../../incident-parts/handoff-actions.ts';
import { takeRole } from '../../incident-parts/taking-roles.ts';
import { WhyGone } from '../../incident-parts/why-gone.tsx';
import { matching, peopleOf } from '../../incident-parts/people.ts';
import { useNow } from '../../state/clock.ts';
import { focusComposer } from '../../state/focus.ts';
import { useOpened, usePerson, usePlaybook } from '../../state/projections.ts';
import { changeSheet, closeSheet, useSheetText, writeSheetText } from '../../state/ui.ts';
import { Button } from '../../ui/button.tsx';
import { Menu, optionId } from '../../ui/menu.tsx';
import { Picks, Sheet } from '../../ui/sheet.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { assign, release } from './actions.ts';
import { RoleHistory } from './role-history.tsx';
import css from './roles.module.css';

/** Whose place the sheet is about: one expert's where one is named, else whoever holds the role. */
const postOf = (incident: Incident, role: Role, person: string | undefined): Post | undefined =>
  postsOf(incident).find((post) => post.role === role && (role !== 'sme' || post.person === person));

/** How many suggestions are shown at once. */
const SHOWN = 5;

type Props = { role: Role | null; person?: string | undefined };

/** Gives a role to a person: the name is typed or picked from the people in the log; Enter assigns. */
export function RoleSheet({ role: asked, person: expert }: Props) {
  const opened = useOpened();
  const playbook = usePlaybook();
  const self = usePerson();
  const now = useNow();
  const field = useRef<HTMLInputElement>(null);
  const [name, area] = [useSheetText('role'), useSheetText('area')];
  const [active, setActive] = useState(-1);
  const [shut, setShut] = useState('');
  const [why, setWhy] = useState('');
  const [refused, setRefused] = useState<string | null>(null);
  const [first] = useState(() =>
    opened === null ? undefined : missingRolesDue(opened.incident, playbook)[0]?.role,
  );
  if (opened === null) return null;
  const { incident, rows } = opened;
  const role = asked ?? first ?? 'commander';
  const post = postOf(incident, role, expert);
  const typed = name.trim();
  const known = peopleOf(incident, rows, self, playbook.roster);
  const people = matching(known, typed, (person) => person.name)
    .filter((person) => person.name !== typed && (typed === '' || shut !== typed))
    .slice(0, SHOWN);
  const leave = (): void => {
    closeSheet();
    focusComposer();
  };
  const done = (why: string | null): void => {
    if (why === null) leave();
    else setRefused(why);
  };
  async function give(person: string): Promise<void> {
    if (person === '') return;
    done(await assign(incident, role, person, role === 'sme' && area.trim() !== '' ? area.trim() : null));
  }
  const pick = people[active];
  return (
    <Sheet
      title={`${roleLabel[role]}${post === undefined ? '' : `, now ${post.person}`}`}
      aside="/role"
      first={field}
      refused={refused}
      why={playbook.roles[role].purpose}
      onSubmit={() =>
        void give(pick?.name ?? (typed === '' ? '' : personMeant(typed.replace(/^@/, ''), known)))
      }
      onCancel={leave}
      buttons={
        <>
          {post !== undefined && (
            <Button look="plain" small onPress={() => void release(post).then(done)}>
              Release
            </Button>
          )}
          {(post === undefined ? role === 'commander' : post.person !== self) && (
            <Button
              look="plain"
              small
              chord={role === 'commander' ? 'Alt+T' : undefined}
              onPress={() => void takeRole(role, role === 'sme' ? post?.person : undefined, why).then(leave)}
            >
              {role === 'commander' ? 'Take command' : 'Take it'}
            </Button>
          )}
          {post !== undefined && (
            <Button look="plain" small chord="Alt+G" onPress={() => showHandoff(role, post.person)}>
              Hand over
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
        onChange={(words) => {
          writeSheetText({ role: words });
          setActive(-1);
        }}
        list={{
          id: 'role-people',
          active: active < 0 ? undefined : optionId('role-people', active),
          open: people.length > 0,
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && typed !== '' && people.length > 0) {
            event.preventDefault(); // the list goes first, then the sheet
            setShut(typed);
            setActive(-1);
          }
          const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
          if (step === 0 || people.length === 0) return;
          event.preventDefault();
          setActive(Math.max(-1, Math.min(people.length - 1, active + step)));
        }}
      />
      {role === 'sme' && (
        <TextField
          label="Area"
          placeholder="What do they know best? Signing keys, storage…"
          value={area}
          maxLength={80}
          onChange={(words) => writeSheetText({ area: words })}
        />
      )}
      {people.length > 0 && (
        <Menu
          flat
          id="role-people"
          label="People"
          items={people.map((person) => ({ id: person.name, word: person.name, about: person.about }))}
          active={active}
          onPick={(item) => {
            if (role !== 'sme') void give(item.word);
            else writeSheetText({ role: item.word }); // the area is still to be said
          }}
        />
      )}
      {post !== undefined && post.person !== self && (
        <div className={css['gone']}>
          <span>Is {post.person} gone? Why, if you take it:</span>
          <WhyGone picked={why} pick={setWhy} />
        </div>
      )}
      <RoleHistory incident={incident} role={role} now={now} />
    </Sheet>
  );
}
