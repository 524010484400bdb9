import type { CommandInput } from '../../shared/incident/commands.ts';
import { missingRolesDue } from '../../shared/incident/roles.ts';
import { changeDeclareForm, forgetPicks, resetDeclareForm, useDeclareForm } from '../state/declaration.ts';
import { useProjections } from '../state/projections.ts';
import { beginRolePrompts } from '../state/role-prompts.ts';
import { goTo, openSheet, useUi, type Route } from '../state/ui.ts';
import { request } from './bridge.ts';
import { draftsOf, loadDraft } from './drafts.ts';
import { leaveIncident, openIncident } from './incidents.ts';

const place = 'declare';
/** Where one was before. */
let came: Route = { name: 'home' };

useDeclareForm.subscribe((now, before) => {
  if (now.title !== before.title) draftsOf(place).save({ text: now.title, unsaved: [] });
});

/** Opens the form with the title that was left in it. */
export async function beginDeclaring(): Promise<void> {
  const { route } = useUi.getState();
  if (route.name === 'declare') return;
  came = route;
  if ('id' in route) await leaveIncident();
  forgetPicks();
  goTo({ name: 'declare' });
  const draft = await loadDraft(place);
  const { title } = useDeclareForm.getState();
  if (draft !== null && title === '') changeDeclareForm({ title: draft.text });
}

/** Back to the incident that was on screen; from anywhere else to the list. */
export const leaveDeclaring = (): Promise<void> =>
  'id' in came ? openIncident(came.id, came.name) : leaveIncident();

/** Declares, and opens the incident. Stays on the form with a sentence when it was refused or could not be saved. */
export async function declare(fields: Extract<CommandInput, { name: 'declare' }>['fields']): Promise<void> {
  if (useDeclareForm.getState().busy) return;
  changeDeclareForm({ busy: true, refused: null });
  const outcome = await request('incident:run', { id: null, command: { name: 'declare', fields } });
  if (!outcome.ok) {
    changeDeclareForm({ busy: false, refused: outcome.error.message });
    return;
  }
  await openIncident(outcome.value.id);
  askForRoles();
  resetDeclareForm();
}

/** The required roles that nobody holds yet, one after the other, in the sheet of roles. */
function askForRoles(): void {
  const { opened, playbook } = useProjections.getState();
  if (opened === null) return;
  const missing = missingRolesDue(opened.incident, playbook).map(({ role }) => role);
  const [first] = missing;
  if (first === undefined) return;
  beginRolePrompts(missing);
  openSheet({ name: 'role', role: first });
}
