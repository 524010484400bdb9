import { flushSync } from 'react-dom';
import type { CommandInput } from '../../shared/incident/commands.ts';
import { offerOf, type Offer } from '../../shared/incident/handoff.ts';
import { isMeant } from '../../shared/incident/people.ts';
import { capital, heldIn } from '../../shared/incident/role-words.ts';
import type { Post } from '../../shared/incident/roles.ts';
import type { Role } from '../../shared/incident/vocabulary.ts';
import { run, runOrSay } from '../bridge/incidents.ts';
import { focusComposer } from '../state/focus.ts';
import { useProjections } from '../state/projections.ts';
import { closeFront, offerUndo, showFront, useUi } from '../state/ui.ts';
import { typeAgain } from './handoff-typed.ts';

/** Whose place it is, where a role has several. */
const placeOf = ({ role, person }: { readonly role: Role; readonly person: string }) => ({
  role,
  ...(role === 'sme' ? { expert: person } : {}),
});
const placeOfOffer = ({ role, from }: Offer) => placeOf({ role, person: from });

/** What gives a role back to whoever offered it, with the time on duty that they had. */
const givenBack = ({ role, area, from, since }: Offer, holder: string): CommandInput => ({
  name: 'assign',
  fields: {
    ...placeOf({ role, person: holder }),
    ...(area === null ? {} : { area }),
    ...{ person: from, since },
  },
});

/** Opens the brief of a role, with what can be done about handing it over. */
export const showHandoff = (role: Role, person?: string): void =>
  showFront({ name: 'handoff', role, ...(role === 'sme' && person !== undefined ? { person } : {}) });
export const showOffer = ({ role, from }: Offer): void => showHandoff(role, from);

/** Offers a role. @returns whether it was done; if not, why is said. */
export async function offer(post: Post, to: string, words: string): Promise<boolean> {
  const { opened } = useProjections.getState();
  const before = opened === null ? undefined : offerOf(opened.incident, post.place);
  const fields = { ...placeOf(post), person: to, ...(words.trim() === '' ? {} : { words: words.trim() }) };
  if (!(await runOrSay({ name: 'hand-over', fields }))) return false;
  const back: Parameters<typeof offerUndo>[1] =
    before === undefined || isOfferedTo(before, to)
      ? async () => {
          const failure = await run({ name: 'withdraw-handoff', fields: placeOf(post) });
          if (failure === null) typeAgain(post.place, to, words);
          return failure?.message ?? null;
        }
      : {
          name: 'hand-over',
          fields: {
            ...placeOf(post),
            person: before.to,
            ...(before.words === null ? {} : { words: before.words }),
          },
        };
  offerUndo(`${capital(heldIn(post.role, post.area))} offered to ${to}`, back);
  return true;
}

function isOfferedTo({ to }: Offer, person: string): boolean {
  const { opened } = useProjections.getState();
  return opened !== null && isMeant(opened.incident, to, person);
}

/** Accepts what is offered to the person at this desktop, or records that the other accepted by voice. */
export async function accept(offered: Offer, voice = false): Promise<void> {
  const { settings } = useProjections.getState();
  const fields = { ...placeOfOffer(offered), ...(voice ? { person: offered.to, voice } : {}) };
  if (!(await runOrSay({ name: 'accept-handoff', fields }))) return;
  const holder = voice ? offered.to : settings.person;
  const what = heldIn(offered.role, offered.area);
  offerUndo(voice ? `${holder} took over ${what}` : `You took over ${what}`, givenBack(offered, holder));
  leaveHandoff();
}

/** Offers a role and records in the same breath that the other accepted by voice. */
export async function handOverByVoice(post: Post, to: string, words: string): Promise<void> {
  if (!(await offer(post, to, words))) return;
  const { role, area, person: from, since, place } = post;
  const now = { role, area, from, since, to, words: null, offeredAt: since, by: from, id: '', place };
  await accept(now, true);
}

/** Declines what is offered; the role stays where it is. */
export async function decline(offered: Offer, why = '', voice = false): Promise<boolean> {
  const who = { ...placeOfOffer(offered), ...(voice ? { person: offered.to, voice } : {}) };
  const fields = { ...who, ...(why.trim() === '' ? {} : { why: why.trim() }) };
  if (!(await runOrSay({ name: 'decline-handoff', fields }))) return false;
  const what = heldIn(offered.role, offered.area);
  offerUndo(voice ? `${offered.to} declined ${what}` : `You declined ${what}`, {
    name: 'decline-handoff',
    fields: { ...who, undo: true },
  });
  leaveHandoff();
  return true;
}

/** Withdraws an offer that nobody has answered. */
export async function withdraw(offered: Offer): Promise<void> {
  const fields = { ...placeOfOffer(offered), person: offered.to };
  if (!(await runOrSay({ name: 'withdraw-handoff', fields }))) return;
  typeAgain(offered.place, offered.to, offered.words ?? '');
  offerUndo(`The offer to ${offered.to} withdrawn`, {
    name: 'withdraw-handoff',
    fields: { ...fields, undo: true },
  });
}

/** Back to the log, where what was done stands now. */
export function leaveHandoff(): void {
  // The composer is behind it until it is gone.
  if (useUi.getState().front?.name === 'handoff') flushSync(closeFront);
  focusComposer();
}
