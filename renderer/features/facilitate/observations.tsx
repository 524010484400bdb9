import type { ExerciseRun } from '../../../shared/exercise/run.ts';
import { Moment } from '../../incident-parts/moment.tsx';
import panel from '../../incident-parts/panel.module.css';
import { useField } from '../../state/fields.ts';
import { cx } from '../../ui/cx.ts';
import { Button } from '../../ui/button.tsx';
import { editObservation, fields, kindLabel, removeObservation } from './observing.ts';
import css from './promises.module.css';

/** What the facilitator saw so far; each can be changed and removed. */
export function Observations({ run: { observations } }: { run: ExerciseRun }) {
  const [edit] = useField(fields.edit);
  return (
    <section className={css['observations']} aria-labelledby="facilitate-observations">
      <header className={panel['head']}>
        <h2 id="facilitate-observations">Observations</h2>
        {observations.length > 0 && <span className={panel['count']}>{observations.length}</span>}
      </header>
      {observations.length === 0 && (
        <p className={css['none']}>What you type stays here until the end. Alt K says strength or gap.</p>
      )}
      <ul>
        {observations.map((each) => (
          <li key={each.id} className={cx(css['observation'], each.id === edit && css['changing'])}>
            <Moment at={each.at} />
            <p>
              {each.kind !== null && <b>{kindLabel[each.kind]}: </b>}
              {each.text}
            </p>
            <span className={css['change']}>
              <Button look="plain" small label={`Edit: ${each.text}`} onPress={() => editObservation(each)}>
                Edit
              </Button>
              <Button
                look="plain"
                small
                label={`Remove: ${each.text}`}
                onPress={() => void removeObservation(each)}
              >
                Remove
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
