import { useEffect, useRef } from 'react';
import { agendaOf } from '../../../../shared/incident/agenda.ts';
import { reviewOf } from '../../../../shared/incident/review.ts';
import type { Incident } from '../../../../shared/incident/state.ts';
import { usePlaybook } from '../../../state/projections.ts';
import { Button } from '../../../ui/button.tsx';
import { MeetingAgenda } from './meeting-agenda.tsx';
import { MeetingDecided } from './meeting-decided.tsx';
import { MeetingHead } from './meeting-head.tsx';
import { MeetingPeople } from './meeting-people.tsx';
import css from './meeting.module.css';

/**
 * The meeting over the post-mortem, in the place of its text: planned with who has read it, held by a timed agenda with
 * who is there and what is decided, and afterwards what came of it.
 */
export function Meeting({ incident, leave }: { incident: Incident; leave: () => void }) {
  const playbook = usePlaybook();
  const part = useRef<HTMLElement>(null);
  useEffect(() => {
    // The field that asks when people meet has taken it already.
    if (part.current?.contains(document.activeElement) === false) part.current.focus();
  }, []);
  useEffect(() => {
    // What was pressed is gone once the meeting is planned, on or over: the next Tab begins here, not at the window’s edge.
    if (document.activeElement === document.body) part.current?.focus({ preventScroll: true });
  });
  const review = reviewOf(incident, playbook);
  const agenda = agendaOf(incident, playbook);
  const begun = agenda.startedAt !== null;
  return (
    <section ref={part} className={css['meeting']} aria-label="Meeting" tabIndex={-1}>
      <header>
        <h2>Meeting</h2>
        <Button look="plain" small chord="Escape" onPress={leave}>
          To the text
        </Button>
      </header>
      <MeetingHead review={review} agenda={agenda} />
      <MeetingAgenda agenda={agenda} />
      <MeetingPeople incident={incident} list={begun ? 'attended' : 'read'} />
      {begun && <MeetingDecided incident={incident} />}
      {begun && <MeetingPeople incident={incident} list="read" />}
    </section>
  );
}
