import { goesOn } from '../../../shared/incident/goes-on.ts';
import { phaseLabel } from '../../../shared/incident/phases.ts';
import type { IncidentSummary } from '../../../shared/incident/summary.ts';
import { severityLabel } from '../../../shared/incident/vocabulary.ts';
import type { IncidentFacts } from '../../../shared/metrics/facts.ts';
import { formatSpan, formatStamp } from '../../../shared/time/format.ts';
import { Exercise } from '../../incident-parts/exercise.tsx';
import { zone } from '../../incident-parts/zone.ts';
import { useNow } from '../../state/clock.ts';
import { Button } from '../../ui/button.tsx';
import { openRun } from './doing.ts';
import { keptWords } from './words.ts';
import css from './exercises.module.css';

/** A game day that is running, or was played: how it stands, and the way to it or to its report. */
export function RunSide({ summary, facts }: { summary: IncidentSummary; facts: IncidentFacts | undefined }) {
  const now = useNow([summary.declaredAt]);
  const { id, title, severity, phase, declaredAt, ended, resolvedAt, commander, services } = summary;
  const over = !goesOn(summary);
  const lines: readonly (readonly [string, string])[] = [
    ['Stands', over ? 'over' : phaseLabel[phase]],
    ['Began', formatStamp(declaredAt, zone)],
    ['Took', `${formatSpan((ended ?? resolvedAt ?? now) - declaredAt)}${over ? '' : ' so far'}`],
    ['Severity', severityLabel[severity]],
    ...(commander === null ? [] : [['Commander', commander] as const]),
    ...(services.length === 0 ? [] : [['Services', services.join(', ')] as const]),
    ...(keptWords(facts) === '' ? [] : [['Process', keptWords(facts)] as const]),
  ];
  return (
    <>
      <header className={css['title']}>
        <h2>
          <Exercise /> {title}
        </h2>
      </header>
      <div className={css['ways']}>
        <div>
          <Button look="primary" chord="Enter" onPress={() => void openRun(id)}>
            {over ? 'Open its report' : 'Open it'}
          </Button>
          <p>
            {over
              ? 'What went well, what to mend, and how each promise of the process was kept.'
              : 'It goes on: the console is the same one as in an incident.'}
          </p>
        </div>
      </div>
      <dl className={css['about']}>
        {lines.map(([name, words]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <p className={css['facts']}>Exercises are in no metric, no review count and no figure of readiness.</p>
    </>
  );
}
