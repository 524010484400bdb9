import { entrySlice } from '../../shared/incident/events/entry-logged.ts';
import { showTrouble, offerUndo } from '../state/ui.ts';
import { runForNew } from './appeared.ts';

/**
 * Records an objection to a proposal; Ctrl+Z takes it back.
 * @returns whether it was recorded; why not is said above the composer.
 */
export async function objectTo(proposal: string, text: string): Promise<boolean> {
  if (text === '') {
    showTrouble('Not recorded: say what the objection is, or press Esc.');
    return false;
  }
  const outcome = await runForNew({ name: 'object', fields: { proposal, text } }, (incident) => [
    ...entrySlice.of(incident).keys(),
  ]);
  showTrouble(outcome.failure?.message ?? null);
  if (outcome.failure !== null) return false;
  if (outcome.id !== null) offerUndo('Objection recorded', { name: 'remove', fields: { entry: outcome.id } });
  return true;
}
