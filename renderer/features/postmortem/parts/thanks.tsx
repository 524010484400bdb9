import { flushSync } from 'react-dom';
import { isSamePerson } from '../../../../shared/incident/people.ts';
import { notesOf } from '../../../../shared/incident/review-notes.ts';
import { usePerson, usePlaybook } from '../../../state/projections.ts';
import { writeField } from '../../../state/fields.ts';
import { Button } from '../../../ui/button.tsx';
import type { ExtraProps } from '../extras.ts';
import { deedsOf } from './deeds.ts';
import { AddNote, NoteList } from './note-list.tsx';
import { namesHere } from './people-here.ts';
import { useRowsHere } from './rows-here.ts';
import css from './notes.module.css';

/** How many suggestions stand there at once. */
const SHOWN = 4;

/** Thanks to people: what somebody did is suggested from the record, and the words are whoever thanks them. */
export function Thanks({ incident, part }: ExtraProps) {
  const self = usePerson();
  const { roster } = usePlaybook();
  const rows = useRowsHere();
  const thanks = notesOf(incident, 'thanks');
  const suggested = deedsOf(incident, rows, self)
    .filter((deed) => !thanks.some(({ person }) => person !== null && isSamePerson(person, deed.person)))
    .slice(0, SHOWN);
  const shape = {
    kind: 'thanks',
    one: 'Thanks',
    placeholder: 'for what they did',
    person: { label: 'To', known: namesHere(incident, rows, self, roster) },
  } as const;
  return (
    <section id={THANKS} className={css['part']} aria-label={`${part.title}: thanks`}>
      <h3 className={css['title']}>Thanks</h3>
      <NoteList
        notes={thanks}
        shape={shape}
        show={({ person, text, by }) => (
          <>
            {person !== null && (
              <>
                To <b>{person}</b>,{' '}
              </>
            )}
            {text}
            <small>from {by}</small>
          </>
        )}
      />
      <AddNote shape={shape} />
      {suggested.length > 0 && (
        <div className={css['suggested']} role="group" aria-label="From the record">
          From the record:
          {suggested.map(({ person, words }) => (
            <Button
              key={person}
              small
              label={`Thank ${person}, ${words}`}
              onPress={() => {
                flushSync(() => {
                  writeField('review.thanks.person', person);
                  writeField('review.thanks', words);
                });
                focusThanks();
              }}
            >
              {person}, {words}
            </Button>
          ))}
        </div>
      )}
    </section>
  );
}

const THANKS = 'postmortem-thanks';

/** To the field in which thanks are written; whom they are for comes first where nobody is named yet. */
export function focusThanks(): void {
  const part = document.getElementById(THANKS);
  const [person, words] = [part?.querySelector<HTMLInputElement>('input'), part?.querySelector('textarea')];
  const field = person?.value === '' ? person : words;
  field?.focus();
  field?.scrollIntoView({ block: 'center' });
}
