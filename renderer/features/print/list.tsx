import { phaseLabel } from '../../../shared/incident/phases.ts';
import type { IncidentSummary } from '../../../shared/incident/summary.ts';
import { severityLabel } from '../../../shared/incident/vocabulary.ts';
import type { Instant } from '../../../shared/ids.ts';
import { formatSpan } from '../../../shared/time/format.ts';
import { zone, zoneName } from '../../incident-parts/zone.ts';
import { Paper, Table } from './paper.tsx';
import { local, utc } from './words.ts';

/** The list of incidents on paper, the latest first. */
export const PrintedList = ({ summaries, now }: { summaries: readonly IncidentSummary[]; now: Instant }) => (
  <Paper head="Incidents">
    <h1>Incidents</h1>
    <p>
      {summaries.length === 1 ? '1 incident' : `${summaries.length} incidents`}, printed {local(now)}{' '}
      {zoneName(now)}; local times are of {zone}.
    </p>
    <Table
      columns={['Severity', 'Title', 'Services', 'Phase', 'Began', 'UTC', 'Lasted']}
      rows={summaries
        .toSorted((a, b) => b.startedAt - a.startedAt)
        .map(({ id, severity, title, exercise, services, phase, startedAt, resolvedAt }) => ({
          key: id,
          cells: [
            severityLabel[severity],
            exercise ? `EXERCISE ${title}` : title,
            services.join(', '),
            phaseLabel[phase],
            local(startedAt),
            utc(startedAt),
            resolvedAt === null
              ? `${formatSpan(now - startedAt)} so far`
              : formatSpan(resolvedAt - startedAt),
          ],
        }))}
    />
  </Paper>
);
