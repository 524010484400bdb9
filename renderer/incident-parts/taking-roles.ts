import type { CommandInput } from '../../shared/incident/commands.ts';
import { severitySince } from '../../shared/incident/facts.ts';
import { postFor } from '../../shared/incident/handoff.ts';
import { isMeant } from '../../shared/incident/people.ts';
import { heldIn } from '../../shared/incident/role-words.ts';
import { postsOf, releasedAt, type Post } from '../../shared/incident/roles.ts';
import type { Incident } from '../../shared/incident/state.ts';
import type { Role } from '../../shared/incident/vocabulary.ts';
import { runOrSay } from '../bridge/incidents.ts';
import { focusComposer } from '../state/focus.ts';
import { useProjections } from '../state/projections.ts';
import { offerUndo, showTrouble, useUi } from '../state/ui.ts';
import { leaveHandoff } from './handoff-actions.ts';

/** The place that a person would take: an expert's own, or that of whoever holds the role now. */
const placeFor = (incident: Incident, role: Role, person: string): Post | undefined =>
  postsOf(incident).find((post) => post.role === role && (role !== 'sme' || post.person === person));

/** The command that gives a role to a person, as from a time. */
export const assigning = (role: Role, person: string, area: string | null, at?: number): CommandInput => ({
  name: 'assign',
  fields: { role, person, ...(area === null ? {} : { area }), ...(at === undefined ? {} : { at }) },
});

/** The command that takes the last assignment back: the role is this person's again, since when it was. */
export const restoring = (role: Role, person: string, area: string | null, since: number): CommandInput => ({
  name: 'assign',
  fields: { role, person, ...(area === null ? {} : { area }), since },
});

/** What puts a place back as it was: the former holder with the former time on duty, or nobody since then. */
export function asItWas(incident: Incident, role: Role, person: string): CommandInput {
  const before = placeFor(incident, role, person);
  if (before !== undefined) return restoring(role, before.person, before.area, before.since);
  if (role === 'sme') return { name: 'release', fields: { role, person } };
  const since = releasedAt(incident, role) ?? severitySince(incident);
  return { name: 'release', fields: { role, ...(since === undefined ? {} : { since }) } };
}

/**
 * Takes a role, whoever holds it: nobody has to accept, it is logged. `expert` says whose place it is where it is an
 * expert's, `why` that the holder is gone, where it was said.
 */
export async function takeRole(role: Role, expert?: string, why = ''): Promise<void> {
  const { opened, settings } = useProjections.getState();
  if (opened === null) return;
  const { incident } = opened;
  const post = postFor(incident, role, expert);
  const what = heldIn(role, post?.area ?? null);
  const fields = { ...(expert === undefined ? {} : { expert }), ...(why === '' ? {} : { why }) };
  const command: CommandInput =
    role === 'commander'
      ? { name: 'take-command', fields: why === '' ? {} : { why } }
      : { name: 'take-role', fields: { role, ...fields } };
  const back = backTo(incident, role, post, settings.person);
  if (post !== undefined && isMeant(incident, post.person, settings.person))
    showTrouble(role === 'commander' ? 'You are in command already.' : `You hold ${what} already.`);
  else if (await runOrSay(command)) {
    offerUndo(post === undefined ? `You took ${what}` : `You took ${what} from ${post.person}`, back);
    leaveHandoff();
    return;
  }
  if (useUi.getState().front === null) focusComposer();
}

/** What puts the place back that somebody is about to take. */
function backTo(incident: Incident, role: Role, post: Post | undefined, taker: string): CommandInput {
  if (role !== 'sme' || post === undefined) return asItWas(incident, role, taker);
  const { person, area, since } = post;
  return {
    name: 'assign',
    fields: { role, person, expert: taker, ...(area === null ? {} : { area }), since },
  };
}
