import type { Brief } from '../../../shared/incident/brief.ts';
import { readable } from '../../../shared/incident/brief/show.ts';
import panel from '../../incident-parts/panel.module.css';
import css from './handoff.module.css';

/** Goes to a part of the brief: what is read next is on screen, and Tab goes on from there. */
function show(id: string): void {
  const part = document.getElementById(id);
  part?.scrollIntoView({ block: 'start' });
  part?.focus({ preventScroll: true });
}

/** What is in the brief, in the order in which this role reads it. */
export const Contents = ({ brief, asOf }: { brief: Brief; asOf: string }) => (
  <nav className={css['side']} aria-label="In this brief">
    <header className={panel['head']}>
      <h2>In this brief</h2>
    </header>
    <ul className={css['contents']}>
      {readable(brief).filled.map(({ id, title, items }) => (
        <li key={id}>
          <button type="button" onClick={() => show(`brief-${id}`)}>
            {title} <span>{items.length}</span>
          </button>
        </li>
      ))}
    </ul>
    <p className={css['hint']}>
      {asOf} It is made of the record, and follows it. Read it aloud to each other; say what it does not know
      in your own words.
    </p>
  </nav>
);
