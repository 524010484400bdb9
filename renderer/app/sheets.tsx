import { ExportSheet } from '../features/exporting/export-sheet.tsx';
import { ActionSheet } from '../features/actions/action-sheet.tsx';
import { BreakSheet } from '../features/duty/break-sheet.tsx';
import { DescribeSheet } from '../features/incident-bar/describe-sheet.tsx';
import { NoticesSheet } from '../features/incident-bar/notices-sheet.tsx';
import { PhaseSheet } from '../features/incident-bar/phase-sheet.tsx';
import { SeveritySheet } from '../features/incident-bar/severity-sheet.tsx';
import { LinkSheet } from '../features/links/link-sheet.tsx';
import { RedactSheet } from '../features/log/redact-sheet.tsx';
import { UpdateSheet } from '../features/next/update-sheet.tsx';
import { RoleSheet } from '../features/roles/role-sheet.tsx';
import { StatusSheet } from '../features/status/status-sheet.tsx';
import { TimesSheet } from '../features/times/times-sheet.tsx';
import { ReportSheet } from '../features/workstreams/report-sheet.tsx';
import { WorkstreamSheet } from '../features/workstreams/workstream-sheet.tsx';
import { useSheet, useUi } from '../state/ui.ts';
import { Asked } from '../ui/sheet.tsx';
import { RolePrompts } from './role-prompts.tsx';

/** The question that is being asked above the composer, if there is one. */
export function CurrentSheet() {
  const asked = useUi((s) => s.asked);
  return (
    <Asked value={asked}>
      <Current />
    </Asked>
  );
}

function Current() {
  const sheet = useSheet();
  switch (sheet?.name) {
    case 'phase':
      return <PhaseSheet />;
    case 'severity':
      return <SeveritySheet to={sheet.to} />;
    case 'role':
      return (
        <RolePrompts>
          <RoleSheet role={sheet.role} person={sheet.person} />
        </RolePrompts>
      );
    case 'update':
      return <UpdateSheet correct={sheet.correct} />;
    case 'link':
      return <LinkSheet key={sheet.edit} kind={sheet.kind} edit={sheet.edit} />;
    case 'describe':
      return <DescribeSheet fact={sheet.fact} />;
    case 'report':
      return <ReportSheet workstream={sheet.workstream} />;
    case 'workstream':
      return <WorkstreamSheet key={sheet.edit} edit={sheet.edit} />;
    case 'action':
      return <ActionSheet key={sheet.edit} edit={sheet.edit} />;
    case 'times':
      return <TimesSheet />;
    case 'break':
      return <BreakSheet key={sheet.person} person={sheet.person} />;
    case 'status':
      return <StatusSheet />;
    case 'redact':
      return <RedactSheet key={sheet.entry} entry={sheet.entry} />;
    case 'export':
      return <ExportSheet />;
    case 'notices':
      return <NoticesSheet />;
    case undefined:
      return null;
  }
}
