import { causeLabel } from '../../../../shared/incident/causes.ts';
import { notesOf } from '../../../../shared/incident/review-notes.ts';
import { usePlaybook } from '../../../state/projections.ts';
import type { ExtraProps } from '../extras.ts';
import { Causes } from './causes.tsx';
import { AddNote, NoteList } from './note-list.tsx';
import css from './notes.module.css';

/** The contributing factors, each with a category of the playbook's, and the causes that the incident is tagged with. */
export function Factors({ incident, part }: ExtraProps) {
  const playbook = usePlaybook();
  const factors = notesOf(incident, 'factor');
  const { causes } = playbook.postmortem;
  const shape = {
    kind: 'factor',
    one: 'Contributing factor',
    placeholder: factors.length === 0 ? 'A condition that had to be there' : 'Another condition',
    categories: causes,
  } as const;
  return (
    <section className={css['part']} aria-label={`${part.title}: list`}>
      <NoteList
        ordered
        notes={factors}
        shape={shape}
        show={({ text, category }) => (
          <>
            {text}
            {category !== null && <small>{causeLabel(playbook, category)}</small>}
          </>
        )}
      />
      <AddNote shape={shape} />
      {factors.length < 2 && (
        <p className={css['hint']}>
          {factors.length === 0
            ? 'Nothing has one cause. Write down at least two conditions that had to come together.'
            : 'One is written down. What else had to be there for it to come to this?'}
        </p>
      )}
      <Causes incident={incident} factors={factors} />
    </section>
  );
}
