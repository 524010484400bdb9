import type { CommandInput } from '../../../shared/incident/commands.ts';
import type { Post } from '../../../shared/incident/roles.ts';
import type { Incident } from '../../../shared/incident/state.ts';
import { roleLabel, type Role } from '../../../shared/incident/vocabulary.ts';
import { run, runOrSay } from '../../bridge/incidents.ts';
import { asItWas, assigning, restoring } from '../../incident-parts/taking-roles.ts';
import { focusComposer } from '../../state/focus.ts';
import { offerUndo } from '../../state/ui.ts';

/** Gives a role to a person. @returns null, or why it was not done. */
export async function assign(
  incident: Incident,
  role: Role,
  person: string,
  area: string | null,
): Promise<string | null> {
  const back = asItWas(incident, role, person);
  const failure = await run(assigning(role, person, area));
  if (failure !== null) return failure.message;
  offerUndo(`${labelOf(role, area)} set to ${person}`, back);
  return null;
}

/** Takes a role from whoever holds it. @returns null, or why it was not done. */
export async function release(post: Post): Promise<string | null> {
  const { role, person, area, since } = post;
  const failure = await run({ name: 'release', fields: { role, person } });
  if (failure !== null) return failure.message;
  offerUndo(`${person} released ${labelOf(role, area).toLowerCase()}`, restoring(role, person, area, since));
  return null;
}

const labelOf = (role: Role, area: string | null): string =>
  area === null ? roleLabel[role] : `Expert for ${area}`;

/** Settles whose a role is where two people set it at the same time: theirs, or as it shows. */
export async function choose({ role, person, area, since }: Post, chosen: string | null): Promise<void> {
  const command: CommandInput =
    chosen === null ? { name: 'release', fields: { role, person } } : assigning(role, chosen, area);
  const keeps = chosen === person;
  const settled = keeps ? assigning(role, person, area, since) : command;
  if (!(await runOrSay(settled))) return;
  if (!keeps)
    offerUndo(`${roleLabel[role]}: ${chosen ?? 'nobody'} chosen`, restoring(role, person, area, since));
  focusComposer();
}

/** The commander's action is done: the hands are free. */
export async function markDone(entry: string, text: string): Promise<void> {
  if (!(await runOrSay({ name: 'mark', fields: { entry, mark: 'done' } }))) return;
  offerUndo(`Done: ${text}`, { name: 'mark', fields: { entry, mark: 'open' } });
  focusComposer();
}
