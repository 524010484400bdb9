import type { Instant } from '../../../shared/ids.ts';
import type { CommandInput } from '../../../shared/incident/commands.ts';
import { updateSlice } from '../../../shared/incident/events/update-sent.ts';
import type { Incident } from '../../../shared/incident/state.ts';
import type { UpdateDraft } from '../../../shared/incident/update-drafts.ts';
import { nextNumber } from '../../../shared/incident/updates.ts';
import { audiences as all, type Audience } from '../../../shared/incident/vocabulary.ts';
import { run } from '../../bridge/incidents.ts';
import { runForNew } from '../../incident-parts/appeared.ts';
import { toWhom } from '../../incident-parts/due-words.ts';
import { useProjections } from '../../state/projections.ts';
import { offerUndo } from '../../state/ui.ts';
import { changeWordings, useWordings, writeWords, type Whose } from '../../state/update-wordings.ts';
import { channelOf, statusOf } from './channel.ts';
import { nextOf, toldBy, wordsOf, type Desk } from './words.ts';

/** Why something was not done, as a sentence; null when it was. */
type Refusal = string | null;

/** Shares words for a second pair of eyes: they stand on the desktops of those who may approve them. */
export async function askForLook(desk: Desk, whose: Whose): Promise<Refusal> {
  const text = wordsOf(desk, whose);
  const told = toldBy(desk, whose);
  for (const audience of told) {
    const failure = await run({ name: 'draft-update', fields: { audience, text } });
    if (failure !== null) return failure.message;
  }
  offerUndo(`Asked for a look at the words${toWhom(told).replace(' to ', ' for ')}`, async () => {
    for (const audience of told) {
      const failure = await run({ name: 'drop-draft', fields: { audience } });
      if (failure !== null) return failure.message;
      const { typed } = useWordings.getState();
      if (whose !== 'all' && typed[audience] === null) writeWords(audience, text);
    }
    return null;
  });
  return null;
}

/** Says that somebody else's words are good; they are named, so that other words are not approved by it. */
export async function approve({ audience, id }: UpdateDraft): Promise<Refusal> {
  const failure = await run({ name: 'approve-update', fields: { audience, draft: id } });
  if (failure !== null) return failure.message;
  offerUndo(`Approved the words for ${audience}`, { name: 'unapprove', fields: { audience } });
  return null;
}

/** Puts the words that somebody shared in the place of one's own; those come back by Ctrl+Z. */
export function takeWords({ audience, id, text, by }: UpdateDraft): void {
  const { taken, typed, seen } = useWordings.getState();
  const before = typed[audience];
  const held = taken[audience] ?? null;
  const { [audience]: _own, ...others } = seen; // those words are as old as their sharing
  changeWordings({
    taken: { ...taken, [audience]: { id, text } },
    typed: { ...typed, [audience]: null },
    seen: others,
  });
  offerUndo(`Took the words of ${by}`, () => {
    const now = useWordings.getState();
    changeWordings({
      taken: { ...now.taken, [audience]: held },
      typed: { ...now.typed, [audience]: before },
      seen: { ...now.seen, ...(seen[audience] === undefined ? {} : { [audience]: seen[audience] }) },
    });
    return Promise.resolve(null);
  });
}

/** Gives the words back to the facts; what was typed comes back by Ctrl+Z. */
export function fillAgain(whose: Whose): void {
  const { typed, taken } = useWordings.getState();
  const [words, held] = [typed[whose], whose === 'all' ? null : (taken[whose] ?? null)];
  const put = (text: string | null, draft: typeof held): void => {
    const now = useWordings.getState();
    changeWordings({
      typed: { ...now.typed, [whose]: text },
      ...(whose === 'all' ? {} : { taken: { ...now.taken, [whose]: draft } }),
    });
  };
  put(null, null);
  offerUndo('Filled from the facts', () => {
    put(words, held);
    return Promise.resolve(null);
  });
}

/** What one command records: words, and who was sent them, with the time that is promised to them. */
type Parcel = { readonly next: Instant; readonly parts: readonly Part[] };
type Part = { readonly audience: Audience; readonly text: string; readonly whose: Whose };

/** Those with the same promise go together, so that one key takes them back together. */
function parcelsOf(desk: Desk, whoses: readonly Whose[]): readonly Parcel[] {
  const parcels = new Map<Instant, Part[]>();
  for (const whose of whoses) {
    const next = nextOf(desk, toldBy(desk, whose), whose);
    const parts = toldBy(desk, whose).map((audience) => ({ audience, text: wordsOf(desk, whose), whose }));
    parcels.set(next, [...(parcels.get(next) ?? []), ...parts]);
  }
  return [...parcels].map(([next, parts]) => ({ next, parts }));
}

const sentIds = (incident: Incident): readonly string[] => [...updateSlice.of(incident).keys()];
const sentNow = (): readonly string[] => {
  const { opened } = useProjections.getState();
  return opened === null ? [] : sentIds(opened.incident);
};

function commandOf(desk: Desk, { next, parts }: Parcel): CommandInput {
  const { sentAt } = desk.wordings;
  const at = sentAt === null ? {} : { at: sentAt };
  const wordings = parts.map(({ audience, text, whose }) => {
    const [channel, status] = [channelOf(desk, whose), statusOf(desk, whose)];
    return { audience, text, ...(channel === '' ? {} : { channel }), ...(status === null ? {} : { status }) };
  });
  return {
    name: 'send-updates',
    fields: { next, wordings, audiences: parts.map(({ audience }) => audience), ...at },
  };
}

/**
 * Records that the words went out, to each audience its own. Ctrl+Z takes all of it back, and the words are there again.
 * @returns who was sent what is recorded, and why not the rest.
 */
export async function markSent(
  desk: Desk,
  whoses: readonly Whose[],
): Promise<{ readonly sent: readonly Audience[]; readonly refused: Refusal }> {
  if (desk.wordings.wrongTime) {
    return {
      sent: [],
      refused: 'Not sent: a time beside the facts can’t be read. Mend it, or empty its field.',
    };
  }
  const sent: Audience[] = [];
  for (const parcel of parcelsOf(desk, whoses)) {
    const { parts } = parcel;
    if (parts.some(({ text }) => text.trim() === ''))
      return { sent, refused: 'Not sent: an update needs words: what is affected, what is being done.' };
    const told = all.filter((each) => parts.some(({ audience }) => audience === each));
    const number = nextNumber(desk.incident, told);
    const before = useWordings.getState();
    const known = new Set(sentNow());
    const outcome = await runForNew(commandOf(desk, parcel), sentIds);
    if (outcome.failure !== null) return { sent, refused: outcome.failure.message };
    sent.push(...told);
    forget(parts);
    if (outcome.id === null) continue; // the incident was left meanwhile
    const ids = sentNow().filter((id) => !known.has(id));
    offerUndo(`Update ${number} sent to ${told.join(', ')}`, () => takeBack(ids, parts, before));
  }
  changeWordings({ next: null, sentAt: null, times: { next: '', sent: '' }, to: null });
  return { sent, refused: null };
}

/** What was sent is in the record: the editor has the next words. */
function forget(parts: readonly Part[]): void {
  const { typed, taken, channel, status } = useWordings.getState();
  const whoses = new Set<Whose>(
    parts.flatMap(({ audience, whose }) => [whose, ...(whose === 'all' ? [] : [audience])]),
  );
  const without = <T>(of: Readonly<Partial<Record<Whose, T>>>): Partial<Record<Whose, T>> =>
    Object.fromEntries(Object.entries(of).filter(([whose]) => ![...whoses].some((each) => each === whose)));
  const emptied = Object.fromEntries([...whoses].map((whose) => [whose, null]));
  changeWordings({
    typed: { ...typed, ...emptied },
    taken: { ...taken, ...emptied },
    channel: without(channel),
    status: without(status),
    ...(whoses.has('all') ? { together: false } : {}),
  });
}

async function takeBack(
  ids: readonly string[],
  parts: readonly Part[],
  before: ReturnType<typeof useWordings.getState>,
): Promise<Refusal> {
  const [update, ...also] = ids;
  if (update === undefined) return 'Not taken back: it is not in the record.';
  const failure = await run({ name: 'withdraw-update', fields: { update, also } });
  if (failure !== null) return failure.message;
  const now = useWordings.getState();
  const whoses = [...new Set(parts.map(({ whose }) => whose))];
  // The words as they were sent, unless others have been typed since.
  const back = whoses.flatMap((whose): readonly (readonly [Whose, string | null])[] =>
    now.typed[whose] !== null || before.typed[whose] === null ? [] : [[whose, before.typed[whose]]],
  );
  changeWordings({
    typed: { ...now.typed, ...Object.fromEntries(back) },
    together: whoses.includes('all') || now.together,
    to: before.to,
    next: before.next,
  });
  return null;
}
