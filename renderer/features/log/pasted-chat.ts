import { create } from 'zustand';
import { looksLikeChat } from '../../../shared/exchange/chat/looks-like-chat.ts';
import { dayTyped } from '../../../shared/exchange/day-typed.ts';
import type { ImportPreview } from '../../../shared/exchange/imported.ts';
import { keyOf } from '../../../shared/exchange/plan-entries.ts';
import type { IncidentId } from '../../../shared/ids.ts';
import type { Failure } from '../../../shared/ipc/errors.ts';
import type { Result } from '../../../shared/result.ts';
import type { Day } from '../../../shared/time/days.ts';
import { readToImport, runImport, sourceRows, takeImportBack } from '../../bridge/importing.ts';
import { zone } from '../../incident-parts/zone.ts';
import { wallClock } from '../../state/clock.ts';
import {
  changeComposer,
  emptyLine,
  isAboutEntry,
  removeFile,
  useComposer,
  type Composer,
} from '../../state/composer.ts';
import { useProjections } from '../../state/projections.ts';
import { offerUndo, sayDone } from '../../state/ui.ts';
import { forgetFileUndo, whenAttached } from './files.ts';

/** Where the day of a chat that names none is typed. */
export const CHAT_DAY = 'chat-day';

/** As much as a reading takes. */
const LONGEST = 5_000_000;

export type ChatDocument = ImportPreview['documents'][number];
type Reading = Promise<Result<ImportPreview, Failure>>;

/** A chat that was pasted, and what could become of it. */
export type OfferedChat = {
  readonly place: IncidentId;
  readonly pasted: string;
  /** The line and its files as they were before. */
  readonly before: Pick<Composer, 'text' | 'kind' | 'time' | 'prose' | 'to' | 'wait' | 'plain' | 'files'>;
  /** What stands in the line since then: the offer holds for as long as nobody changes it. null until it stands there. */
  readonly shown: string | null;
  readonly reading: Reading;
  /** The day that somebody named for clock times without one. */
  readonly day: Day | null;
  /** null while it is being read. */
  readonly document: ChatDocument | null;
  readonly adding: boolean;
};

const useChat = create<{ readonly offer: OfferedChat | null }>(() => ({ offer: null }));

const change = (offer: OfferedChat, to: Partial<OfferedChat>): void =>
  useChat.setState((s) => (s.offer?.reading === offer.reading ? { offer: { ...s.offer, ...to } } : s));
/** Whether the chat that is offered names no day for its clock times: somebody can. */
export const isDaylessChat = (): boolean => useChat.getState().offer?.document?.day !== undefined;
/** The text stays where it is, as it was pasted. */
export const leaveChat = (): void => useChat.setState({ offer: null });

/** The chat that the line holds, if it was pasted as one and nobody changed it since. */
export function useOfferedChat(text: string, place: IncidentId): OfferedChat | null {
  const offer = useChat((s) => s.offer);
  const stands = offer !== null && offer.place === place && (offer.adding || offer.shown === text);
  return stands ? offer : null;
}

/** Looks whether what is being pasted is a chat. It goes into the line as ever: this only offers more. */
export function offerChat(pasted: string): void {
  leaveChat();
  const composer = useComposer.getState();
  const place = useProjections.getState().opened?.incident.id;
  if (place === undefined || isAboutEntry(composer) || pasted.length > LONGEST || !looksLikeChat(pasted))
    return;
  const { text, kind, time, prose, to, wait, plain, files } = composer;
  const reading = readChatInto(pasted, place, null);
  const offer: OfferedChat = {
    ...{ place, pasted, before: { text, kind, time, prose, to, wait, plain, files } },
    ...{ shown: null, reading, day: null, document: null, adding: false },
  };
  useChat.setState({ offer });
  void reading.then((answer) => {
    const document = chatIn(answer);
    // What can't be read as one is text, as it always was.
    if (document === undefined) {
      if (useChat.getState().offer?.reading === reading) leaveChat();
    } else change(offer, { document });
  });
}

/** What was pasted stands in the line now. */
export function noteShown(): void {
  const { offer } = useChat.getState();
  if (offer !== null && offer.shown === null) change(offer, { shown: useComposer.getState().text });
}

const readChatInto = (text: string, into: IncidentId, day: Day | null): Reading =>
  readToImport({ from: { text }, format: 'chat', zone: null, day, into });

/** Reads the chat again, with another day for its clock times. @returns why not, as a sentence. */
export function readChatOn(words: string): string | null {
  const { offer } = useChat.getState();
  const day = dayTyped(words, wallClock(), zone);
  if (offer === null || offer.adding) return null;
  if (!day.ok) return day.error;
  const reading = readChatInto(offer.pasted, offer.place, day.value);
  const now = { ...offer, reading, day: day.value };
  useChat.setState({ offer: now });
  void reading.then((answer) => {
    const document = chatIn(answer);
    if (document !== undefined) change(now, { document });
  });
  return null;
}

function chatIn(answer: Awaited<Reading>): ChatDocument | undefined {
  const document = answer.ok ? answer.value.documents[0] : undefined;
  return document === undefined || document.rows.length < 2 ? undefined : document;
}

/** Adds the messages to the log at their times; what was not understood stays in the line. */
export async function addChat(): Promise<void> {
  const { offer } = useChat.getState();
  if (offer === null || offer.adding) return;
  change(offer, { adding: true });
  let answer = await offer.reading;
  let document = chatIn(answer);
  if (!answer.ok || document === undefined) {
    leaveChat();
    return;
  }
  if (document.fresh === 0) {
    done(offer, document, `Nothing added: all ${document.rows.length} messages are in the log already`);
    return;
  }
  let outcome = await runImport(answer.value.token, [document.key], offer.place);
  if (!outcome.ok && outcome.error.kind === 'not-found') {
    // Something else was read meanwhile.
    answer = await readChatInto(offer.pasted, offer.place, offer.day);
    document = chatIn(answer) ?? document;
    if (answer.ok) outcome = await runImport(answer.value.token, [document.key], offer.place);
  }
  const refused = outcome.ok ? outcome.value.failures[0]?.message : outcome.error.message;
  if (refused !== undefined || !outcome.ok) {
    change(offer, { adding: false });
    if (isHere(offer)) changeComposer({ refused: refused ?? null });
    return;
  }
  const { added = 0, known = 0 } = outcome.value.incidents[0] ?? {};
  const already = known === 0 ? '' : `; ${known} ${known === 1 ? 'was' : 'were'} in the log already`;
  done(offer, document, null);
  const words = `Added ${added} ${added === 1 ? 'message' : 'messages'} of a chat${already}`;
  const key = keyOf(document.key);
  if (isHere(offer)) offerUndo(words, () => takeBack(offer.place, key));
}

/** @returns why it was not taken back, as a sentence; null when it was. */
async function takeBack(place: IncidentId, key: string): Promise<string | null> {
  const { opened } = useProjections.getState();
  if (opened?.incident.id !== place) return 'Nothing changed: this incident is not on screen any more.';
  const rows = sourceRows(opened.incident.events.values(), [key]);
  if (rows.length === 0) return 'Nothing changed: the record does not say what this chat brought.';
  const answer = await takeImportBack(
    place,
    rows.map(({ id }) => id),
  );
  return answer.ok ? null : answer.error.message;
}

const isHere = ({ place }: OfferedChat): boolean => useProjections.getState().opened?.incident.id === place;

/** The line as it was before, with what was not understood and what was typed meanwhile behind it. */
function done(offer: OfferedChat, { leftOut }: ChatDocument, said: string | null): void {
  // What was pasted meanwhile is offered for itself.
  if (useChat.getState().offer?.reading === offer.reading) leaveChat();
  if (!isHere(offer)) return;
  if (said !== null) sayDone(said);
  const { text, files } = useComposer.getState();
  const { before } = offer;
  const typed = offer.shown !== null && text.startsWith(offer.shown) ? text.slice(offer.shown.length) : null;
  if (typed === null) return; // it was changed meanwhile: it is whoever’s changed it
  const rest = leftOut.map((each) => each.text).join('\n');
  changeComposer({
    ...emptyLine,
    ...before,
    files,
    text: [before.text, rest, typed].filter((each) => each !== '').join('\n'),
  });
  // A chat that is too long for an entry came with its file.
  void whenAttached().then(() => {
    forgetFileUndo();
    const had = new Set(before.files.map(({ id }) => id));
    for (const { id } of files) if (!had.has(id)) removeFile(id);
  });
}
