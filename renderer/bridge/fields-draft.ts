import type { IncidentId } from '../../shared/ids.ts';
import { resetFields, useFields } from '../state/fields.ts';
import { draftsOf, loadDraft } from './drafts.ts';

/** The incident whose sheets and fronts are being filled in. */
let incident: IncidentId | null = null;

const placeOf = (id: IncidentId): string => `${id}.typed`;

useFields.subscribe(({ typed }, before) => {
  if (incident === null || typed === before.typed) return;
  const text = Object.keys(typed).length === 0 ? '' : JSON.stringify(typed);
  draftsOf(placeOf(incident)).save({ text, unsaved: [] });
});

/** Brings back what was half typed in the sheets and fronts of an incident. */
export async function loadFields(id: IncidentId): Promise<void> {
  incident = null;
  const draft = await loadDraft(placeOf(id));
  resetFields(read(draft?.text ?? ''));
  incident = id;
}

/** The incident is left: what was typed stays in its draft. */
export async function leaveFields(): Promise<void> {
  if (incident !== null) await draftsOf(placeOf(incident)).flush();
  incident = null;
  resetFields();
}

/** A draft that can't be read has nothing to bring back. */
function read(text: string): Readonly<Record<string, string>> {
  try {
    const held: unknown = JSON.parse(text);
    if (typeof held !== 'object' || held === null) return {};
    return Object.fromEntries(
      Object.entries(held).filter((field): field is [string, string] => typeof field[1] === 'string'),
    );
  } catch {
    return {};
  }
}
