import { useMemo } from 'react';
import type { Instant } from '../../../shared/ids.ts';
import { briefOf, type Brief, type BriefFor } from '../../../shared/incident/brief.ts';
import type { BriefItem, BriefSection } from '../../../shared/incident/brief/item.ts';
import { EMPTY, headOf, readable, saidIn } from '../../../shared/incident/brief/show.ts';
import type { Playbook } from '../../../shared/playbook/playbook.ts';
import { withFixedPercent } from '../../incident-parts/fixed-percent.ts';
import { Moment } from '../../incident-parts/moment.tsx';
import { stamp } from '../../incident-parts/zone.ts';
import type { Opened } from '../../state/projections.ts';
import css from './handoff.module.css';

/** The brief as the record stands; made anew when the record is another one. */
export function useBrief(opened: Opened, playbook: Playbook, whose: BriefFor): Brief | undefined {
  const { role, area, from, since, to, words } = whose;
  return useMemo(
    () => briefOf(opened.incident, playbook, { role, area, from, since, to, words }),
    [opened, playbook, role, area, from, since, to, words],
  );
}

/** The brief to read: what the role needs first, and at its end what there is nothing of. */
export function BriefLines({ brief, now }: { brief: Brief; now: Instant }) {
  const { filled, empty } = readable(brief);
  return (
    <article className={css['brief']} aria-label="Brief">
      <header>
        <h2>{headOf(brief)}</h2>
        <p>
          <b>{brief.severity}</b> {brief.title}
        </p>
      </header>
      {filled.map((section) => (
        <Section key={section.id} section={section} now={now} />
      ))}
      {empty.length > 0 && (
        <section id="brief-empty" aria-labelledby="brief-empty-title">
          <h3 id="brief-empty-title">{EMPTY}</h3>
          <p className={css['empty']}>{empty.join(' ')}</p>
        </section>
      )}
    </article>
  );
}

const Section = ({ section: { id, title, items }, now }: { section: BriefSection; now: Instant }) => (
  <section id={`brief-${id}`} aria-labelledby={`brief-${id}-title`} data-words={id === 'words'} tabIndex={-1}>
    <h3 id={`brief-${id}-title`}>{title}</h3>
    <ul>
      {items.map((item) => (
        <Item key={item.key} item={item} now={now} />
      ))}
    </ul>
  </section>
);

function Item({ item: { at, label, text, about, note }, now }: { item: BriefItem; now: Instant }) {
  const said = saidIn(about, (when) => stamp(when, now));
  return (
    <li>
      {at === null ? <span /> : <Moment at={at} words={stamp(at, now)} />}
      <div>
        <p>
          {label !== null && <b>{label} </b>}
          {withFixedPercent(text === '' ? said : text)}
          {text !== '' && said !== '' && <small>{said}</small>}
        </p>
        {note !== null && <blockquote>{withFixedPercent(note)}</blockquote>}
      </div>
    </li>
  );
}
