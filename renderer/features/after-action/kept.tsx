import type { AfterAction } from '../../../shared/exercise/after-action.ts';
import type { KeptPromise } from '../../../shared/exercise/score.ts';
import { fillTimes } from '../../../shared/time/format.ts';
import panel from '../../incident-parts/panel.module.css';
import { Promised } from '../../incident-parts/promised.tsx';
import { clock } from '../../incident-parts/zone.ts';
import css from './after-action.module.css';

/** What the process promised, and who was where: of the process, never a score of people. */
export function Kept({ report: { promises, kept, asked, roles } }: { report: AfterAction }) {
  const judged = promises.filter(({ state }) => state === 'kept' || state === 'missed');
  const none = promises.filter(({ state }) => state === 'none' || state === 'open');
  return (
    <>
      <section aria-labelledby="report-kept">
        <header className={panel['head']}>
          <h2 id="report-kept">Promises</h2>
          <span className={panel['count']}>{asked === 0 ? 'none was due' : `${kept} of ${asked} kept`}</span>
        </header>
        <ul>
          {judged.map((promise) => (
            <Promised key={promise.id} promise={promise} />
          ))}
        </ul>
        {none.length > 0 && (
          <p className={css['aside']}>Not asked for, or not due yet: {none.map(lowered).join('; ')}.</p>
        )}
      </section>
      {roles.length > 0 && (
        <section aria-labelledby="report-roles">
          <header className={panel['head']}>
            <h2 id="report-roles">Roles</h2>
          </header>
          <ul className={css['roles']}>
            {roles.map(({ role, people }) => (
              <li key={role}>
                <span>{role}</span> {people.join(', then ')}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

const lowered = ({ words, times }: KeptPromise): string => {
  const said = fillTimes(words, times, clock);
  return said.charAt(0).toLowerCase() + said.slice(1);
};
