import { notesOf } from '../../../../shared/incident/review-notes.ts';
import type { Incident } from '../../../../shared/incident/state.ts';
import { AddNote, NoteList } from './note-list.tsx';
import css from './meeting.module.css';

const shape = {
  kind: 'decided',
  one: 'Decision of the meeting',
  placeholder: 'What was decided, in a sentence',
} as const;

/** What the meeting decides, taken down while it does. */
export function MeetingDecided({ incident }: { incident: Incident }) {
  const decided = notesOf(incident, 'decided');
  return (
    <section className={css['part']} aria-label="Decided">
      <h3>
        Decided <span>{decided.length}</span>
      </h3>
      <NoteList
        ordered
        notes={decided}
        shape={shape}
        show={({ text, by }) => (
          <>
            {text}
            <small>taken down by {by}</small>
          </>
        )}
      />
      <AddNote shape={shape} />
    </section>
  );
}
