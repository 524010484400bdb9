import type { IncidentId } from '../../shared/ids.ts';
import type { CommandInput } from '../../shared/incident/commands.ts';
import type { Failure } from '../../shared/ipc/errors.ts';
import { request } from './bridge.ts';
import { draftsOf, loadDraft } from './drafts.ts';

/** Incidents whose texts are open in an editor, which sends what waits by itself. */
const edited = new Set<IncidentId>();

/** Where the edits of an incident's texts wait until they are in the record. */
export const textDraftOf = (id: IncidentId): string => `${id}.text`;

/** From now on the editor looks after what waits. @returns what ends that. */
export function claimTexts(id: IncidentId): () => void {
  edited.add(id);
  return () => edited.delete(id);
}

/**
 * Records edits. Not as other commands are run: what goes on its way by itself takes no way back off the screen.
 * @returns null, or why they were not recorded
 */
export async function recordEdits(
  id: IncidentId,
  section: string,
  updates: readonly string[],
): Promise<Failure | null> {
  const command: CommandInput = { name: 'edit-text', fields: { section, updates: [...updates] } };
  const answer = await request('incident:run', { id, command });
  return answer.ok ? null : answer.error;
}

/**
 * Sends the edits that a kill left behind when their incident is opened, without the editor and without Yjs: an edit that
 * is in the record already changes nothing there. Where it fails, the editor tries it again.
 */
export async function sendLeftTexts(id: IncidentId): Promise<void> {
  if (edited.has(id)) return;
  const text = (await loadDraft(textDraftOf(id)))?.text ?? '';
  if (text === '') return;
  const left = read(text);
  for (const [section, updates] of Object.entries(left)) {
    if (updates.length === 0) continue;
    const failure = await recordEdits(id, section, updates.slice(0, 200));
    if (failure !== null || updates.length > 200) return; // stays in the draft
  }
  if (!edited.has(id)) draftsOf(textDraftOf(id)).save({ text: '', unsaved: [] });
}

function read(text: string): Readonly<Record<string, string[]>> {
  try {
    const held: unknown = JSON.parse(text);
    if (typeof held !== 'object' || held === null) return {};
    return Object.fromEntries(
      Object.entries(held).filter((field): field is [string, string[]] => Array.isArray(field[1])),
    );
  } catch {
    return {};
  }
}
