import type { Playbook } from '../../../../shared/playbook/playbook.ts';
import { run } from '../../../bridge/incidents.ts';
import { offerUndo } from '../../../state/ui.ts';

/** Tags the incident with a category of causes, or takes the tag off. @returns null, or why it was not done. */
export async function tagCause(
  { id: cause, label }: { readonly id: string; readonly label: string },
  on: boolean,
): Promise<string | null> {
  const failure = await run({ name: 'tag-cause', fields: { cause, undo: !on } });
  if (failure !== null) return failure.message;
  const words = on ? `Tagged with ${label}` : `${label} is no cause any more`;
  offerUndo(words, { name: 'tag-cause', fields: { cause, undo: on } });
  return null;
}

/** The category that is meant by what was typed: its id, its label, or the beginning of either where it is the only one. */
export function causeMeant(
  { postmortem: { causes } }: Playbook,
  typed: string,
): { readonly id: string; readonly label: string } | null {
  const words = typed.trim().toLowerCase();
  const whole = causes.find(({ id, label }) => id === words || label.toLowerCase() === words);
  if (whole !== undefined) return whole;
  const begin = causes.filter(
    ({ id, label }) => id.startsWith(words) || label.toLowerCase().startsWith(words),
  );
  const [only] = begin;
  return words !== '' && begin.length === 1 && only !== undefined ? only : null;
}
