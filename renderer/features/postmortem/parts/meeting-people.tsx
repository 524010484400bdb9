import { isSamePerson } from '../../../../shared/incident/people.ts';
import { ticksOf } from '../../../../shared/incident/review-ticks.ts';
import type { Incident } from '../../../../shared/incident/state.ts';
import { useField } from '../../../state/fields.ts';
import { usePerson } from '../../../state/projections.ts';
import { showTrouble } from '../../../state/ui.ts';
import { tick } from './meeting-actions.ts';
import { respondersOf } from './people-here.ts';
import { useRowsHere } from './rows-here.ts';
import css from './meeting.module.css';

const words = {
  read: { title: 'Has read it', other: 'Somebody else has read it' },
  attended: { title: 'In the meeting', other: 'Somebody else is there' },
} as const;

/** Who has read the document, or who is in the meeting: whoever responded is suggested, and others are typed. */
export function MeetingPeople({ incident, list }: { incident: Incident; list: 'read' | 'attended' }) {
  const rows = useRowsHere();
  const self = usePerson();
  const [other, setOther] = useField(`review.${list}`);
  const ticked = ticksOf(incident, list).map(({ item }) => item);
  const on = (name: string): boolean => ticked.some((each) => isSamePerson(each, name));
  const names: string[] = [];
  const known = [...(self === '' ? [] : [self]), ...respondersOf(incident, rows), ...ticked];
  for (const name of known) if (!names.some((each) => isSamePerson(each, name))) names.push(name);
  return (
    <section className={css['part']} aria-label={words[list].title}>
      <h3>
        {words[list].title}{' '}
        <span>
          {ticked.length} of {names.length}
        </span>
      </h3>
      <div className={css['people']}>
        {names.map((name) => (
          <button
            key={name}
            type="button"
            className={css['person']}
            aria-pressed={on(name)}
            onClick={() => void tick(list, name, !on(name)).then(showTrouble)}
          >
            {list === 'read' && name === self && !on(name) ? 'I have read it' : name}
          </button>
        ))}
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (other.trim() === '') return;
            void tick(list, other.trim(), true).then((why) => {
              showTrouble(why);
              if (why === null) setOther('');
            });
          }}
        >
          <input
            aria-label={words[list].other}
            placeholder="Somebody else"
            value={other}
            maxLength={80}
            autoComplete="off"
            onChange={(event) => setOther(event.currentTarget.value)}
          />
        </form>
      </div>
      {list === 'read' && ticked.length < names.length && (
        <p className={css['hint']}>Everybody ticks for themselves; the meeting is about what was read.</p>
      )}
    </section>
  );
}
