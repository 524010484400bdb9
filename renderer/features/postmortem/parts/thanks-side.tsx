import { notesOf } from '../../../../shared/incident/review-notes.ts';
import type { Incident } from '../../../../shared/incident/state.ts';
import { Button } from '../../../ui/button.tsx';
import { focusThanks } from './thanks.tsx';
import css from './side.module.css';

/** Who is thanked, in the right column below the heading “Thanks”: “To db-sme, for the lock found while offline”. */
export function ThanksSide({ incident }: { incident: Incident }) {
  const thanks = notesOf(incident, 'thanks');
  return (
    <p className={css['thanks']}>
      {thanks.length === 0 && 'Nobody yet. Who shortened it, and who kept it from being worse? '}
      {thanks.map(({ id, person, text }, i) => (
        <span key={id}>
          {joint(i, thanks.length, person !== null)}
          {person !== null && <b>{person}</b>}
          {person === null ? text : `, ${text}`}
          {i === thanks.length - 1 ? '. ' : ''}
        </span>
      ))}
      <Button look="link" label="Add thanks" onPress={focusThanks}>
        Add
      </Button>
    </p>
  );
}

/** What stands before the one that comes `i`th: “To” before the first, then commas, and “and” before the last. */
function joint(i: number, of: number, named: boolean): string {
  if (i === 0) return named ? 'To ' : '';
  return i === of - 1 ? ', and ' : ', ';
}
