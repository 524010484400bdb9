import panel from '../../incident-parts/panel.module.css';
import { Promised } from '../../incident-parts/promised.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { keptWords, usePromises } from './promised.ts';
import css from './promises.module.css';

/** What the process promises: kept is quiet, missed is ink, the others are still open. */
export function Promises() {
  const promises = usePromises();
  return (
    <section className={css['promises']} aria-labelledby="facilitate-promised">
      <header className={panel['head']}>
        <h2 id="facilitate-promised">Promises</h2>
        <span className={panel['count']}>{keptWords(promises)}</span>
        <KeyCap chord="Alt+3" small className={panel['far']} />
      </header>
      <ul id="facilitate-promises" tabIndex={-1}>
        {promises.map((each) => (
          <Promised key={each.id} promise={each} />
        ))}
      </ul>
    </section>
  );
}
