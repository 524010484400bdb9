import { declarationOf } from '../../../shared/incident/facts.ts';
import type { Incident } from '../../../shared/incident/state.ts';
import { openTime, severityWords, timeAtSeverity } from '../../../shared/incident/times.ts';
import type { Instant } from '../../../shared/ids.ts';
import { formatSpan } from '../../../shared/time/format.ts';
import { stamp } from '../../incident-parts/zone.ts';
import { spansOf, type Spans } from '../../incident-parts/spans.ts';
import css from './times.module.css';

const steps = ['detect', 'acknowledge', 'mitigate', 'resolve'] as const;
const stepWords: Record<(typeof steps)[number], string> = {
  detect: 'to detect',
  acknowledge: 'to acknowledge',
  mitigate: 'to mitigate',
  resolve: 'to resolve',
};

/** How long each step took, for each stretch in which it was open. */
export function SpansTable({ incident, now }: { incident: Incident; now: Instant }) {
  const stretches = spansOf(incident);
  const detected = (declarationOf(incident)?.detectedAt ?? null) !== null;
  const at = severityWords(timeAtSeverity(incident, now), formatSpan);
  return (
    <div className={css['spans']}>
      <table>
        <caption className={css['caption']}>How long it took</caption>
        <thead>
          <tr>
            <th scope="col">open</th>
            {steps.map((step) => (
              <th key={step} scope="col">
                {stepWords[step]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {stretches.map((spans, i) => (
            <tr key={spans.from}>
              <th scope="row">
                {i === 0 ? 'from ' : 'reopened '}
                {stamp(spans.from, now)}
                {spans.to === null ? ', open now' : ` to ${stamp(spans.to, now)}`}
              </th>
              {steps.map((step) => (
                <td key={step}>{spanWords(spans, step, i, detected)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        Open {formatSpan(openTime(incident, now))} in all{at === '' ? '' : `: ${at}`}.
      </p>
    </div>
  );
}

/** A reopening is not detected anew; without the time of detection, two of the four can't be told. */
function spanWords(spans: Spans, step: (typeof steps)[number], stretch: number, detected: boolean): string {
  const ms = spans[step];
  if (ms !== null) return formatSpan(ms);
  if (step !== 'detect' && step !== 'acknowledge') return 'not yet';
  if (stretch > 0) return '–';
  if (detected) return 'not yet';
  return step === 'detect' ? 'not said' : 'detection not said';
}
