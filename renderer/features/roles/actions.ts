import { severitySince } from '../../../shared/incident/facts.ts';
import type { CommandInput } from '../../../shared/incident/commands.ts';
import { holderOf, postsOf, releasedAt, type Post } from '../../../shared/incident/roles.ts';
import type { Incident } from '../../../shared/incident/state.ts';
import { roleLabel, type Role } from '../../../shared/incident/vocabulary.ts';
import { run, runOrSay } from '../../bridge/incidents.ts';
import { focusComposer } from '../../state/focus.ts';
import { useProjections } from '../../state/projections.ts';
import { offerUndo, showTrouble } from '../../state/ui.ts';

/** The place that a person would take: an expert's own, or that of whoever holds the role now. */
const placeFor = (incident: Incident, role: Role, person: string): Post | undefined =>
  postsOf(incident).find((post) => post.role === role && (role !== 'sme' || post.person === person));

const assigning = (role: Role, person: string, area: string | null, at?: number): CommandInput => ({
  name: 'assign',
  fields: { role, person, ...(area === null ? {} : { area }), ...(at === undefined ? {} : { at }) },
});

/** What puts a place back as it was: the former holder with the former time on duty, or nobody since then. */
export function asItWas(incident: Incident, role: Role, person: string): CommandInput {
  const before = placeFor(incident, role, person);
  if (before !== undefined) return assigning(role, before.person, before.area, before.since);
  if (role === 'sme') return { name: 'release', fields: { role, person } };
  const since = releasedAt(incident, role) ?? severitySince(incident);
  return { name: 'release', fields: { role, ...(since === undefined ? {} : { at: since }) } };
}

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
  offerUndo(`${person} released ${labelOf(role, area).toLowerCase()}`, assigning(role, person, area, since));
  return null;
}

const labelOf = (role: Role, area: string | null): string =>
  area === null ? roleLabel[role] : `Expert for ${area}`;

/** Takes command, whoever holds it: nobody has to accept, it is logged. */
export async function takeCommand(): Promise<void> {
  const { opened, settings } = useProjections.getState();
  if (opened === null) return;
  const before = holderOf(opened.incident, 'commander');
  const back = asItWas(opened.incident, 'commander', settings.person);
  if (before === settings.person) showTrouble('You are in command already.');
  else if (await runOrSay({ name: 'take-command', fields: {} }))
    offerUndo(before === null ? 'You took command' : `You took command from ${before}`, back);
  focusComposer();
}

/** Settles whose a role is where two people set it at the same time: theirs, or as it shows. */
export async function choose({ role, person, area, since }: Post, chosen: string | null): Promise<void> {
  const command: CommandInput =
    chosen === null ? { name: 'release', fields: { role, person } } : assigning(role, chosen, area);
  const keeps = chosen === person;
  const settled = keeps ? assigning(role, person, area, since) : command;
  if (!(await runOrSay(settled))) return;
  if (!keeps)
    offerUndo(`${roleLabel[role]}: ${chosen ?? 'nobody'} chosen`, assigning(role, person, area, since));
  focusComposer();
}

/** The commander's action is done: the hands are free. */
export async function markDone(entry: string, text: string): Promise<void> {
  if (!(await runOrSay({ name: 'mark', fields: { entry, mark: 'done' } }))) return;
  offerUndo(`Done: ${text}`, { name: 'mark', fields: { entry, mark: 'open' } });
  focusComposer();
}
