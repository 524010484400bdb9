import { NoticesSheet } from '../features/incident-bar/notices-sheet.tsx';
import { PhaseSheet } from '../features/incident-bar/phase-sheet.tsx';
import { SeveritySheet } from '../features/incident-bar/severity-sheet.tsx';
import { UpdateSheet } from '../features/next/update-sheet.tsx';
import { RoleSheet } from '../features/roles/role-sheet.tsx';
import { useSheet, useUi } from '../state/ui.ts';
import { Asked } from '../ui/sheet.tsx';

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
      return <RoleSheet role={sheet.role} />;
    case 'update':
      return <UpdateSheet />;
    case 'notices':
      return <NoticesSheet />;
    case undefined:
      return null;
  }
}
