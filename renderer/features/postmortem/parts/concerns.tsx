import { list } from '../../../../shared/incident/gist.ts';
import { isSamePerson } from '../../../../shared/incident/people.ts';
import { notesOf } from '../../../../shared/incident/review-notes.ts';
import { usePerson, usePlaybook } from '../../../state/projections.ts';
import type { ExtraProps } from '../extras.ts';
import { AddNote, NoteList } from './note-list.tsx';
import { namesHere, respondersOf } from './people-here.ts';
import { useRowsHere } from './rows-here.ts';
import css from './notes.module.css';

/** Room for each responder’s own concerns; who has said nothing yet is named, and nobody is pressed. */
export function Concerns({ incident, part }: ExtraProps) {
  const self = usePerson();
  const { roster } = usePlaybook();
  const rows = useRowsHere();
  const concerns = notesOf(incident, 'concern');
  const silent = respondersOf(incident, rows).filter(
    (name) => !concerns.some(({ person }) => person !== null && isSamePerson(person, name)),
  );
  const shape = {
    kind: 'concern',
    one: 'Concern',
    placeholder: 'What worried you, or worries you still',
    person: { label: 'Whose', known: namesHere(incident, rows, self, roster) },
  } as const;
  return (
    <section className={css['part']} aria-label={`${part.title}: concerns`}>
      <h3 className={css['title']}>Concerns of those who responded</h3>
      <NoteList
        notes={concerns}
        shape={shape}
        show={({ person, text }) => (
          <>
            <b>{person}</b> {text}
          </>
        )}
      />
      <AddNote shape={shape} start={{ person: self }} />
      {silent.length > 0 && (
        <p className={css['hint']}>Not heard from yet: {list(silent)}. Everybody is asked, nobody has to.</p>
      )}
    </section>
  );
}
