import type { ImportFailure } from '../../../shared/exchange/imported.ts';
import { counted } from './words.ts';
import css from './importing.module.css';

/** What could not be read or taken over, each with its sentence. */
export const Failures = ({ failures }: { failures: readonly ImportFailure[] }) =>
  failures.length === 0 ? null : (
    <section className={css['failures']} aria-label="Not read" tabIndex={0}>
      <h2>{counted(failures.length, 'file was not taken', 'files were not taken')}</h2>
      <ul>
        {failures.map(({ name, message }, n) => (
          <li key={n}>
            <b>{name}</b> {message}
          </li>
        ))}
      </ul>
    </section>
  );
