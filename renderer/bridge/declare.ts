import type { CommandInput } from '../../shared/incident/commands.ts';
import { changeDeclareForm, resetDeclareForm, useDeclareForm } from '../state/declaration.ts';
import { goTo, useUi } from '../state/ui.ts';
import { request } from './bridge.ts';
import { draftsOf, loadDraft } from './drafts.ts';
import { leaveIncident, openIncident } from './incidents.ts';

const place = 'declare';

useDeclareForm.subscribe((now, before) => {
  if (now.title !== before.title) draftsOf(place).save({ text: now.title, unsaved: [] });
});

/** Opens the form with the title that was left in it. */
export async function beginDeclaring(): Promise<void> {
  if (useUi.getState().route.name === 'incident') await leaveIncident();
  goTo({ name: 'declare' });
  const draft = await loadDraft(place);
  const { title } = useDeclareForm.getState();
  if (draft !== null && title === '') changeDeclareForm({ title: draft.text });
}

/** Declares, and opens the incident. Stays on the form with a sentence when it was refused or could not be saved. */
export async function declare(fields: Extract<CommandInput, { name: 'declare' }>['fields']): Promise<void> {
  if (useDeclareForm.getState().busy) return;
  changeDeclareForm({ busy: true, refused: null });
  const outcome = await request('incident:run', { id: null, command: { name: 'declare', fields } });
  changeDeclareForm({ busy: false, refused: outcome.ok ? null : outcome.error.message });
  if (!outcome.ok) return;
  resetDeclareForm();
  await openIncident(outcome.value.id);
}
