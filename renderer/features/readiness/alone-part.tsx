import type { SinglePoint } from '../../../shared/readiness/single-points.ts';
import { openIncident } from '../../bridge/incidents.ts';
import { useSome } from '../../ui/some.tsx';
import { counted } from './days.ts';
import { Part } from './part.tsx';
import { Row } from './row.tsx';
import type { Known } from './use-readiness.ts';
import css from './readiness.module.css';

/** Single points of failure: what only one person did in the last year. It is about the gap, not the person. */
export function AlonePart({ readiness }: Known) {
  const { alone } = readiness;
  const { shown, more } = useSome(alone, 6);
  return (
    <Part
      title="Hangs on one person"
      beside={alone.length === 0 ? undefined : 'in the last twelve months'}
      note={
        alone.length === 0
          ? 'No role and no service has hung on one person in three or more incidents of the last year.'
          : 'The gap is the finding: let somebody else take it over in a game day, with the one who knows it beside them.'
      }
    >
      <ul className={css['rows']}>
        {shown.map((point) => (
          <Row
            key={`${point.kind} ${point.what}`}
            id={`alone.${point.kind}.${point.what}`}
            mark={
              <span className={point.others.length === 0 ? css['due'] : css['figure']}>
                {point.others.length === 0 ? 'No second' : `${point.others.length} could`}
              </span>
            }
            title={point.what}
            detail={wordsOf(point)}
            onEnter={() => {
              const [latest] = point.incidents;
              if (latest !== undefined) void openIncident(latest.id);
            }}
          />
        ))}
      </ul>
      {more}
    </Part>
  );
}

function wordsOf({ kind, person, incidents, others }: SinglePoint): string {
  const did = kind === 'role' ? `held by ${person} alone` : `worked on by ${person} alone`;
  const could =
    others.length === 0
      ? 'nobody else on the roster is down for it'
      : `${others.join(', ')} could, and did not yet`;
  return `${did}, in all ${counted(incidents.length, 'incident')}; ${could}`;
}
