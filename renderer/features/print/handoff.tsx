import { briefOf } from '../../../shared/incident/brief.ts';
import type { BriefItem } from '../../../shared/incident/brief/item.ts';
import { EMPTY, headOf, readable, saidIn } from '../../../shared/incident/brief/show.ts';
import { offerOf, postFor } from '../../../shared/incident/handoff.ts';
import type { Role } from '../../../shared/incident/vocabulary.ts';
import type { Instant } from '../../../shared/ids.ts';
import type { Playbook } from '../../../shared/playbook/playbook.ts';
import { withFixedPercent } from '../../incident-parts/fixed-percent.ts';
import { zone, zoneName } from '../../incident-parts/zone.ts';
import type { Opened } from '../../state/projections.ts';
import { Paper, Part, Table } from './paper.tsx';
import { local } from './words.ts';
import own from './handoff.module.css';
import css from './print.module.css';

type Props = {
  readonly opened: Opened;
  readonly playbook: Playbook;
  readonly about: { readonly role: Role; readonly person?: string };
  /** Own words that stand in no offer yet. */
  readonly words: string | null;
  readonly person: string;
  readonly now: Instant;
};

/** The brief on paper, shaped like FEMA's ICS form 201: what it is, then its blocks, then who hands over to whom. */
export function PrintedHandoff({ opened: { incident }, playbook, about, words, person, now }: Props) {
  const post = postFor(incident, about.role, about.person);
  const offer = post === undefined ? undefined : offerOf(incident, post.place);
  const brief = briefOf(incident, playbook, {
    role: about.role,
    area: post?.area ?? null,
    from: post?.person ?? null,
    since: post?.since ?? null,
    to: offer?.to ?? null,
    words: offer === undefined ? words : offer.words,
  });
  if (brief === undefined) return null;
  const { filled, empty } = readable(brief);
  const facts: readonly (readonly [string, string])[] = [
    ['Handed over', headOf(brief)],
    ['Severity', brief.severity],
    ['Record', `${incident.id}, ${incident.version} events`],
    ['Prepared', `${local(now)} ${zoneName(now)} by ${person}; local times are of ${zone}`],
  ];
  return (
    <Paper head={`Incident briefing: ${brief.severity} ${brief.title}`} exercise={brief.exercise}>
      <h1>{brief.title}</h1>
      <dl className={css['facts']}>
        {facts.map(([name, said]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{said}</dd>
          </div>
        ))}
      </dl>
      {filled.map(({ id, title, items }, i) => (
        <Part key={id} title={`${i + 1}. ${title}`}>
          <ul className={own['items']}>
            {items.map((item) => (
              <Item key={item.key} item={item} />
            ))}
          </ul>
        </Part>
      ))}
      {empty.length > 0 && (
        <Part title={EMPTY}>
          <p>{empty.join(' ')}</p>
        </Part>
      )}
      <Part title="Transfer">
        <div className={own['sign']}>
          <Table
            columns={['Transfer', 'Name', 'Time', 'Signature']}
            rows={[
              { key: 'from', cells: ['Handed over by', brief.from ?? '', '', ''] },
              { key: 'to', cells: ['Accepted by', brief.to ?? '', '', ''] },
            ]}
          />
        </div>
      </Part>
    </Paper>
  );
}

const Item = ({ item: { at, label, text, about, note } }: { item: BriefItem }) => {
  const said = saidIn(about, local);
  return (
    <li>
      {at !== null && <time dateTime={new Date(at).toISOString()}>{local(at)}</time>}
      <div>
        <p>
          {label !== null && <b>{label} </b>}
          {withFixedPercent(text === '' ? said : text)}
        </p>
        {text !== '' && said !== '' && <small>{said}</small>}
        {note !== null && <small>“{withFixedPercent(note)}”</small>}
      </div>
    </li>
  );
};
