import { useEffect, useRef, useState } from 'react';
import type { PageMeans } from '../../../shared/incident/events/page-made.ts';
import { escalationDues, ladderOf, rungState } from '../../../shared/incident/escalation.ts';
import { pagesOf } from '../../../shared/incident/pages.ts';
import { useIncidentNow } from '../../incident-parts/incident-clock.ts';
import { wallClock } from '../../state/clock.ts';
import { useOpened, usePlaybook } from '../../state/projections.ts';
import { useUi } from '../../state/ui.ts';
import { answered, noAnswer, pagePerson, pageStep } from './actions.ts';
import { holdEscalationKeys } from './keys.ts';
import { LadderPart } from './ladder-part.tsx';
import { RosterPart } from './roster-part.tsx';
import { TellPart } from './tell-part.tsx';
import { useLine } from './line.ts';
import css from './escalation.module.css';

/** Whom to tell and to page at this severity, what was done about it, and the roster: nothing of it needs a network. */
export function EscalationScreen() {
  const opened = useOpened();
  const playbook = usePlaybook();
  const [means, setMeans] = useState<PageMeans>('phone');
  const screen = useRef<HTMLDivElement>(null);
  const dues = opened === null ? [] : escalationDues(opened.incident, playbook).map(({ dueAt }) => dueAt);
  const now = useIncidentNow(dues);
  const line = useLine(screen);
  const person = useUi((s) => (s.front?.name === 'escalation' ? s.front.person : undefined));
  useEffect(() => {
    if (opened === null) return undefined;
    const { incident } = opened;
    const ladder = ladderOf(incident, playbook);
    /** The page that a letter is about: the one of the line that is selected, else the last one that is open. */
    const pageMeant = () => {
      const pages = pagesOf(incident).filter(({ outcome }) => outcome === 'open');
      const { step, person } = line();
      const own = pages.filter((page) =>
        step !== null ? ladder?.rungs[step - 1]?.pages.includes(page) === true : page.who === person,
      );
      return own.at(-1) ?? pages.at(-1);
    };
    return holdEscalationKeys({
      page: () => {
        const { step, person } = line();
        const next = ladder?.rungs.find(({ dueAt }) => dueAt !== null);
        // Where somebody has minutes left the answer is what is waited for: the key is about the step after it.
        const own = ladder?.rungs.find(
          (rung) => rung.number === step && rungState(ladder, rung, wallClock()) !== 'waiting',
        );
        const rung = own ?? next;
        if (person !== null) void pagePerson(person, means);
        else if (rung !== undefined) void pageStep(rung.number, rung.person?.name ?? rung.who, means);
      },
      answered: () => {
        const page = pageMeant();
        if (page !== undefined) void answered(page);
      },
      noAnswer: () => {
        const page = pageMeant();
        if (page !== undefined) void noAnswer(page);
      },
      find: () => screen.current?.querySelector<HTMLElement>('input[data-find]')?.focus(),
      move: (by) => moveFocus(screen.current, by),
    });
  }, [opened, playbook, means, line]);
  useEffect(() => focusFirst(screen.current, person), [person]);
  useEffect(() => {
    if (document.activeElement === document.body) focusFirst(screen.current, undefined); // what was pressed is gone with what it did
  }, [opened]);
  if (opened === null) return null;
  return (
    <div ref={screen} className={css['screen']}>
      <TellPart incident={opened.incident} playbook={playbook} now={now} />
      <LadderPart incident={opened.incident} playbook={playbook} now={now} means={means} onMeans={setMeans} />
      <RosterPart
        roster={playbook.roster}
        now={now}
        onPage={(name) => void pagePerson(name, means)}
        person={person}
      />
    </div>
  );
}

/** To who is looked for, else to what is to be done next, else to the roster. */
function focusFirst(screen: HTMLElement | null, person: string | undefined): void {
  const line =
    person === undefined ? null : screen?.querySelector<HTMLElement>(`[data-person="${CSS.escape(person)}"]`);
  if (line !== null && line !== undefined) {
    buttonOf(line)?.focus();
    return;
  }
  const first = screen?.querySelector<HTMLElement>('[data-first] button');
  (first ?? screen?.querySelector<HTMLElement>('[data-find]'))?.focus();
}

/** Up and down go from line to line, across the ladder and the roster. */
function moveFocus(screen: HTMLElement | null, by: 1 | -1): void {
  const lines = [...(screen?.querySelectorAll<HTMLElement>('[data-line]') ?? [])].flatMap(
    (line) => buttonOf(line) ?? [],
  );
  const line = document.activeElement?.closest<HTMLElement>('[data-line]') ?? null;
  const at = line === null ? -1 : lines.findIndex((each) => each === buttonOf(line));
  lines[Math.max(0, Math.min(lines.length - 1, at + by))]?.focus();
}

/** What is done in a line; its numbers can be pressed too, and stand before it. */
const buttonOf = (line: HTMLElement): HTMLElement | null =>
  line.querySelector<HTMLElement>('[data-act] button') ?? line.querySelector<HTMLElement>('button');
