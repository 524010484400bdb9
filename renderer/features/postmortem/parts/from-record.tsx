import { impactOf } from '../../../../shared/incident/review-impact.ts';
import type { Incident } from '../../../../shared/incident/state.ts';
import { formatSpan } from '../../../../shared/time/format.ts';
import { clock } from '../../../incident-parts/zone.ts';
import css from './side.module.css';
import { keptWords } from './impact-words.ts';

/** What the record computes, in the right column below the heading “From the record”: durations, updates on time. */
export function FromRecord({ incident }: { incident: Incident }) {
  const impact = impactOf(incident);
  if (impact === undefined) return null;
  const [kept, late] = keptWords(impact);
  return (
    <dl className={css['spans']}>
      {impact.spans.map(({ what, label, from, to, ms }) => (
        <div key={what}>
          <dt>{label}</dt>
          <dd>{ms === null ? '–' : formatSpan(ms)}</dd>
          <dd className={css['about']}>
            {from === null || to === null ? 'a time is not set' : `${clock(from)} to ${clock(to)}`}
          </dd>
        </div>
      ))}
      <div>
        <dt>Updates on time</dt>
        <dd>{kept}</dd>
        <dd className={css['about']}>{late}</dd>
      </div>
    </dl>
  );
}
