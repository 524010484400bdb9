import type { Incident } from '../../../shared/incident/state.ts';
import { workstreamsOf } from '../../../shared/incident/workstreams.ts';
import { Part, Table } from './paper.tsx';
import { local, utc } from './words.ts';

/** The workstreams with every report that was made of them. */
export function PrintedWorkstreams({ incident }: { incident: Incident }) {
  const all = workstreamsOf(incident);
  if (all.length === 0) return null;
  return (
    <Part title="Workstreams">
      <Table
        columns={['Local', 'UTC', 'Workstream', 'Lead', 'By', 'Conditions', 'Actions', 'Needs']}
        rows={all.flatMap(({ id, name, lead, open, since, reports }) => [
          {
            key: id,
            cells: [local(since), utc(since), name, lead ?? 'nobody', '', open ? 'open' : 'closed', '', ''],
          },
          ...reports.map((report) => ({
            key: report.id,
            cells: [
              ...[local(report.at), utc(report.at), name, lead ?? 'nobody', report.by, report.conditions],
              ...[report.actions ?? '', report.needs === null ? 'nothing' : report.needs],
            ],
          })),
        ])}
      />
    </Part>
  );
}
