import { useState } from 'react';
import type { Instant } from '../../../shared/ids.ts';
import { roleLabel } from '../../../shared/incident/vocabulary.ts';
import { findOnRoster } from '../../../shared/playbook/find-on-roster.ts';
import type { RosterPerson } from '../../../shared/playbook/playbook.ts';
import { shiftAt } from '../../../shared/shifts/shift-log.ts';
import { formatClock } from '../../../shared/time/format.ts';
import panel from '../../incident-parts/panel.module.css';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { KeyCap } from '../../ui/key-cap.tsx';
import { useSome } from '../../ui/some.tsx';
import { Named } from './named.tsx';
import { Phones } from './phones.tsx';
import css from './escalation.module.css';

type Props = {
  readonly roster: readonly RosterPerson[];
  readonly now: Instant;
  /** Records a page to them; null where there is no incident. */
  readonly onPage: ((name: string) => void) | null;
  /** Who is looked for; nobody at first where it is left out. */
  readonly person?: string | undefined;
};

/** Who can be called: found by name, role, service or number while typing. */
export function RosterPart({ roster, now, onPage, person: asked = '' }: Props) {
  const [typed, setTyped] = useState(asked);
  const [before, setBefore] = useState(asked);
  if (before !== asked) {
    setBefore(asked);
    setTyped(asked);
  }
  const found = findOnRoster(roster, typed);
  const { shown, more } = useSome(found);
  const [first] = found;
  return (
    <section className={cx(css['part'], css['roster'])} aria-labelledby="roster-title">
      <header className={panel['head']}>
        <h2 id="roster-title">Roster</h2>
        <span className={panel['count']}>
          {typed === '' ? (roster.length === 0 ? '' : roster.length) : `${found.length} of ${roster.length}`}
        </span>
      </header>
      {roster.length === 0 ? (
        <div className={css['none']}>
          <p>Nobody is on the roster yet.</p>
          <p>
            Write your people into roster.yaml in the playbook’s folder, with their numbers: it is on every
            desktop then, with the network down, and on paper with Ctrl P.
          </p>
        </div>
      ) : (
        <>
          <div className={css['find']}>
            <input
              data-find
              type="search"
              aria-label="Find on the roster"
              placeholder="Name, role, service"
              value={typed}
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => setTyped(event.currentTarget.value)}
              onKeyDown={(event) => {
                if (event.key === 'Escape' && typed !== '') {
                  event.preventDefault();
                  event.stopPropagation(); // the next one leaves
                  setTyped('');
                } else if (event.key === 'ArrowDown') {
                  event.preventDefault();
                  document.querySelector<HTMLElement>('[data-person] button')?.focus();
                } else if (event.key === 'Enter' && first !== undefined && typed !== '' && onPage !== null) {
                  event.preventDefault();
                  onPage(first.name);
                }
              }}
            />
            <KeyCap chord="F" small />
          </div>
          {found.length === 0 && <p className={css['none']}>Nobody fits “{typed}”.</p>}
          <ul>
            {shown.map((person) => (
              <Person
                key={person.name}
                person={person}
                now={now}
                onPage={onPage}
                enter={typed !== '' && person === first}
              />
            ))}
          </ul>
          {more}
        </>
      )}
    </section>
  );
}

function Person({
  person,
  now,
  onPage,
  enter,
}: {
  person: RosterPerson;
  now: Instant;
  onPage: Props['onPage'];
  enter: boolean;
}) {
  const { name, roles, knows, zone, email } = person;
  const about = [...roles.map((role) => roleLabel[role]), ...knows].join(', ');
  return (
    <li className={css['person']} data-line data-person={name}>
      <div className={css['name']}>
        <p>{name}</p>
        {onPage !== null && (
          <Button small {...(enter ? { chord: 'Enter' } : {})} onPress={() => onPage(name)}>
            Paged
            <Named>{name}</Named>
          </Button>
        )}
      </div>
      {about !== '' && <small>{about}</small>}
      <Phones person={person} />
      {(zone !== null || email !== null) && (
        <small>
          {[zone === null ? '' : thereWords(now, zone), email ?? '']
            .filter((words) => words !== '')
            .join(' · ')}
        </small>
      )}
    </li>
  );
}

/** `03:12 in Oslo, at night`. */
const thereWords = (now: Instant, zone: string): string =>
  `${formatClock(now, zone)} in ${(zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')}${shiftAt(now, zone).night ? ', at night' : ''}`;
