import type { Incident } from '../../../shared/incident/state.ts';
import { openTime, severityWords, timeAtSeverity, timesOf } from '../../../shared/incident/times.ts';
import type { Instant } from '../../../shared/ids.ts';
import { formatSpan } from '../../../shared/time/format.ts';
import { spansOf } from '../../incident-parts/spans.ts';
import { Part, Table } from './paper.tsx';
import { local, utc } from './words.ts';

const span = (ms: number | null): string => (ms === null ? '–' : formatSpan(ms));

/** Every time with its corrections, and how long each step took. */
export function PrintedTimes({ incident, now }: { incident: Incident; now: Instant }) {
  const at = severityWords(timeAtSeverity(incident, now), formatSpan);
  return (
    <Part title="Times and durations">
      <Table
        columns={['Time', 'Local', 'UTC', 'Corrected']}
        rows={timesOf(incident).map(({ what, label, at: when, history }) => ({
          key: what,
          cells: [
            label,
            when === null ? 'not said' : local(when),
            when === null ? '' : utc(when),
            history
              .map(
                ({ to, by, setAt }) =>
                  `${to === null ? 'taken back' : `to ${local(to)}`} by ${by}, ${local(setAt)}`,
              )
              .join('; '),
          ],
        }))}
      />
      <Table
        columns={['Open', 'To detect', 'To acknowledge', 'To mitigate', 'To resolve']}
        rows={spansOf(incident).map(({ from, to, detect, acknowledge, mitigate, resolve }) => ({
          key: String(from),
          cells: [
            `${local(from)} to ${to === null ? 'now' : local(to)}`,
            span(detect),
            span(acknowledge),
            span(mitigate),
            span(resolve),
          ],
        }))}
      />
      <p>
        Open {formatSpan(openTime(incident, now))} in all{at === '' ? '' : `: ${at}`}.
      </p>
    </Part>
  );
}
