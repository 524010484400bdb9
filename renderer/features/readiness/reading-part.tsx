import type { Reading } from '../../../shared/readiness/reading-list.ts';
import { severityLabel } from '../../../shared/incident/vocabulary.ts';
import { openIncident } from '../../bridge/incidents.ts';
import { showFront } from '../../state/ui.ts';
import { SeverityMark } from '../../incident-parts/severity-mark.tsx';
import { openFields, recommend, useView, withdraw } from './doing.ts';
import { Fields } from './fields.tsx';
import { Part } from './part.tsx';
import { Act, Row } from './row.tsx';
import type { Known } from './use-readiness.ts';
import css from './readiness.module.css';

/** What newcomers read: post-mortems that somebody recommends, and those that have much to teach. */
export function ReadingPart({ readiness, facts }: Known) {
  const { recommended, suggested } = readiness.reading;
  const listed = new Set([...recommended, ...suggested].map(({ incident }) => incident));
  const published = facts.filter(
    ({ id, exercise, review }) => !exercise && review.state === 'published' && !listed.has(id),
  );
  const none = recommended.length + suggested.length + published.length === 0;
  return (
    <Part
      title="To read first"
      beside="for who joins the rota"
      note={
        none
          ? 'The best post-mortems are the way into the rota. Published ones are listed here, to be recommended with a reason.'
          : undefined
      }
    >
      <ul className={css['rows']}>
        {recommended.map((reading) => (
          <ReadingRow key={reading.incident} reading={reading} />
        ))}
        {suggested.map((reading) => (
          <ReadingRow key={reading.incident} reading={reading} suggested />
        ))}
        {published.slice(0, 6).map(({ id, title, worst, declaredAt }) => (
          <ReadingRow
            key={id}
            reading={{ incident: id, title, worst, at: declaredAt, why: '', by: null }}
            suggested
          />
        ))}
      </ul>
    </Part>
  );
}

function ReadingRow({ reading, suggested = false }: { reading: Reading; suggested?: boolean }) {
  const { incident, title, worst, why, by } = reading;
  const id = `read.${incident}`;
  const open = useView((s) => s.open === id);
  if (open)
    return (
      <Fields
        row={id}
        verb={suggested ? 'Recommend' : 'Say it'}
        fields={[
          {
            ...{ name: 'why', label: `Why read “${title}”?`, type: 'text' },
            ...{ value: suggested ? '' : why, placeholder: 'How a retry storm looks from the outside' },
          },
        ]}
        onSay={async ({ why: words = '' }) => {
          await recommend(incident, words, title);
          return null;
        }}
      />
    );
  return (
    <Row
      id={id}
      mark={<SeverityMark severity={worst} size={16} />}
      title={title}
      detail={
        suggested
          ? `${severityLabel[worst]}, published${why === '' ? '' : `: ${why}`}`
          : `${why === '' ? 'recommended' : why}${by === null ? '' : `, says ${by}`}`
      }
      onEnter={() => void openIncident(incident).then(() => showFront({ name: 'postmortem' }))}
    >
      <Act
        letter="R"
        word={suggested ? 'Recommend' : 'Reason'}
        about={title}
        onPress={() => openFields(id)}
      />
      {!suggested && (
        <Act letter="X" word="Remove" about={title} onPress={() => void withdraw(incident, why, title)} />
      )}
    </Row>
  );
}
