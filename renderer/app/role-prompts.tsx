import type { KeyboardEvent, ReactNode } from 'react';
import { missingRolesDue } from '../../shared/incident/roles.ts';
import type { Role } from '../../shared/incident/vocabulary.ts';
import { focusComposer } from '../state/focus.ts';
import { useProjections } from '../state/projections.ts';
import { endRolePrompts, leaveRolePrompts, useRolePrompts } from '../state/role-prompts.ts';
import { closeSheet, openSheet, useUi, type SheetState } from '../state/ui.ts';
import { KeyCap } from '../ui/key-cap.tsx';
import css from './role-prompts.module.css';

/** Those of the roles that nobody holds yet. */
function stillMissing(roles: readonly Role[]): readonly Role[] {
  const { opened, playbook } = useProjections.getState();
  const missing = opened === null ? [] : missingRolesDue(opened.incident, playbook).map(({ role }) => role);
  return roles.filter((role) => missing.includes(role));
}

function askNext(roles: readonly Role[]): void {
  const left = stillMissing(roles);
  const [next] = left;
  leaveRolePrompts(left);
  if (next === undefined) {
    closeSheet();
    focusComposer();
  } else openSheet({ name: 'role', role: next });
}

const asks = (sheet: SheetState | null, role: Role | undefined): boolean =>
  sheet?.name === 'role' && sheet.role === role;

// The sheet of roles knows nothing of this: it closes, and whether the role is held then says what became of it.
useUi.subscribe(({ sheet }, before) => {
  const { left } = useRolePrompts.getState();
  const [asked] = left;
  if (asked === undefined || sheet === before.sheet || !asks(before.sheet, asked)) return;
  const assigned = sheet === null && stillMissing([asked]).length === 0;
  if (assigned) askNext(left.slice(1));
  else if (!asks(sheet, asked)) endRolePrompts();
});

/** Around the sheet of roles after declaring: how many are asked for, and what leads on. */
export function RolePrompts({ children }: { children: ReactNode }) {
  const { left, of } = useRolePrompts();
  if (left.length === 0) return children;
  function press(event: KeyboardEvent): void {
    const { target } = event;
    const empty = target instanceof HTMLInputElement && target.type !== 'radio' && target.value === '';
    if (event.key !== 'Enter' || !empty || target.getAttribute('aria-activedescendant') !== null) return;
    event.preventDefault();
    event.stopPropagation();
    askNext(left.slice(1));
  }
  return (
    <div className={css['prompts']} onKeyDownCapture={press}>
      <p role="status">
        <b>{of === 1 ? 'Who is it?' : `Who is who? ${of - left.length + 1} of ${of}.`}</b>{' '}
        <KeyCap chord="Enter" small /> {left.length === 1 ? 'assigns' : 'assigns and goes on'}, on nothing it
        skips. <KeyCap chord="Escape" small /> leaves it for later.
      </p>
      {children}
    </div>
  );
}
