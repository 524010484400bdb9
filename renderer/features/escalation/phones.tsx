import type { RosterPerson } from '../../../shared/playbook/playbook.ts';
import { sayDone } from '../../state/ui.ts';
import css from './escalation.module.css';

/** The numbers of a person, large enough to be read while dialling; a click copies one. */
export const Phones = ({ person: { name, phones } }: { person: RosterPerson }) =>
  phones.length === 0 ? (
    <p className={css['noPhone']}>no number on the roster</p>
  ) : (
    <ul className={css['phones']} aria-label={`Numbers of ${name}`}>
      {phones.map((phone) => (
        <li key={phone}>
          <button
            type="button"
            className={css['phone']}
            aria-label={`Copy ${phone}`}
            onClick={() => {
              void navigator.clipboard.writeText(phone).then(() => sayDone(`Copied ${phone}`));
            }}
          >
            {phone}
          </button>
        </li>
      ))}
    </ul>
  );
